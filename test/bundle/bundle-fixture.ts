import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { openBundle } from '../../electron/bundle/read-bundle';
import { verifyBundle, type BundleReport, type VerifyOptions } from '../../electron/bundle/verify-bundle';
import { writeBundle } from '../../electron/bundle/write-bundle';
import { bundleMediaType } from '../../shared/bundle/bundle-path';
import { comparePaths } from '../../shared/bundle/lay-out';
import type { Manifest } from '../../shared/bundle/manifest';
import { canonicalize } from '../../shared/journal/canonical-json';
import type { TestEngine } from '../walk/engine-fixture';
import { removeProfile, startTestEngine, valueOf } from '../walk/engine-fixture';
import { answerEverything, createFinishedRelease, signEverything } from '../walk/release-steps';

/** A workspace with one approved release, and its bundle: made by the app's own engine, with real keys. */
export interface ApprovedBundle {
  readonly engine: TestEngine;
  readonly release: string;
  readonly workspace: string;
  readonly file: string;
  readonly stop: () => Promise<void>;
}

export async function approvedBundle(): Promise<ApprovedBundle> {
  const engine = await startTestEngine();
  const release = await createFinishedRelease(engine);
  await answerEverything(engine, release);
  await signEverything(engine, release);
  const file = path.join(engine.folder, 'bundle.zip');
  valueOf(await engine.call['bundle.export']({ release, path: file, task: 'export' }));
  const workspace = (await engine.call['workspace.current']({}))?.path ?? '';
  const stop = async (): Promise<void> => {
    await engine.stop();
    await removeProfile(engine);
  };
  return { engine, release, workspace, file, stop };
}

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Files of a bundle by path, to be changed and packed again. */
export type BundleFiles = Map<string, Uint8Array>;

export async function unpack(file: string): Promise<BundleFiles> {
  const bundle = valueOf(await openBundle(file));
  try {
    const files: BundleFiles = new Map();
    for (const { path: name } of bundle.entries) files.set(name, valueOf(await bundle.read(name)));
    return files;
  } finally {
    await bundle.close();
  }
}

export const textOf = (files: BundleFiles, name: string): string => {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`No ${name} in the bundle`);
  return new TextDecoder().decode(bytes);
};

/** What somebody without a key can do: change files and set the manifest right again. */
export function forgeManifest(
  files: BundleFiles,
  change: (manifest: Manifest) => Manifest = (same) => same,
): void {
  const manifest = change(JSON.parse(textOf(files, 'manifest.json')) as Manifest);
  const listed = [...files].flatMap(([name, bytes]) => {
    if (name === 'manifest.json') return [];
    return [{ path: name, size: bytes.length, sha256: sha256(bytes), mediaType: bundleMediaType(name) }];
  });
  const sorted = listed.sort((a, b) => comparePaths(a.path, b.path));
  files.set('manifest.json', new TextEncoder().encode(canonicalize({ ...manifest, files: sorted })));
}

/** Packs files as the app would, verifies the result and gives the report. */
export async function verifyFilesPacked(
  files: BundleFiles,
  options: VerifyOptions = {},
): Promise<BundleReport> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'imprimatur-bundle-'));
  try {
    const file = path.join(folder, 'forged.zip');
    const entries = [...files].map(([name, bytes]) => ({ path: name, mediaType: '', bytes }));
    valueOf(
      await writeBundle(
        file,
        entries.sort((a, b) => comparePaths(a.path, b.path)),
      ),
    );
    return await verifyBundle(file, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The codes of a report's faults, each with the entry that it names. */
export const faultsOf = ({ faults }: BundleReport): readonly string[] =>
  faults.map(
    ({ code, params }) => `${code}${typeof params?.['entry'] === 'string' ? ` ${params['entry']}` : ''}`,
  );
