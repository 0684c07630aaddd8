import * as z from 'zod';
import type { Sha256 } from '../journal/crypto-ports';
import { escapeHtml } from '../rendering/escape-html';
import { nameUrn } from '../rendering/page-identity';

/** Entries that a product's feed holds: enough for a reader that looks in once a month, and bounded. */
export const maximumFeedEntries = 20;

/** Whose feed it is: one per product, language and audience. */
export interface FeedIdentity {
  readonly product: string;
  readonly locale: string;
  readonly role: string;
  /** Path of the feed below the site's root, from `/`. */
  readonly path: string;
  /** When the newest entry was published (RFC 3339). */
  readonly updated: string;
}

const jsonFeedSchema = z.looseObject({
  title: z.string(),
  items: z.array(z.looseObject({ id: z.string() })),
});

/**
 * One JSON Feed (1.1) from those of several releases, newest first. The items are taken over as they were signed.
 * Null if one of them is no feed of ours.
 */
export function mergeJsonFeeds(
  feeds: readonly string[],
): { readonly title: string; readonly text: string } | null {
  const parsed = feeds.map((text) => jsonFeedSchema.safeParse(parseJson(text)).data);
  const [newest] = parsed;
  if (newest === undefined || parsed.some((feed) => feed === undefined)) return null;
  const merged = { ...newest, items: parsed.flatMap((feed) => feed?.items ?? []) };
  return { title: newest.title, text: `${JSON.stringify(merged, undefined, 2)}\n` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One Atom feed (RFC 4287) from those of several releases, newest first; entries taken over as they were signed. */
export function mergeAtomFeeds(
  feeds: readonly string[],
  title: string,
  { product, locale, role, path, updated }: FeedIdentity,
  sha256: Sha256,
): string | null {
  const entries = feeds.map(entryOf);
  if (entries.includes(null)) return null;
  const name = escapeHtml(title);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeHtml(locale)}">
  <id>${nameUrn('product-feed', [product, locale, role], sha256)}</id>
  <title>${name}</title>
  <updated>${updated}</updated>
  <author><name>${name}</name></author>
  <link rel="self" type="application/atom+xml" href="${escapeHtml(path)}"/>
${entries.join('')}</feed>
`;
}

/** The one entry of a release's feed. Text inside of it is escaped, so the first and the last tag are its own. */
function entryOf(feed: string): string | null {
  const start = feed.indexOf('  <entry>\n');
  const end = feed.lastIndexOf('  </entry>\n');
  return start < 0 || end < start ? null : feed.slice(start, end + '  </entry>\n'.length);
}
