import { buildManifest, encodeManifest, type ManifestFacts } from '../../shared/bundle/build-manifest';
import { manifestPath } from '../../shared/bundle/bundle-path';
import {
  comparePaths,
  layOutBundle,
  type BundleContents,
  type BundleFile,
} from '../../shared/bundle/lay-out';
import type { Manifest, ManifestFile } from '../../shared/bundle/manifest';
import { err, ok, type Result } from '../../shared/result';
import { createPacer } from '../journal/pacer';
import { sha256 } from '../journal/sha256';

/** A bundle before it is written: its manifest and every file in the order of the zip. */
export interface ComposedBundle {
  readonly manifest: Manifest;
  /** SHA-256 of `manifest.json`, which names the bundle. */
  readonly digest: string;
  readonly files: readonly BundleFile[];
  readonly size: number;
}

/** Everything that a bundle is made from. */
export type BundleSource = Omit<ManifestFacts, 'outputs'> & Omit<BundleContents, 'header'>;

/**
 * Lays a bundle out and works out its manifest, hashing in slices. Pure apart from the pauses. Fails with
 * `bundle/cancelled` only.
 */
export async function composeBundle(
  source: BundleSource,
  signal?: AbortSignal,
): Promise<Result<ComposedBundle>> {
  const pacer = createPacer();
  const files = layOutBundle(source);
  // A page and its copy on the site are the same array of bytes, so it is hashed once.
  const digests = new Map<Uint8Array, string>();
  const listed: ManifestFile[] = [];
  for (const { path, mediaType, bytes } of files) {
    const digest = digests.get(bytes) ?? sha256(bytes);
    digests.set(bytes, digest);
    listed.push({ path, size: bytes.length, sha256: digest, mediaType });
    if (!pacer.isDue()) continue;
    if (signal?.aborted) return err('bundle/cancelled');
    await pacer.pause();
  }
  const manifest = buildManifest(source, listed);
  const bytes = encodeManifest(manifest);
  const all = [...files, { path: manifestPath, mediaType: 'application/json', bytes }];
  return ok({
    manifest,
    digest: sha256(bytes),
    files: all.sort((a, b) => comparePaths(a.path, b.path)),
    size: all.reduce((sum, file) => sum + file.bytes.length, 0),
  });
}
