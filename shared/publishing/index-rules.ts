import { err, ok, type Result } from '../result';
import type { IndexHead, IndexPayload, IndexRelease, RememberedIndex } from './release-index';

/** What is to be published, as the index names it. */
export interface IndexItem {
  readonly product: string;
  readonly version: string;
  readonly release: string;
  readonly manifest: string;
}

/** What a publisher does with the index that it found. */
export type IndexDecision =
  { readonly kind: 'append' } | { readonly kind: 'already-published'; readonly entry: IndexRelease };

/** The circumstances under which an index is judged. */
export interface IndexContext {
  readonly workspace: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly remembered: RememberedIndex | null;
  /** A person looked at the expired index and chose to renew it. */
  readonly acceptExpired: boolean;
}

/**
 * Decides whether an item is added to the index, is there already, or must not be published:
 * `publishing/version-conflict` (other bytes under the same product and version), `publishing/withdrawn`,
 * `publishing/index-expired`, `publishing/index-rolled-back`, `publishing/index-foreign`.
 */
export function decideIndexUpdate(
  current: IndexHead | null,
  item: IndexItem,
  context: IndexContext,
): Result<IndexDecision> {
  const fresh = checkFreshness(current, context);
  if (!fresh.ok) return fresh;
  const entry = current?.payload.releases.find(
    ({ product, version }) => product === item.product && version === item.version,
  );
  if (entry === undefined) return ok({ kind: 'append' });
  const params = { product: item.product, version: item.version };
  if (entry.manifest !== item.manifest) return err('publishing/version-conflict', params);
  if (entry.withdrawn !== undefined) return err('publishing/withdrawn', params);
  return ok({ kind: 'already-published', entry });
}

/**
 * The checks that a TUF client makes of a newest index: not older than, or other than, what was seen before; of this
 * workspace; not expired. An expired index is what a store shows that holds back newer ones, so it takes a person to
 * go on from it.
 */
export function checkFreshness(current: IndexHead | null, context: IndexContext): Result<null> {
  const { remembered } = context;
  if (remembered !== null && (current === null || current.version < remembered.version)) {
    return err('publishing/index-rolled-back', { seen: remembered.version, found: current?.version ?? 0 });
  }
  if (current === null) return ok(null);
  if (remembered?.version === current.version && remembered.sha256 !== current.sha256) {
    return err('publishing/index-forked', { version: current.version });
  }
  if (current.payload.workspace !== context.workspace) return err('publishing/index-foreign');
  if (!context.acceptExpired && Date.parse(current.payload.expires) <= context.now) {
    return err('publishing/index-expired', { version: current.version, expires: current.payload.expires });
  }
  return ok(null);
}

/**
 * Whether `next` is a lawful successor: the next number, chained to the file before it, of the same workspace, and
 * with every release that was there (an index can add and withdraw, never drop or exchange).
 */
export function checkSuccessor(previous: IndexHead, next: IndexPayload): Result<null> {
  const params = { version: next.version };
  if (next.version !== previous.version + 1 || next.previous !== previous.sha256) {
    return err('publishing/index-forked', params);
  }
  if (next.workspace !== previous.payload.workspace) return err('publishing/index-foreign');
  const later = new Map(next.releases.map((entry) => [`${entry.product} ${entry.version}`, entry]));
  for (const entry of previous.payload.releases) {
    const same = later.get(`${entry.product} ${entry.version}`);
    const kept =
      same?.manifest === entry.manifest && (entry.withdrawn === undefined || same.withdrawn !== undefined);
    if (!kept) return err('publishing/index-dropped', { product: entry.product, version: entry.version });
  }
  return later.size === next.releases.length ? ok(null) : err('publishing/index-invalid', params);
}

/** How an index is stamped. */
export interface IndexStamp {
  readonly workspace: string;
  readonly now: number;
  readonly expiryDays: number;
}

/** The index after `current` (null: the first) with `item` added at the end. */
export function appendRelease(current: IndexHead | null, item: IndexItem, stamp: IndexStamp): IndexPayload {
  const publishedAt = new Date(stamp.now).toISOString();
  const { product, version, release, manifest } = item;
  return {
    format: 1,
    version: (current?.version ?? 0) + 1,
    previous: current?.sha256 ?? null,
    expires: new Date(stamp.now + stamp.expiryDays * 24 * 60 * 60 * 1000).toISOString(),
    publishedAt,
    workspace: stamp.workspace,
    releases: [...(current?.payload.releases ?? []), { product, version, release, manifest, publishedAt }],
  };
}
