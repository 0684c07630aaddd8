import { useTranslation } from 'react-i18next';
import type { TemplateSection } from '../../../shared/template/template';
import { textFor } from '../../../shared/template/localized-text';
import { headingId } from './editor/section-nodes';
import { useWriting } from './write-context';

/** What stands above a section: its name in the reader's language, whether it is required, and what belongs there. */
export function SectionHead({ section }: { readonly section: TemplateSection }) {
  const { t, i18n } = useTranslation('authoring');
  const { view } = useWriting();
  const isRequired = section.requiredFor.includes(view.header.value.kind);
  return (
    <header className="write-section__head">
      <h2 id={headingId(section.key)} className="write-section__title">
        {textFor(section.label, i18n.language)}
      </h2>
      {isRequired && <span className="write-section__required">{t('required')}</span>}
      {section.help !== undefined && (
        <p className="write-section__help">
          {/* The template may have no words in the reader's language, and English ones read from the left. */}
          <bdi>{textFor(section.help, i18n.language)}</bdi>
        </p>
      )}
    </header>
  );
}
