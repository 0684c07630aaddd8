import type { TemplateProblem } from '../release/view';
import type { IdentifiedChange, ReleaseContent } from '../rendering/release-content';
import { textFor } from './localized-text';
import { placeholderIn } from './placeholder-text';
import type { TemplateSection } from './template';

type ChangesSection = Extract<TemplateSection, { kind: 'changes' }>;

/** Problems of the changes: too few that customers see, and what is missing in each. */
export function changeProblems(
  section: ChangesSection,
  { header, changes }: ReleaseContent,
): readonly TemplateProblem[] {
  const visible = changes.filter(({ change }) => change.impact === 'customer').length;
  const isRequired = section.requiredFor.includes(header.kind);
  const tooFew: readonly TemplateProblem[] =
    isRequired && visible < section.minimumEntries
      ? [
          {
            code: 'too-few-changes',
            params: {
              section: textFor(section.label, header.sourceLocale),
              count: visible,
              minimum: section.minimumEntries,
            },
            section: section.key,
            blocking: true,
          },
        ]
      : [];
  return [
    ...tooFew,
    ...changes.flatMap((change) =>
      problemsOf(change, header.audienceRoles).map((problem) => ({
        ...problem,
        section: section.key,
        focus: change.id,
      })),
    ),
  ];
}

function problemsOf(
  { change }: IdentifiedChange,
  audience: readonly string[],
): readonly Pick<TemplateProblem, 'code' | 'params' | 'blocking'>[] {
  const summary = change.summary.trim();
  const params = { summary: summary.slice(0, 80) };
  const problems: Pick<TemplateProblem, 'code' | 'params' | 'blocking'>[] = [];
  if (summary === '') problems.push({ code: 'change-without-summary', params: {}, blocking: true });
  if (change.impact === 'internal') {
    // Below the line of customer impact the reason must be on record (duty 1.2).
    if (change.impactReason.trim() === '') {
      problems.push({ code: 'internal-without-reason', params, blocking: true });
    }
    return problems;
  }
  const text = placeholderIn(summary.replace(/`[^`]*`/g, ''));
  if (text !== undefined) problems.push({ code: 'placeholder-in-change', params: { text }, blocking: true });
  if (!change.audienceRoles.some((role) => audience.includes(role))) {
    problems.push({ code: 'change-reaches-nobody', params, blocking: false });
  }
  return problems;
}
