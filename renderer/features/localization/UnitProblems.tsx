import { useTranslation } from 'react-i18next';
import type { UnitProblem } from '../../../shared/localization/unit';
import { codedText } from '../../app/coded-text';

/** What the checks found. Errors keep the release from being signed, warnings inform. */
export function UnitProblems({ problems }: { readonly problems: readonly UnitProblem[] }) {
  const { t, i18n } = useTranslation('localization');
  if (problems.length === 0) return null;
  return (
    <ul className="translate-unit__problems">
      {problems.map(({ code, severity, detail }, index) => (
        <li key={index} data-severity={severity}>
          <strong>{t(`severity.${severity}`)}</strong> {codedText(i18n, 'localization', code, { detail })}
        </li>
      ))}
    </ul>
  );
}
