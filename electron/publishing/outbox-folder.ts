import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseStrictJson } from '../../shared/journal/strict-json';
import { outboxItemSchema, type OutboxItem } from '../../shared/publishing/outbox-item';
import { err, ok, type Failure, type Result } from '../../shared/result';
import { hasCode, readIfPresent, replaceFile } from '../storage/durable-file';
import { nodeFs } from '../journal/node-fs';
import { syncFolder } from '../storage/sync';

/** The digest and size of a bundle file that was copied in. */
export interface BundleCopy {
  readonly sha256: string;
  readonly size: number;
}

/** The outbox on the disk: `<folder>/<id>/item.json` and `bundle`. Everything returns when it would survive a power cut. */
export interface OutboxFolder {
  /** All items, and a failure for each folder that can't be read, which is set aside under another name. */
  readonly load: () => Promise<
    Result<{ readonly items: readonly OutboxItem[]; readonly problems: readonly Failure[] }>
  >;
  /** Adds an item with its bundle, both or neither. */
  readonly add: (bundle: string, makeItem: (copy: BundleCopy) => OutboxItem) => Promise<Result<OutboxItem>>;
  /** Brings the bundle of a settled item back. */
  readonly renew: (id: string, bundle: string) => Promise<Result<BundleCopy>>;
  readonly save: (item: OutboxItem) => Promise<Result<null>>;
  readonly bundlePath: (id: string) => string;
  /** The bundle, checked: `publishing/bundle-damaged` if it is not what was put in. */
  readonly checkBundle: (item: OutboxItem) => Promise<Result<string>>;
  /** Removes the bundle of an item that is done. */
  readonly dropBundle: (id: string) => Promise<void>;
}

const stagedPrefix = '.new-';

export function openOutboxFolder(folder: string): OutboxFolder {
  const itemFile = (id: string): string => path.join(folder, id, 'item.json');
  const bundlePath = (id: string): string => path.join(folder, id, 'bundle');
  return {
    bundlePath,
    load: () => attempt(() => load(folder)),
    add: (bundle, makeItem) => attempt(() => add(folder, bundle, makeItem)),
    renew: (id, bundle) =>
      attempt(async () => {
        const staged = `${bundlePath(id)}.new`;
        const copy = await copyDurably(bundle, staged);
        await rename(staged, bundlePath(id));
        await syncFolder(path.join(folder, id));
        return copy;
      }),
    save: (item) =>
      attempt(async () => {
        await replaceFile(itemFile(item.id), textOf(item));
        return null;
      }),
    checkBundle: async (item) => {
      const damaged = err('publishing/bundle-damaged', { release: item.release });
      try {
        const { sha256 } = await digestOf(bundlePath(item.id), () => Promise.resolve());
        return sha256 === item.bundle.sha256 ? ok(bundlePath(item.id)) : damaged;
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return damaged;
        throw error;
      }
    },
    dropBundle: (id) => rm(bundlePath(id), { force: true }),
  };
}

/** Turns what a full or broken disk throws into `publishing/outbox-not-written`. */
async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    // What the file system says has a code or is a plain Error; a TypeError and its like are bugs.
    if (!(error instanceof Error) || error.name !== 'Error') throw error;
    return err('publishing/outbox-not-written', {
      reason: 'code' in error ? String(error.code) : error.message,
    });
  }
}

const textOf = (item: OutboxItem): string => `${JSON.stringify(item, null, 2)}\n`;

async function load(
  folder: string,
): Promise<{ readonly items: readonly OutboxItem[]; readonly problems: readonly Failure[] }> {
  for (const made of await nodeFs.makeDirectory(folder)) await nodeFs.syncDirectory(path.dirname(made));
  const items: OutboxItem[] = [];
  const problems: Failure[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const inside = path.join(folder, name);
    // Somebody was killed while adding: nobody was told that it is in the outbox.
    if (name.startsWith(stagedPrefix)) await rm(inside, { recursive: true, force: true });
    if (!/^[0-9a-f]{32}$/.test(name)) continue;
    const item = parseItem(await readIfPresent(path.join(inside, 'item.json')));
    if (item?.id === name) items.push(item);
    else problems.push(await setAside(folder, name));
  }
  return { items, problems };
}

async function setAside(folder: string, name: string): Promise<Failure> {
  const aside = path.join(folder, `damaged-${name}-${randomBytes(4).toString('hex')}`);
  await rename(path.join(folder, name), aside);
  return { code: 'publishing/outbox-damaged', params: { path: aside } };
}

function parseItem(text: string | null): OutboxItem | undefined {
  const json = text === null ? undefined : parseStrictJson(text);
  return json?.ok === true ? outboxItemSchema.safeParse(json.value).data : undefined;
}

async function add(
  folder: string,
  bundle: string,
  makeItem: (copy: BundleCopy) => OutboxItem,
): Promise<OutboxItem> {
  const staged = path.join(folder, stagedPrefix + randomBytes(8).toString('hex'));
  await mkdir(staged, { recursive: true });
  try {
    const item = makeItem(await copyDurably(bundle, path.join(staged, 'bundle')));
    await replaceFile(path.join(staged, 'item.json'), textOf(item));
    await rename(staged, path.join(folder, item.id));
    await syncFolder(folder);
    return item;
  } catch (error) {
    await rm(staged, { recursive: true, force: true });
    throw error;
  }
}

async function copyDurably(from: string, to: string): Promise<BundleCopy> {
  const handle = await open(to, 'w');
  try {
    const copy = await digestOf(from, async (chunk) => {
      await handle.writeFile(chunk);
    });
    await handle.sync();
    return copy;
  } finally {
    await handle.close();
  }
}

async function digestOf(file: string, onChunk: (chunk: Buffer) => Promise<void>): Promise<BundleCopy> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
    await onChunk(chunk);
  }
  return { sha256: hash.digest('hex'), size };
}
