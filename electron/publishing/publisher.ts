import { appendRelease, decideIndexUpdate, type IndexItem } from '../../shared/publishing/index-rules';
import { sealIndexFile, type IndexReader, type IndexSigner } from '../../shared/publishing/index-file';
import { blobKey, indexKey, manifestKey } from '../../shared/publishing/layout';
import type { PublishStage } from '../../shared/publishing/outbox-item';
import type { IndexHead, RememberedIndex } from '../../shared/publishing/release-index';
import type { PublishProgress } from '../../shared/publishing/view';
import { err, ok, type Result } from '../../shared/result';
import type { FoundIndex, IndexStore } from './index-store';
import { forEachLimited } from './limited';
import { ensureObject, wantedBytes, type WantedObject } from './objects';
import { createProgressMeter, type ProgressMeter } from './progress-meter';
import type { DeriveSite, PublishInput } from './publish-input';
import { permanentFiles, publishSite } from './site';
import type { PublishTarget } from './target';

/** What the publisher tells while it works; a failure that comes back ends the run. */
export interface PublishHooks {
  readonly onStage: (stage: PublishStage) => Promise<Result<null>>;
  /** Called before the first request that can make the release public. After it there is no way back. */
  readonly onCommit: () => Promise<Result<null>>;
  readonly onProgress: (progress: PublishProgress) => void;
}

/** What this machine remembers of the endpoint's index. `remember` returns when it is on the disk. */
export interface IndexMemory {
  readonly remembered: () => RememberedIndex | null;
  readonly remember: (head: IndexHead) => Promise<Result<null>>;
}

/** Everything that publishing one bundle at one endpoint takes. */
export interface PublishParts {
  readonly target: PublishTarget;
  readonly index: IndexStore;
  readonly reader: IndexReader;
  readonly signer: IndexSigner;
  readonly memory: IndexMemory;
  readonly workspace: string;
  readonly indexExpiryDays: number;
  readonly now: () => number;
  /** Asks again whether the release is approved; called before each attempt to make it public. */
  readonly recheck: () => Promise<Result<null>>;
  readonly deriveSite: DeriveSite | null;
  readonly acceptExpired: boolean;
  readonly hooks: PublishHooks;
  readonly signal: AbortSignal;
}

/** What was published, for the receipt. */
export interface PublishOutcome {
  readonly index: { readonly version: number; readonly sha256: string; readonly publishedAt: string };
  readonly files: number;
  readonly bytes: number;
  readonly etag: string | null;
  readonly serverDate: string | null;
}

/** Uploads at the same time, and attempts at a number before somebody else gets a turn. */
const parallelUploads = 4;
const attemptsAtNumber = 20;

/**
 * Publishes a bundle: blobs by digest, manifest, a number of the index, site. Every step compares before it sends and
 * reads back after, so doing all of it again, from any point at which it was broken off, changes nothing and ends in
 * the same place. Nothing is public before the index names it, and the index names nothing that was not read back.
 */
export async function publish(input: PublishInput, parts: PublishParts): Promise<Result<PublishOutcome>> {
  const item: IndexItem = { ...pick(input), manifest: input.manifest.sha256 };
  // Asked first of all, so that a version that is taken is refused before anything is sent.
  const early = await lookUp(item, parts);
  if (!early.ok) return early;

  const objects = objectsOf(input);
  // Beyond blobs and manifest: the index, the permanent pages, and the derived files as one.
  const total = objects.blobs.length + 1 + 1 + permanentFiles(input).length + 1;
  const meter = createProgressMeter(total, parts.hooks.onProgress);
  const stored = await storeObjects(objects, parts, meter);
  if (!stored.ok) return stored;

  const staged = await parts.hooks.onStage('index');
  if (!staged.ok) return staged;
  const published = await takeNumber(item, parts);
  if (!published.ok) return published;
  meter.count(0);

  const site = await parts.hooks.onStage('site');
  if (!site.ok) return site;
  const shown = await publishSite(input, published.value.found, { ...parts, meter });
  if (!shown.ok) return shown;
  const { found, publishedAt } = published.value;
  return ok({
    index: { version: found.head.version, sha256: found.head.sha256, publishedAt },
    files: input.files.length + 1,
    bytes: input.files.reduce((sum, { size }) => sum + size, input.manifest.bytes.length),
    etag: found.etag,
    serverDate: found.date,
  });
}

const pick = ({ product, version, release }: PublishInput): Omit<IndexItem, 'manifest'> => ({
  product,
  version,
  release,
});

interface StoredObjects {
  readonly blobs: readonly WantedObject[];
  readonly manifest: WantedObject;
}

function objectsOf(input: PublishInput): StoredObjects {
  const blobs = new Map<string, WantedObject>();
  for (const { sha256, size, read } of input.files)
    blobs.set(sha256, { key: blobKey(sha256), sha256, size, read });
  const { bytes, sha256 } = input.manifest;
  return {
    blobs: [...blobs.values()],
    manifest: wantedBytes(manifestKey(input.release, sha256), bytes, sha256),
  };
}

async function storeObjects(
  { blobs, manifest }: StoredObjects,
  { target, hooks, signal }: PublishParts,
  meter: ProgressMeter,
): Promise<Result<null>> {
  const store = async (wanted: WantedObject): Promise<Result<null>> => {
    const stored = await ensureObject(target, wanted, 'publishing/blob-mismatch', { signal });
    if (stored.ok) meter.count(wanted.size);
    return stored;
  };
  const uploading = await hooks.onStage('blobs');
  if (!uploading.ok) return uploading;
  const sent = await forEachLimited(blobs, parallelUploads, store);
  if (!sent.ok) return sent;
  const describing = await hooks.onStage('manifest');
  return describing.ok ? store(manifest) : describing;
}

/** The newest index, remembered, and what it says about the item. */
async function lookUp(
  item: IndexItem,
  { index, memory, workspace, now, acceptExpired, signal }: PublishParts,
): Promise<Result<{ readonly found: FoundIndex | null; readonly publishedAt: string | null }>> {
  const found = await index.newest(memory.remembered(), { signal });
  if (!found.ok) return found;
  const head = found.value?.head ?? null;
  const context = { workspace, now: now(), remembered: memory.remembered(), acceptExpired };
  const decision = decideIndexUpdate(head, item, context);
  // Remembered only after every check of the index itself has passed (tough's CVE-2025-2888 was the other order). A
  // refusal of the item is none of the index.
  if (head !== null && (decision.ok || itemRefusals.has(decision.error.code))) {
    const kept = await memory.remember(head);
    if (!kept.ok) return kept;
  }
  if (!decision.ok) return decision;
  const publishedAt = decision.value.kind === 'append' ? null : decision.value.entry.publishedAt;
  return ok({ found: found.value, publishedAt });
}

const itemRefusals: ReadonlySet<string> = new Set(['publishing/version-conflict', 'publishing/withdrawn']);

/** Gets the item into the index, or finds it there. Whoever loses a number asks for the approvals again. */
async function takeNumber(
  item: IndexItem,
  parts: PublishParts,
): Promise<Result<{ readonly found: FoundIndex; readonly publishedAt: string }>> {
  let written: { readonly version: number; readonly sha256: string } | null = null;
  for (let attempt = 0; attempt <= attemptsAtNumber; attempt += 1) {
    const looked = await lookUp(item, parts);
    if (!looked.ok) return looked;
    const { found, publishedAt } = looked.value;
    if (written !== null && !isThere(found, written)) {
      return err('publishing/read-back-mismatch', { key: indexKey(written.version) });
    }
    if (publishedAt !== null && found !== null) {
      const committed = await parts.hooks.onCommit();
      return committed.ok ? ok({ found, publishedAt }) : committed;
    }
    // A number that was ours and is not any more: somebody replaced it.
    if (written !== null) return err('publishing/index-forked', { version: written.version });
    const tried = await tryNumber(item, found?.head ?? null, parts);
    if (!tried.ok) return tried;
    written = tried.value;
  }
  return err('publishing/race-lost', { attempts: attemptsAtNumber });
}

function isThere(
  found: FoundIndex | null,
  written: { readonly version: number; readonly sha256: string },
): boolean {
  if (found === null || found.head.version < written.version) return false;
  return found.head.version > written.version || found.head.sha256 === written.sha256;
}

/** One attempt at the number after `current`; null if somebody else got it. */
async function tryNumber(
  item: IndexItem,
  current: IndexHead | null,
  parts: PublishParts,
): Promise<Result<{ readonly version: number; readonly sha256: string } | null>> {
  const { recheck, reader, signer, workspace, indexExpiryDays, now, hooks, index, signal } = parts;
  const approved = await recheck();
  if (!approved.ok) return approved;
  const payload = appendRelease(current, item, { workspace, now: now(), expiryDays: indexExpiryDays });
  const bytes = await sealIndexFile(payload, signer);
  if (!bytes.ok) return bytes;
  if (signal.aborted) return err('publishing/cancelled');
  const committed = await hooks.onCommit();
  if (!committed.ok) return committed;
  const created = await index.create(payload.version, bytes.value, { signal });
  if (!created.ok) return created;
  return ok(
    created.value === 'created' ? { version: payload.version, sha256: reader.sha256(bytes.value) } : null,
  );
}
