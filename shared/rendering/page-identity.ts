import type { Sha256 } from '../journal/crypto-ports';
import type { ReleasePage } from './release-page';

/**
 * The lasting id of something published, as a name-based UUID (RFC 9562, version 8 over SHA-256). Not a `tag:` URI: that
 * needs a domain name that the publisher owned on a date, and a workspace knows of none.
 */
export function nameUrn(kind: string, parts: readonly string[], sha256: Sha256): string {
  const hex = sha256(JSON.stringify(['imprimatur', kind, ...parts]));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return `urn:uuid:${uuid.join('-')}-${hex.slice(20, 32)}`;
}

/** The id of a release's entry in a feed: it stays when the words change, so that a reader sees an update. */
export function entryId(page: ReleasePage, sha256: Sha256): string {
  const { release, header } = page.content;
  return nameUrn('entry', [release, header.product, page.version, page.locale, page.role], sha256);
}

/** The id of the feed that the entry stands in. */
export function feedId(page: ReleasePage, sha256: Sha256): string {
  const { release, header } = page.content;
  return nameUrn('feed', [release, header.product, page.version, page.locale, page.role], sha256);
}

/** The labels of a release for machines: its kind, and the facts of the changes that this page shows. */
export function pageTags(page: ReleasePage): readonly string[] {
  const changes = page.sections.flatMap((section) =>
    section.kind === 'changes' ? section.groups.flatMap((group) => group.changes) : [],
  );
  const has = (fact: 'breaking' | 'security'): readonly string[] =>
    changes.some(({ change }) => change[fact]) ? [fact] : [];
  const types = new Set(changes.map(({ change }) => change.type));
  return [page.kind, ...types, ...has('breaking'), ...has('security')];
}
