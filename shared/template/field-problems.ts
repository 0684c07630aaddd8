import { versionSchema, type DeploymentWindow, type ReleaseHeader } from '../release/release';
import type { TemplateProblem } from '../release/view';
import type { ReleaseContent } from '../rendering/release-content';
import { textFor } from './localized-text';
import { placeholderIn } from './placeholder-text';
import type { TemplateSection } from './template';

/** Where problems of the title are shown: it has no section of its own. */
export const titleSection = 'title';

/** Problems of the header: title, version, deployment windows. */
export function fieldProblems({ header, template }: ReleaseContent): readonly TemplateProblem[] {
  const fieldOf = (field: 'version' | 'deployment'): TemplateSection | undefined =>
    template.sections.find((section) => section.kind === 'field' && section.field === field);
  return [
    ...titleProblems(header),
    ...versionProblems(header, fieldOf('version')),
    ...deploymentProblems(header, fieldOf('deployment')),
  ];
}

function titleProblems({ title }: ReleaseHeader): readonly TemplateProblem[] {
  const problem = { section: titleSection, blocking: true };
  if (title.trim() === '') return [{ ...problem, code: 'missing-title', params: {} }];
  const text = placeholderIn(title);
  return text === undefined ? [] : [{ ...problem, code: 'placeholder-in-title', params: { text } }];
}

/** The version is part of the permanent address, so it is needed whatever the template says (duty 3.5). */
function versionProblems(
  { version }: ReleaseHeader,
  section: TemplateSection | undefined,
): readonly TemplateProblem[] {
  const problem = { section: section?.key ?? 'version', blocking: true };
  if (version.trim() === '') return [{ ...problem, code: 'missing-version', params: {} }];
  return versionSchema.safeParse(version).success
    ? []
    : [{ ...problem, code: 'bad-version', params: { version } }];
}

function deploymentProblems(
  header: ReleaseHeader,
  section: TemplateSection | undefined,
): readonly TemplateProblem[] {
  const key = section?.key ?? 'deployment';
  if (header.deployment.length === 0) {
    const params = section ? { section: textFor(section.label, header.sourceLocale) } : {};
    return section?.requiredFor.includes(header.kind)
      ? [{ code: 'missing-deployment', params, section: key, blocking: true }]
      : [];
  }
  const regions = header.deployment.map(({ region }) => region.trim().toLowerCase());
  return header.deployment.flatMap((window, index) => [
    ...windowProblems(window).map((code) => ({
      code,
      params: { region: window.region, timeZone: window.timeZone },
      section: key,
      focus: String(index),
      blocking: true,
    })),
    ...(regions.indexOf(window.region.trim().toLowerCase()) < index
      ? [
          {
            code: 'deployment-region-twice',
            params: { region: window.region },
            section: key,
            focus: String(index),
            blocking: false,
          },
        ]
      : []),
  ]);
}

function windowProblems({ start, end, timeZone }: DeploymentWindow): readonly string[] {
  const codes: string[] = [];
  if (end !== undefined && Date.parse(end) <= Date.parse(start)) codes.push('deployment-ends-before-start');
  if (!isTimeZone(timeZone)) codes.push('deployment-unknown-zone');
  return codes;
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
