import type { Sha256 } from '../../journal/crypto-ports';
import { escapeHtml } from '../escape-html';
import { announcedAt } from '../instants';
import { factsHtml, sectionsHtml } from '../page-html';
import { entryId, feedId, pageTags } from '../page-identity';
import type { ReleasePage } from '../release-page';

/** Atom demands a time even of a draft, which has none yet. */
const noInstant = '1970-01-01T00:00:00Z';

/** The release as the one entry of an Atom feed (RFC 4287). Links are paths below the root of the site it lies on. */
export function atomFeed(page: ReleasePage, sha256: Sha256): string {
  const updated = announcedAt(page.windows) ?? noInstant;
  const title = escapeHtml(`${page.productName} ${page.version}: ${page.title.text}`);
  const lang = escapeHtml(page.locale);
  const path = escapeHtml(page.path);
  const html = factsHtml(page) + sectionsHtml(page, { headingLevel: 2, anchors: false });
  const categories = pageTags(page).map((tag) => `    <category term="${tag}"/>\n`);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
  <id>${feedId(page, sha256)}</id>
  <title>${escapeHtml(page.productName)}</title>
  <updated>${updated}</updated>
  <author><name>${escapeHtml(page.productName)}</name></author>
  <link rel="self" type="application/atom+xml" href="${path}atom.xml"/>
  <entry>
    <id>${entryId(page, sha256)}</id>
    <title>${title}</title>
    <published>${updated}</published>
    <updated>${updated}</updated>
    <link rel="alternate" type="text/html" hreflang="${lang}" href="${path}"/>
${categories.join('')}    <content type="html">${escapeHtml(`<div dir="${page.direction}">\n${html}</div>`)}</content>
  </entry>
</feed>
`;
}
