import { Check, Minus, X, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProbeAnswer, ProbeReport } from '../../../shared/publishing/probe-report';
import { Banner, DateTime } from '../../ui';

const icons: Readonly<Record<ProbeAnswer, LucideIcon>> = { passed: Check, failed: X, 'not-asked': Minus };

/** What the store did when it was asked, and what follows for publishing. */
export function ProbeResult({ report }: { readonly report: ProbeReport }) {
  const { t } = useTranslation('publishing');
  return (
    <div className="publishing__probe">
      <Banner
        tone={report.class === 'enforced' ? 'positive' : 'warning'}
        role="note"
        title={t(`class.${report.class}`)}
      >
        {t(`class.${report.class}Hint`)}{' '}
        {report.createMethod !== null && t(`createMethod.${report.createMethod}`)}
      </Banner>
      <details>
        <summary>
          {t('probe.title')} · {t('endpoints.probedAt')} <DateTime value={report.at} />
          {report.server !== '' && ` · ${report.server}`}
        </summary>
        <ul className="publishing__checks">
          {report.checks.map(({ check, answer, winners, racers }) => {
            const Icon = icons[answer];
            return (
              <li key={check} data-answer={answer}>
                <Icon aria-hidden />
                <span>{t(`probe.check.${check}`)}</span>
                <span className="publishing__answer">
                  {t(`probe.answer.${answer}`)}
                  {winners !== undefined &&
                    racers !== undefined &&
                    ` – ${t('probe.race', { winners, racers })}`}
                </span>
              </li>
            );
          })}
        </ul>
      </details>
    </div>
  );
}
