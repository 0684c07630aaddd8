import type { Sha256 } from '../../journal/crypto-ports';
import { announcedAt } from '../instants';
import { factsHtml, sectionsHtml } from '../page-html';
import { entryId, pageTags } from '../page-identity';
import type { ReleasePage } from '../release-page';
import { plainTextPage } from './plain-text';

/** The release as the one item of a JSON Feed (jsonfeed.org, version 1.1). */
export function jsonFeed(page: ReleasePage, sha256: Sha256): string {
  const published = announcedAt(page.windows);
  const html = factsHtml(page) + sectionsHtml(page, { headingLevel: 2, anchors: false });
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: page.productName,
    language: page.locale,
    authors: [{ name: page.productName }],
    items: [
      {
        id: entryId(page, sha256),
        url: page.path,
        title: `${page.productName} ${page.version}: ${page.title.text}`,
        content_html: `<div dir="${page.direction}">\n${html}</div>`,
        content_text: plainTextPage(page),
        ...(published === undefined ? {} : { date_published: published }),
        language: page.locale,
        tags: pageTags(page),
        // The format reserves names with a leading underscore for extensions.
        _imprimatur: { product: page.content.header.product, version: page.version, audience: page.role },
      },
    ],
  };
  return `${JSON.stringify(feed, undefined, 2)}\n`;
}
