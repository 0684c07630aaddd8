import { useTranslation } from 'react-i18next';
import { textFor } from '../../../shared/template/localized-text';
import { ChangesSection } from './ChangesSection';
import { DeploymentField } from './DeploymentField';
import { VersionField } from './VersionField';
import { useWriting } from './write-context';

/** What stands in a slot of the page: the version, the deployment windows, or the classified changes. */
export function SlotContent({ section: key }: { readonly section: string }) {
  const { t, i18n } = useTranslation('authoring');
  const { view } = useWriting();
  const section = view.template.sections.find((candidate) => candidate.key === key);
  if (section === undefined || section.kind === 'prose') return null;
  const isRequired = section.requiredFor.includes(view.header.value.kind);
  return (
    <section className="write-section" aria-label={textFor(section.label, i18n.language)}>
      <header className="write-section__head">
        <h2 className="write-section__title">{textFor(section.label, i18n.language)}</h2>
        {isRequired && <span className="write-section__required">{t('required')}</span>}
        {section.help !== undefined && (
          <p className="write-section__help">{textFor(section.help, i18n.language)}</p>
        )}
      </header>
      {section.kind === 'changes' ? (
        <ChangesSection />
      ) : section.field === 'version' ? (
        <VersionField />
      ) : (
        <DeploymentField />
      )}
    </section>
  );
}
