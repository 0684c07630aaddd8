import { blobKey, isCleanKey, isPermanent, manifestKey } from '../../shared/publishing/layout';
import { err, ok, type Result } from '../../shared/result';
import type { FoundIndex } from './index-store';
import { forEachLimited } from './limited';
import { ensureObject, replaceObject, wantedBytes } from './objects';
import type { ProgressMeter } from './progress-meter';
import type { PublishFile, PublishInput, SiteSource } from './publish-input';
import type { PublishParts } from './publisher';
import type { PublishTarget } from './target';

type SiteParts = Pick<PublishParts, 'target' | 'index' | 'memory' | 'deriveSite' | 'reader' | 'signal'> & {
  readonly meter: ProgressMeter;
};

const parallelUploads = 4;
/** How often a site is derived anew because the index went on meanwhile. */
const derivations = 10;
/** Largest file that a site may be derived from. */
const largestSource = 64 * 1024 * 1024;

/** The files of a bundle that lie under its permanent URLs. */
export function permanentFiles({ files, product, version }: PublishInput): readonly PublishFile[] {
  return files.filter(({ path }) => isPermanent(path, product, version));
}

/**
 * Writes what people read, after the index: the pages under the release's permanent URL, each created once and never
 * overwritten (`publishing/permanent-url-taken`), then the files derived from all releases. The bundle's own files
 * outside of its permanent URL are not written: they know one release only.
 */
export async function publishSite(
  input: PublishInput,
  published: FoundIndex,
  parts: SiteParts,
): Promise<Result<null>> {
  const { target, signal, meter } = parts;
  const pages = await forEachLimited(permanentFiles(input), parallelUploads, async (file) => {
    const wanted = { key: file.path, sha256: file.sha256, size: file.size, read: file.read };
    const written = await ensureObject(target, wanted, 'publishing/permanent-url-taken', { signal });
    if (written.ok) meter.count(file.size);
    return written;
  });
  if (!pages.ok) return pages;
  const derived = await publishDerived(published, parts);
  if (derived.ok) meter.count(0);
  return derived;
}

/**
 * Derives from the newest index until it stays the newest while its site is written. Every publisher does so, hence
 * the last one to write knows the last index, whatever the order.
 */
async function publishDerived(published: FoundIndex, parts: SiteParts): Promise<Result<null>> {
  const { index, memory, deriveSite, signal } = parts;
  if (deriveSite === null) return ok(null);
  let current = published;
  let last: Result<null> = ok(null);
  for (let attempt = 0; attempt < derivations; attempt += 1) {
    last = await writeDerived(current, parts);
    // Reading back what another publisher has just written is no fault: with a newer index it is right, and with an
    // older one that publisher will see the newer and write anew. Only what stays wrong is one.
    if (!last.ok && last.error.code !== 'publishing/read-back-mismatch') return last;
    const newest = await index.newest(memory.remembered(), { signal });
    if (!newest.ok) return newest;
    if (newest.value === null)
      return err('publishing/index-rolled-back', { seen: current.head.version, found: 0 });
    if (newest.value.head.sha256 === current.head.sha256) {
      if (last.ok) return last;
      continue;
    }
    const kept = await memory.remember(newest.value.head);
    if (!kept.ok) return kept;
    current = newest.value;
  }
  return last.ok ? err('publishing/race-lost', { attempts: derivations }) : last;
}

async function writeDerived(current: FoundIndex, parts: SiteParts): Promise<Result<null>> {
  const { target, deriveSite, reader, signal } = parts;
  if (deriveSite === null) return ok(null);
  const { releases } = current.head.payload;
  const files = await deriveSite(siteSource(target, releases, signal));
  if (!files.ok) return files;
  const isTaken = (key: string): boolean =>
    releases.some(({ product, version }) => isPermanent(key, product, version));
  return forEachLimited([...files.value], parallelUploads, async ([key, bytes]) => {
    const misplaced = !key.startsWith('site/') || !isCleanKey(key) || isTaken(key);
    // A bug of ours, and the last chance to keep a permanent URL from being overwritten.
    if (misplaced) throw new Error(`Not a derived file: ${key}`);
    return replaceObject(target, wantedBytes(key, bytes, reader.sha256(bytes)), { signal });
  });
}

function siteSource(
  target: PublishTarget,
  releases: SiteSource['releases'],
  signal: AbortSignal,
): SiteSource {
  const read = async (key: string, sha256: string): Promise<Result<Uint8Array>> => {
    const found = await target.get(key, largestSource, { signal });
    if (!found.ok) return found;
    return found.value?.sha256 === sha256 ? ok(found.value.bytes) : err('publishing/blob-mismatch', { key });
  };
  return {
    releases,
    readManifest: ({ release, manifest }) => read(manifestKey(release, manifest), manifest),
    readBlob: (sha256) => read(blobKey(sha256), sha256),
  };
}
