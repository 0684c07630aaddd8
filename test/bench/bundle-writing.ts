import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { composeBundle, type BundleSource } from '../../electron/bundle/compose-bundle';
import { writeBundle } from '../../electron/bundle/write-bundle';
import { sha256 } from '../../electron/journal/sha256';
import { teamPolicy } from '../../shared/approval/signing-policy';
import { audienceRoles } from '../../shared/release/release';
import { channels, type RenderedOutput } from '../../shared/rendering/output';
import { outputPath } from '../../shared/rendering/output-path';
import { compare, timed, type RatioFigure } from './ratio';

const locales = Array.from(
  { length: 84 },
  (_, index) =>
    `x${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}`,
);

/** 1,008 outputs of about 6 KB, as a release in 84 languages gives them. */
function outputs(): readonly RenderedOutput[] {
  return locales.flatMap((locale) =>
    audienceRoles.flatMap((role) =>
      channels.map((channel) => ({
        channel,
        locale,
        role,
        path: outputPath(channel, locale, role),
        mediaType: 'text/plain',
        bytes: new TextEncoder().encode(`${channel} ${locale} ${role}: `.repeat(250)),
      })),
    ),
  );
}

function source(): BundleSource {
  return {
    workspace: { id: 'bench', name: 'Bench' },
    release: 'ledger-1',
    header: {
      product: 'ledger',
      kind: 'planned',
      title: 'Bench',
      version: '1.0.0',
      deployment: [],
      sourceLocale: locales[0] ?? 'en',
      targetLocales: locales.slice(1, 41),
      audienceRoles: [...audienceRoles],
      template: { id: 'planned', version: 1 },
    },
    policy: teamPolicy,
    policyDigest: sha256('policy'),
    required: [],
    outputs: outputs(),
    statements: [],
    people: { format: 1, workspace: {} as never, evidence: [] },
    checkpoints: { format: 1, workspace: 'bench', positions: {} },
  };
}

async function composed(bundle: BundleSource) {
  const result = await composeBundle(bundle);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** The baseline: the same files through yazl, each hashed, into one file. */
async function plainZip(
  file: string,
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
) {
  const zip = new ZipFile();
  for (const { path: name, bytes } of files) {
    sha256(bytes);
    zip.addBuffer(Buffer.from(bytes), name, { compress: false });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

/** A bundle of 1,000 outputs against writing the same files with yazl and hashing them (at most 1.5×). */
export async function bundleWriting(folder: string): Promise<RatioFigure> {
  await mkdir(folder, { recursive: true });
  const bundle = source();
  const { files } = await composed(bundle);
  return compare({
    name: 'bundle of 1,008 outputs / the same files with yazl, each hashed',
    unit: 'ms',
    limit: 1.5,
    runs: 9,
    warmUps: 2,
    ours: () =>
      timed(async () => {
        const ours = await composed(bundle);
        const written = await writeBundle(path.join(folder, 'ours.zip'), ours.files);
        if (!written.ok) throw new Error(written.error.code);
      }),
    baseline: () => timed(() => plainZip(path.join(folder, 'plain.zip'), files)),
  });
}
