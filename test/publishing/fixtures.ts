import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSigner, verifySignature } from '../../electron/identity/ed25519';
import { sha256 } from '../../electron/journal/sha256';
import { createHttpTarget } from '../../electron/publishing/http-target';
import { createIndexStore } from '../../electron/publishing/index-store';
import type { DeriveSite, PublishInput } from '../../electron/publishing/publish-input';
import {
  publish,
  type IndexMemory,
  type PublishOutcome,
  type PublishParts,
} from '../../electron/publishing/publisher';
import type { PublishTarget } from '../../electron/publishing/target';
import type { IndexReader, IndexSigner } from '../../shared/publishing/index-file';
import type { CreateMethod } from '../../shared/publishing/probe-report';
import { ok, type Result } from '../../shared/result';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export const nonce = (): string => randomBytes(8).toString('hex');

/** A device of the test, its key derived from its name. */
export function makeDevice(name: string): {
  readonly signer: IndexSigner;
  readonly keyid: string;
  readonly publicKey: string;
} {
  const key = createSigner(createHash('sha256').update(name).digest());
  return {
    keyid: name,
    publicKey: key.publicKey,
    signer: { keyid: name, sign: async (bytes) => ok(key.sign(bytes)) },
  };
}

/** A reader that believes these devices and nobody else. */
export function readerFor(...names: readonly string[]): IndexReader {
  const keys = new Map(names.map((name) => [name, makeDevice(name).publicKey]));
  return { sha256, verify: verifySignature, keyFor: (keyid) => keys.get(keyid) };
}

/** The bundle of a test: outputs, one statement, and the pages of a site. */
export interface TestBundle {
  readonly release: string;
  readonly product: string;
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A small bundle; `note` is the text that makes its bytes what they are. */
export function makeBundle(version: string, note = `Notes of ${version}`, product = 'aurora'): TestBundle {
  return {
    release: `r-${product}-${version.replaceAll('.', '-')}`,
    product,
    version,
    files: {
      'outputs/markdown/en/administrator/notes.md': `# ${note}\n`,
      'outputs/portal/en/administrator/index.html': `<h1>${note}</h1>`,
      'statements/one.dsse.json': '{"payload":"…"}',
      [`site/${product}/${version}/en/index.html`]: `<h1>${note}</h1>`,
      [`site/${product}/${version}/ar/index.html`]: `<h1 dir="rtl">${note}</h1>`,
    },
  };
}

/** A test bundle as the publisher sees one. */
export function inputOf({ release, product, version, files }: TestBundle): PublishInput {
  const listed = Object.entries(files).map(([name, text]) => {
    const bytes = encode(text);
    return { path: name, sha256: sha256(bytes), size: bytes.length, read: async () => ok(bytes) };
  });
  const manifest = encode(
    JSON.stringify({ release, product, version, files: listed.map((file) => [file.path, file.sha256]) }),
  );
  return {
    ...{ release, product, version, files: listed },
    manifest: { sha256: sha256(manifest), bytes: manifest },
    close: async () => undefined,
  };
}

/** Writes a test bundle as a file, and opens one. The format is the tests' own: the publisher never sees it. */
export async function writeBundle(file: string, bundle: TestBundle): Promise<string> {
  await writeFile(file, JSON.stringify(bundle));
  return file;
}
export async function openBundle(file: string): Promise<PublishInput> {
  return inputOf(JSON.parse(await readFile(file, 'utf8')) as TestBundle);
}

/** A list of all releases, as the simplest derived site. */
export const listOfReleases: DeriveSite = async ({ releases }) => {
  const lines = releases.map(({ product, version }) => `${product} ${version}`);
  return ok(new Map([['site/releases.txt', encode(lines.join('\n'))]]));
};

/** Memory that forgets when the test ends. */
export function volatileMemory(): IndexMemory {
  let remembered: { version: number; sha256: string } | null = null;
  return {
    remembered: () => remembered,
    remember: async ({ version, sha256: digest }) => {
      remembered = { version, sha256: digest };
      return ok(null);
    },
  };
}

/** Publishes with everything in order, except for what `change` says. */
export async function publishTo(
  url: string,
  bundle: TestBundle,
  change: Partial<PublishParts> & { readonly method?: CreateMethod; readonly device?: string } = {},
): Promise<Result<PublishOutcome>> {
  const { method = 'conditional-put', device = 'ada', ...parts } = change;
  const target = parts.target ?? createHttpTarget({ url, credentials: null, now: Date.now });
  const reader = parts.reader ?? readerFor('ada', 'bo');
  const outcome = await publish(inputOf(bundle), {
    target,
    reader,
    index: createIndexStore({ target, method, reader, nonce }),
    signer: makeDevice(device).signer,
    memory: volatileMemory(),
    workspace: 'ws-1',
    indexExpiryDays: 30,
    now: Date.now,
    recheck: async () => ok(null),
    deriveSite: listOfReleases,
    acceptExpired: false,
    hooks: { onStage: async () => ok(null), onCommit: async () => ok(null), onProgress: () => undefined },
    signal: new AbortController().signal,
    ...parts,
  });
  if (parts.target === undefined) target.close();
  return outcome;
}

/** What is published at an endpoint, as a customer's tool would find it: by numbers, verified. */
export async function readIndex(
  url: string,
  method: CreateMethod = 'conditional-put',
): Promise<{ readonly version: number; readonly releases: readonly string[] }> {
  const target: PublishTarget = createHttpTarget({ url, credentials: null, now: Date.now });
  const found = await createIndexStore({ target, method, reader: readerFor('ada', 'bo'), nonce }).newest(
    null,
  );
  target.close();
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  const head = found.value?.head;
  const releases = head?.payload.releases.map(({ product, version }) => `${product} ${version}`) ?? [];
  return { version: head?.version ?? 0, releases };
}

/** A folder that is removed with the returned function. */
export async function scratchFolder(): Promise<{
  readonly folder: string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'imprimatur-publishing-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
