import { manifestPath } from '../../shared/bundle/bundle-path';
import { manifestSchema, type Manifest } from '../../shared/bundle/manifest';
import { parseCanonical } from '../../shared/journal/canonical-json';
import { err, ok, type Result } from '../../shared/result';
import { openBundle, type OpenBundle } from '../bundle/read-bundle';
import { sha256 } from '../journal/sha256';
import type { PublishFile, PublishInput } from './publish-input';

/**
 * Opens a bundle file for publishing. It was verified when it was exported and its digest is compared by the outbox,
 * so only what is used is checked here: the manifest, and each file against it when it is read. Whoever opens closes.
 */
export async function openBundleInput(file: string): Promise<Result<PublishInput>> {
  const bundle = await openBundle(file);
  if (!bundle.ok) return bundle;
  const input = await inputOf(bundle.value);
  if (!input.ok) await bundle.value.close();
  return input;
}

async function inputOf(bundle: OpenBundle): Promise<Result<PublishInput>> {
  const bytes = await bundle.read(manifestPath);
  if (!bytes.ok) return bytes;
  const parsed = manifestSchema.safeParse(parseCanonical(new TextDecoder().decode(bytes.value)));
  if (!parsed.success) return err('publishing/bundle-damaged', { release: '' });
  const { release, files } = parsed.data;
  return ok({
    release: release.id,
    product: release.product,
    version: release.version,
    manifest: { sha256: sha256(bytes.value), bytes: bytes.value },
    files: files.map((listed) => fileOf(bundle, parsed.data, listed)),
    close: bundle.close,
  });
}

function fileOf(bundle: OpenBundle, { release }: Manifest, listed: Manifest['files'][number]): PublishFile {
  const { path, size } = listed;
  return {
    path,
    size,
    sha256: listed.sha256,
    read: async () => {
      const bytes = await bundle.read(path);
      if (!bytes.ok) return bytes;
      const isRight = sha256(bytes.value) === listed.sha256;
      return isRight ? bytes : err('publishing/bundle-damaged', { release: release.id });
    },
  };
}
