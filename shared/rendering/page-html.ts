import { cleanLine } from './clean-text';
import { escapeHtml } from './escape-html';
import { htmlBlocks, htmlInline, langAttributes } from './html-blocks';
import { windowText } from './instants';
import type { ChangeGroup, PageChange, PageSection, ReleasePage, Tagged } from './release-page';
import { safeLink } from './safe-link';

/** How the body of a page is written for one channel. */
export interface BodyOptions {
  /** The level of the section headings. */
  readonly headingLevel: number;
  /** Whether sections and changes get ids to link to; not in mail and feeds, where ids of many messages meet. */
  readonly anchors: boolean;
}

/** Text in the page's language as it is, other text in an element that names its language. */
export function taggedHtml({ text, lang }: Tagged, page: ReleasePage): string {
  const html = escapeHtml(text);
  return lang === page.locale || isSameLanguage(lang, page.locale)
    ? html
    : `<span${langAttributes(lang)}>${html}</span>`;
}

/** One of the fixed words. */
export function wordHtml(word: string, page: ReleasePage): string {
  return taggedHtml({ text: word, lang: page.words.lang }, page);
}

/** Words in `de` need no mark on a page in `de-CH`; words in `zh` on one in `zh-Hant` would be another script. */
function isSameLanguage(lang: string, locale: string): boolean {
  const [language, ...subtags] = locale.split('-');
  return lang === language && !subtags.some((subtag) => subtag.length === 4 && !/^\d/.test(subtag));
}

/** Version, deployment windows and, unless it is an ordinary release, its kind, as a description list. */
export function factsHtml(page: ReleasePage): string {
  const version = fact(taggedHtml(page.versionLabel, page), `<bdi>${escapeHtml(page.version)}</bdi>`);
  const windows = page.windows.map((window) => {
    const region = `<bdi>${escapeHtml(cleanLine(window.region))}</bdi>`;
    const time = `<time datetime="${escapeHtml(window.start)}" dir="ltr">${escapeHtml(cleanLine(windowText(window)))}</time>`;
    return `<dd>${region}: ${time}</dd>`;
  });
  const deployment =
    windows.length === 0 ? '' : `<dt>${taggedHtml(page.deploymentLabel, page)}</dt>${windows.join('')}\n`;
  const kind =
    page.kind === 'planned'
      ? ''
      : fact(wordHtml(page.words.kind, page), wordHtml(page.words.kinds[page.kind], page));
  return `<dl>\n${version}${deployment}${kind}</dl>\n`;
}

function fact(term: string, description: string): string {
  return `<dt>${term}</dt><dd>${description}</dd>\n`;
}

/** All sections of the page. */
export function sectionsHtml(page: ReleasePage, options: BodyOptions): string {
  return page.sections.map((section) => sectionHtml(section, page, options)).join('');
}

/** One section with its heading. */
export function sectionHtml(section: PageSection, page: ReleasePage, options: BodyOptions): string {
  const level = String(options.headingLevel);
  const id = `section-${section.key}`;
  const attributes = options.anchors ? ` id="${id}"` : '';
  const heading = `<h${level}${attributes}>${taggedHtml(section.label, page)}</h${level}>\n`;
  const body = sectionBodyHtml(section, page, options);
  return options.anchors
    ? `<section aria-labelledby="${id}">\n${heading}${body}</section>\n`
    : `${heading}${body}`;
}

/** What stands in a section, without its heading. */
export function sectionBodyHtml(section: PageSection, page: ReleasePage, options: BodyOptions): string {
  if (section.kind === 'prose') {
    return htmlBlocks(section.blocks, {
      headingLevel: options.headingLevel + 1,
      foreignBlocks: page.foreignBlocks,
      foreignLang: page.content.header.sourceLocale,
      ...(options.anchors ? { tablesLabelledBy: `section-${section.key}` } : {}),
    });
  }
  if (section.groups.length === 0) return `<p>${wordHtml(page.words.noChanges, page)}</p>\n`;
  return section.groups.map((group) => groupHtml(group, page, options)).join('');
}

function groupHtml(group: ChangeGroup, page: ReleasePage, options: BodyOptions): string {
  const level = String(options.headingLevel + 1);
  const heading = `<h${level}>${wordHtml(page.words.changeTypes[group.type], page)}</h${level}>\n`;
  const items = group.changes.map((entry) => changeHtml(entry, page, options));
  return `${heading}<ul>\n${items.join('')}</ul>\n`;
}

function changeHtml(entry: PageChange, page: ReleasePage, options: BodyOptions): string {
  const { words } = page;
  const { change } = entry;
  const labels = [
    ...(change.breaking ? [words.breaking] : []),
    ...(change.security ? [words.security] : []),
  ].map((label) => `<strong class="label">${wordHtml(label, page)}</strong> `);
  const summary =
    entry.lang === page.locale
      ? htmlInline(entry.summary)
      : `<span${langAttributes(entry.lang)}>${htmlInline(entry.summary)}</span>`;
  const id = options.anchors ? ` id="change-${escapeHtml(entry.id)}"` : '';
  return `<li${id}>${labels.join('')}${summary}${changeDetails(entry, page)}</li>\n`;
}

function changeDetails({ change }: PageChange, page: ReleasePage): string {
  const { words } = page;
  const details = [
    ...(change.actionBy === undefined
      ? []
      : [
          `${wordHtml(words.actionBy, page)}: <time datetime="${change.actionBy}" dir="ltr">${change.actionBy}</time>`,
        ]),
    ...(cleanLine(change.module) === ''
      ? []
      : [`${wordHtml(words.module, page)}: <bdi>${escapeHtml(cleanLine(change.module))}</bdi>`]),
    ...(change.references.length === 0
      ? []
      : [`${wordHtml(words.references, page)}: ${change.references.map(referenceHtml).join(', ')}`]),
  ];
  return details.length === 0 ? '' : `<br><small>${details.join(' · ')}</small>`;
}

function referenceHtml(reference: string): string {
  const text = `<bdi>${escapeHtml(cleanLine(reference))}</bdi>`;
  const href = safeLink(reference);
  return href === undefined ? text : `<a href="${escapeHtml(href)}">${text}</a>`;
}
