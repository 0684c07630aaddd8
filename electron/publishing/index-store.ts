import { checkSuccessor } from '../../shared/publishing/index-rules';
import { readIndexFile, type IndexReader } from '../../shared/publishing/index-file';
import { claimFolder, claimKey, indexKey, stagingFolder } from '../../shared/publishing/layout';
import type { CreateMethod } from '../../shared/publishing/probe-report';
import {
  maximumIndexBytes,
  type IndexHead,
  type RememberedIndex,
} from '../../shared/publishing/release-index';
import { err, ok, type Result } from '../../shared/result';
import { ensureObject, wantedBytes } from './objects';
import type { PublishTarget, RequestOptions, StoredObject } from './target';

/** What the numbered index of one endpoint is read and extended with. */
export interface IndexStoreParts {
  readonly target: PublishTarget;
  readonly method: CreateMethod;
  readonly reader: IndexReader;
  /** A name that nobody used before. */
  readonly nonce: () => string;
}

/** The newest index, with what the server said about its file. */
export interface FoundIndex {
  readonly head: IndexHead;
  readonly etag: string | null;
  readonly date: string | null;
}

/** The numbered index of an endpoint. */
export interface IndexStore {
  /**
   * The newest index, verified, and chained to what is remembered; null at an empty endpoint. Failures: those of
   * `readIndexFile` and `checkSuccessor`, `publishing/index-rolled-back`, `publishing/index-forked`.
   */
  readonly newest: (
    remembered: RememberedIndex | null,
    options?: RequestOptions,
  ) => Promise<Result<FoundIndex | null>>;
  /** Takes a number. Exactly one of all who try gets `created`, and what it wrote is what everybody reads. */
  readonly create: (
    version: number,
    bytes: Uint8Array,
    options?: RequestOptions,
  ) => Promise<Result<'created' | 'lost'>>;
}

/** On first contact there is nothing to compare with, so only so many numbers before the newest are read. */
const firstContactDepth = 20;

/** The index of an endpoint whose probe found `method`. */
export function createIndexStore(parts: IndexStoreParts): IndexStore {
  // With `folder-move` the claim decides, and `index/<N>.json` is a copy of what lies in it.
  const truth = parts.method === 'folder-move' ? claimKey : indexKey;
  return {
    newest: (remembered, options) => newest({ ...parts, truth, options: options ?? {} }, remembered),
    create: (version, bytes, options) => create({ ...parts, truth, options: options ?? {} }, version, bytes),
  };
}

interface Work extends IndexStoreParts {
  readonly truth: (version: number) => string;
  readonly options: RequestOptions;
}

async function newest(work: Work, remembered: RememberedIndex | null): Promise<Result<FoundIndex | null>> {
  const version = await newestNumber(work, remembered);
  if (!version.ok) return version;
  if (version.value === 0) return ok(null);
  const from = remembered?.version ?? Math.max(1, version.value - firstContactDepth);
  const walked = await walk(work, from, version.value, remembered);
  if (!walked.ok || work.method !== 'folder-move') return walked;
  const shown = await showClaim(work, version.value, walked.value.bytes);
  return shown.ok ? walked : shown;
}

/**
 * The highest number that is taken. Numbers have no holes, so doubling the stride and then halving it finds it in a
 * handful of questions, whatever a listing says.
 */
async function newestNumber(work: Work, remembered: RememberedIndex | null): Promise<Result<number>> {
  let low = remembered?.version ?? 0;
  if (low > 0) {
    const there = await isTaken(work, low);
    if (!there.ok) return there;
    if (!there.value) return err('publishing/index-rolled-back', { seen: low, found: low - 1 });
  }
  let high = low + 1;
  for (let stride = 1; ; stride *= 2) {
    const taken = await isTaken(work, high);
    if (!taken.ok) return taken;
    if (!taken.value) break;
    low = high;
    high += stride;
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    const taken = await isTaken(work, middle);
    if (!taken.ok) return taken;
    if (taken.value) low = middle;
    else high = middle;
  }
  return ok(low);
}

const isTaken = ({ target, truth, options }: Work, version: number): Promise<Result<boolean>> =>
  target.exists(truth(version), options);

/** Reads `from` to `to`, each verified and the lawful successor of the one before. */
async function walk(
  work: Work,
  from: number,
  to: number,
  remembered: RememberedIndex | null,
): Promise<Result<FoundIndex & { readonly bytes: Uint8Array }>> {
  let previous: IndexHead | null = null;
  for (let version = from; ; version += 1) {
    const read = await readNumber(work, version);
    if (!read.ok) return read;
    const { head } = read.value;
    if (remembered?.version === version && remembered.sha256 !== head.sha256) {
      return err('publishing/index-forked', { version });
    }
    const lawful: Result<null> =
      previous === null ? checkFirst(head) : checkSuccessor(previous, head.payload);
    if (!lawful.ok) return lawful;
    if (version === to) return read;
    previous = head;
  }
}

const checkFirst = ({ version, payload }: IndexHead): Result<null> =>
  (version === 1) === (payload.previous === null) ? ok(null) : err('publishing/index-invalid', { version });

async function readNumber(
  { target, truth, reader, options }: Work,
  version: number,
): Promise<Result<FoundIndex & { readonly bytes: Uint8Array }>> {
  const stored = await target.get(truth(version), maximumIndexBytes, options);
  if (!stored.ok) return stored;
  // It was there a moment ago.
  if (stored.value === null) return err('publishing/index-invalid', { version });
  return found(stored.value, version, reader);
}

function found(
  stored: StoredObject,
  version: number,
  reader: IndexReader,
): Result<FoundIndex & { readonly bytes: Uint8Array }> {
  const head = readIndexFile(stored.bytes, version, reader);
  if (!head.ok) return head;
  return ok({ head: head.value, etag: stored.etag, date: stored.date, bytes: stored.bytes });
}

async function create(work: Work, version: number, bytes: Uint8Array): Promise<Result<'created' | 'lost'>> {
  if (work.method === 'folder-move') return createByFolder(work, version, bytes);
  const put = await work.target.putIfAbsent(
    indexKey(version),
    bytes,
    work.reader.sha256(bytes),
    work.options,
  );
  if (!put.ok) return put;
  return ok(put.value.outcome === 'created' ? 'created' : 'lost');
}

/**
 * Takes a number on a server whose conditional `PUT` can be won by several: the index is put into a folder that only
 * we know, and the folder is moved to the number's place. rename(2) refuses a non-empty folder, so claim and content
 * appear in one step or not at all. Then the content is copied to where readers look; whoever finds a claim without
 * that copy makes it (`showClaim`), so a publisher may die in between.
 */
async function createByFolder(
  work: Work,
  version: number,
  bytes: Uint8Array,
): Promise<Result<'created' | 'lost'>> {
  const { target, reader, options } = work;
  const staging = stagingFolder(work.nonce());
  const staged = await target.putIfAbsent(`${staging}/index.json`, bytes, reader.sha256(bytes), options);
  if (!staged.ok) return staged;
  const moved = await target.moveFolder(staging, claimFolder(version), options);
  if (!moved.ok) return moved;
  if (moved.value === 'refused') {
    // What is left in staging is garbage that nobody reads; if it can't be removed, so be it.
    await target.remove(`${staging}/`, options);
    return lostOrBusy(work, version);
  }
  const shown = await showClaim(work, version, bytes);
  return shown.ok ? ok('created') : shown;
}

/** A refused move means that the number is taken, or that the server had another reason: then it is tried again. */
async function lostOrBusy(work: Work, version: number): Promise<Result<'lost'>> {
  const taken = await isTaken(work, version);
  if (!taken.ok) return taken;
  const { host } = new URL(work.target.url);
  return taken.value ? ok('lost') : err('publishing/server-busy', { host, status: 500 });
}

/** Makes `index/<N>.json` the copy of a claim. Everybody writes the same bytes, so a race here is harmless. */
async function showClaim(
  { target, reader, options }: Work,
  version: number,
  bytes: Uint8Array,
): Promise<Result<null>> {
  const copy = wantedBytes(indexKey(version), bytes, reader.sha256(bytes));
  const shown = await ensureObject(target, copy, 'publishing/index-forked', options);
  return shown.ok || shown.error.code !== 'publishing/index-forked'
    ? shown
    : err(shown.error.code, { version });
}
