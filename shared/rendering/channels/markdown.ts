import { markdownBlocks } from '../markdown-blocks';
import { markdownHeading, markdownInline, markdownLang, markdownText } from '../markdown-inline';
import { changeDetailLines, changeLabels, factLines } from '../page-lines';
import type { ChangeGroup, PageChange, PageSection, ReleasePage, Tagged } from '../release-page';

/** The release as CommonMark. */
export function markdownPage(page: ReleasePage): string {
  const name = markdownText(`${page.productName} ${page.version}:`);
  const title = markdownHeading(1, `${name} ${tagged(page.title, page)}`);
  const facts = factLines(page).flatMap(({ label, values }) =>
    values.map((value) => `- **${tagged(label, page)}**: ${markdownText(value)}`),
  );
  const sections = page.sections.map((section) => sectionMarkdown(section, page));
  return `${[title, facts.join('\n'), ...sections].join('\n\n')}\n`;
}

function tagged({ text, lang }: Tagged, page: ReleasePage): string {
  return lang === page.content.header.sourceLocale && lang !== page.locale
    ? markdownLang(markdownText(text), lang)
    : markdownText(text);
}

function sectionMarkdown(section: PageSection, page: ReleasePage): string {
  const heading = markdownHeading(2, markdownText(section.label.text));
  if (section.kind === 'changes') {
    const groups = section.groups.map((group) => groupMarkdown(group, page));
    return [heading, ...(groups.length === 0 ? [markdownText(page.words.noChanges)] : groups)].join('\n\n');
  }
  const body = markdownBlocks(section.blocks, {
    headingLevel: 3,
    foreignBlocks: page.foreignBlocks,
    foreignLang: page.content.header.sourceLocale,
  });
  return `${heading}\n\n${body}`;
}

function groupMarkdown(group: ChangeGroup, page: ReleasePage): string {
  const items = group.changes.map((entry) => changeMarkdown(entry, page));
  const heading = markdownHeading(3, markdownText(page.words.changeTypes[group.type]));
  return `${heading}\n\n${items.join('\n')}`;
}

function changeMarkdown(entry: PageChange, page: ReleasePage): string {
  const labels = changeLabels(entry, page).map((label) => `**${markdownText(label)}:** `);
  const details = changeDetailLines(entry, page).map(markdownText);
  const summary = markdownInline(entry.summary);
  const words = entry.lang === page.locale ? summary : markdownLang(summary, entry.lang);
  return `- ${labels.join('')}${words}${details.length === 0 ? '' : `\\\n  ${details.join(' · ')}`}`;
}
