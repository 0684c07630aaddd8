import { textDirection } from '../direction';
import { escapeHtml } from '../escape-html';
import { languageName } from '../language-names';
import { factsHtml, sectionsHtml, taggedHtml, wordHtml } from '../page-html';
import { permanentPath } from '../permanent-path';
import { portalStyle, portalStyleDigest } from '../portal-style';
import type { ReleasePage } from '../release-page';

/** Nothing is loaded and nothing runs: the one style is allowed by its digest. */
const policy = `default-src 'none'; style-src '${portalStyleDigest}'; base-uri 'none'; form-action 'none'`;

/** A complete, standalone page of a customer portal in HTML, accessible (WCAG 2.2) and without any script. */
export function portalPage(page: ReleasePage): string {
  const title = `${page.productName} ${page.version}: ${page.title.text}`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(page.locale)}" dir="${page.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
${headLinks(page)}<style>${portalStyle}</style>
</head>
<body>
<a class="skip" href="#content">${wordHtml(page.words.skipToContent, page)}</a>
<header>
<p class="product"><bdi>${escapeHtml(page.productName)}</bdi> · ${wordHtml(page.words.releaseNotes, page)} · ${wordHtml(page.words.roles[page.role], page)}</p>
<h1>${taggedHtml(page.title, page)}</h1>
</header>
<main id="content" tabindex="-1">
${factsHtml(page)}${sectionsHtml(page, { headingLevel: 2, anchors: true })}</main>
${navigation(page)}</body>
</html>
`;
}

function headLinks(page: ReleasePage): string {
  const pathOf = (locale: string): string => escapeHtml(otherPath(page, locale, page.role));
  const alternates = page.locales.map(
    (locale) => `<link rel="alternate" hreflang="${escapeHtml(locale)}" href="${pathOf(locale)}">\n`,
  );
  const { sourceLocale } = page.content.header;
  return [
    `<link rel="canonical" href="${escapeHtml(page.path)}">\n`,
    ...alternates,
    `<link rel="alternate" hreflang="x-default" href="${pathOf(sourceLocale)}">\n`,
    `<link rel="alternate" type="application/atom+xml" href="${escapeHtml(page.path)}atom.xml">\n`,
    `<link rel="alternate" type="application/feed+json" href="${escapeHtml(page.path)}feed.json">\n`,
  ].join('');
}

function otherPath(page: ReleasePage, locale: string, role: ReleasePage['role']): string {
  return permanentPath(page.content.header.product, page.version, locale, role);
}

/**
 * The way to the other languages and to the other audience's page. The links are relative and name the file, so that
 * they also work where the bundle's site is opened from a disk.
 */
function navigation(page: ReleasePage): string {
  const up = page.role === 'administrator' ? '../../' : '../';
  const own = page.role === 'administrator' ? 'administrator/' : '';
  const languages = page.locales
    .filter((locale) => locale !== page.locale)
    .map((locale) => {
      const lang = escapeHtml(locale);
      return `<li><a href="${up}${lang}/${own}index.html" hreflang="${lang}" lang="${lang}" dir="${textDirection(locale)}">${escapeHtml(languageName(locale))}</a></li>`;
    });
  const roles = page.content.header.audienceRoles
    .filter((role) => role !== page.role)
    .map((role) => {
      const href = role === 'administrator' ? 'administrator/index.html' : '../index.html';
      return `<li><a href="${href}">${wordHtml(page.words.roles[role], page)}</a></li>`;
    });
  const lists = [
    navigationList(page.words.languages, languages, page),
    navigationList(page.words.audience, roles, page),
  ].join('');
  return lists === '' ? '' : `<footer>\n${lists}</footer>\n`;
}

function navigationList(label: string, items: readonly string[], page: ReleasePage): string {
  if (items.length === 0) return '';
  const lang = page.words.lang === page.locale ? '' : ` lang="${page.words.lang}"`;
  return `<nav aria-label="${escapeHtml(label)}"${lang}><ul>${items.join('')}</ul></nav>\n`;
}
