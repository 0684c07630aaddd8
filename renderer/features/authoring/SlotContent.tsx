import { ChangesSection } from './ChangesSection';
import { DeploymentField } from './DeploymentField';
import { headingId } from './editor/section-nodes';
import { SectionHead } from './SectionHead';
import { VersionField } from './VersionField';
import { useWriting } from './write-context';

/** What stands in a slot of the page: the version, the deployment windows, or the classified changes. */
export function SlotContent({ section: key }: { readonly section: string }) {
  const { view } = useWriting();
  const section = view.template.sections.find((candidate) => candidate.key === key);
  if (section === undefined || section.kind === 'prose') return null;
  return (
    <section className="write-section" aria-labelledby={headingId(key)}>
      <SectionHead section={section} />
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
