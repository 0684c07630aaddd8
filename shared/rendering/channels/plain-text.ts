import { changeDetailLines, changeLabels, factLines } from '../page-lines';
import { plainTextBlocks, plainTextInline } from '../plain-text-blocks';
import type { ChangeGroup, PageChange, PageSection, ReleasePage } from '../release-page';

/** The release as plain text, for the text part of a mail and the `content_text` of a feed. */
export function plainTextPage(page: ReleasePage): string {
  const title = `${page.productName} ${page.version}: ${page.title.text}`;
  const facts = factLines(page).flatMap(({ label, values }) =>
    values.map((value) => `${label.text}: ${value}`),
  );
  const sections = page.sections.map((section) => `${section.label.text}\n\n${sectionText(section, page)}`);
  return `${[title, facts.join('\n'), ...sections].join('\n\n')}\n`;
}

/** What stands in a section, without its heading. */
export function sectionText(section: PageSection, page: ReleasePage): string {
  if (section.kind === 'prose') return plainTextBlocks(section.blocks);
  if (section.groups.length === 0) return page.words.noChanges;
  return section.groups.map((group) => groupText(group, page)).join('\n\n');
}

function groupText(group: ChangeGroup, page: ReleasePage): string {
  const items = group.changes.map((entry) => changeText(entry, page));
  return `${page.words.changeTypes[group.type]}\n\n${items.join('\n')}`;
}

function changeText(entry: PageChange, page: ReleasePage): string {
  const labels = changeLabels(entry, page).map((label) => `${label}: `);
  const details = changeDetailLines(entry, page).map((line) => `\n  (${line})`);
  return `- ${labels.join('')}${plainTextInline(entry.summary)}${details.join('')}`;
}
