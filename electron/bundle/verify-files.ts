import { bundleMediaType, bundlePathKind, manifestPath } from '../../shared/bundle/bundle-path';
import { comparePaths } from '../../shared/bundle/lay-out';
import { manifestSchema, type Manifest } from '../../shared/bundle/manifest';
import { parseCanonical } from '../../shared/journal/canonical-json';
import { err, ok, type Result } from '../../shared/result';
import { createPacer } from '../journal/pacer';
import { sha256 } from '../journal/sha256';
import type { Findings } from './findings';
import type { OpenBundle } from './read-bundle';
import { decodeUtf8 } from './utf8';

/** A manifest and the digest that names the bundle. */
export interface ReadManifest {
  readonly manifest: Manifest;
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads `manifest.json`: canonical JSON of our shape, files and outputs in order without repeats. Fails with
 * `bundle/missing-file`, `bundle/bad-json`, `bundle/newer-format` or what reading fails with.
 */
export async function readManifest(bundle: OpenBundle): Promise<Result<ReadManifest>> {
  const bytes = await bundle.read(manifestPath);
  if (!bytes.ok) return bytes;
  const json = parseCanonical(decodeUtf8(bytes.value));
  const format = (json as { format?: unknown } | null | undefined)?.format;
  if (typeof format === 'number' && format > 1) return err('bundle/newer-format', { format });
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) return err('bundle/bad-json', { entry: manifestPath });
  const { files, outputs } = manifest.data;
  const isOrdered = [files, outputs].every((list) =>
    list.every(({ path }, index) => index === 0 || comparePaths(list[index - 1]?.path ?? '', path) < 0),
  );
  if (!isOrdered) return err('bundle/bad-json', { entry: manifestPath });
  return ok({ manifest: manifest.data, digest: sha256(bytes.value), bytes: bytes.value });
}

/** The files whose contents are checked further; the others are only hashed, and not kept. */
function isKept(path: string): boolean {
  return bundlePathKind(path) !== 'site' && !/^outputs\/(?!api\/)/.test(path);
}

/**
 * Compares every file with the manifest, both ways. Faults: `bundle/missing-file`, `bundle/unlisted-file`,
 * `bundle/digest-mismatch`, `bundle/manifest-contradicts` (media type), and what reading a file fails with. Returns the bytes that later checks need, of sound files
 * only: what does not fit its digest is not looked into.
 */
export async function verifyFiles(
  bundle: OpenBundle,
  manifest: Manifest,
  findings: Findings,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { mark } = findings;
  const pacer = createPacer();
  const sound = new Map<string, Uint8Array>();
  for (const { path, size, sha256: digest, mediaType } of manifest.files) {
    const bytes = await bundle.read(path);
    if (!bytes.ok) findings.fault(bytes.error);
    else if (bytes.value.length !== size || sha256(bytes.value) !== digest) {
      findings.fault({ code: 'bundle/digest-mismatch', params: { entry: path } });
    } else if (isKept(path)) sound.set(path, bytes.value);
    if (mediaType !== bundleMediaType(path)) {
      findings.fault({ code: 'bundle/manifest-contradicts', params: { entry: path } });
    }
    if (pacer.isDue()) await pacer.pause();
  }
  const listed = new Set(manifest.files.map(({ path }) => path));
  for (const { path } of bundle.entries) {
    if (path === manifestPath || listed.has(path)) continue;
    findings.fault({ code: 'bundle/unlisted-file', params: { entry: path } });
  }
  findings.passed(mark, 'files', { files: manifest.files.length });
  return sound;
}
