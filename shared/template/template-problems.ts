import type { TemplateProblem } from '../release/view';
import type { ReleaseContent } from '../rendering/release-content';
import { changeProblems } from './change-problems';
import { fieldProblems } from './field-problems';
import { proseProblems } from './prose-problems';

/**
 * What stands between a release's text and its template (duty 3.1): header first, then section by section in the
 * template's order. Every problem names the section and, where there is one, the block or change to jump to.
 * `params.section` is the section's label in the release's source locale; whoever shows the problem in another language
 * may replace it.
 */
export function templateProblems(content: ReleaseContent): readonly TemplateProblem[] {
  const { template } = content;
  const fields = fieldProblems(content);
  const ofSections = template.sections.flatMap((section) => {
    switch (section.kind) {
      case 'field':
        return fields.filter((problem) => problem.section === section.key);
      case 'prose':
        return proseProblems(section, content);
      case 'changes':
        return changeProblems(section, content);
    }
  });
  // A template may have no place for a version; a release without one still has no permanent address.
  const keys = new Set(template.sections.map(({ key }) => key));
  return [...fields.filter(({ section }) => !keys.has(section)), ...ofSections];
}
