import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBundle } from '../../electron/bundle/read-bundle';
import { verifyBundle } from '../../electron/bundle/verify-bundle';
import { localHeader } from '../../electron/bundle/zip-layout';
import { sitePath } from '../../shared/bundle/site-path';
import type { PeopleFile } from '../../shared/bundle/people';
import { canonicalize } from '../../shared/journal/canonical-json';
import { createI18n } from '../../shared/i18n';
import { failureText } from '../../shared/i18n/failure-text';
import { valueOf } from '../walk/engine-fixture';
import {
  approvedBundle,
  faultsOf,
  forgeManifest,
  textOf,
  unpack,
  verifyFilesPacked,
  type ApprovedBundle,
  type BundleFiles,
} from './bundle-fixture';

let bundle: ApprovedBundle;
let files: BundleFiles;

beforeAll(async () => {
  bundle = await approvedBundle();
  files = await unpack(bundle.file);
}, 60_000);

afterAll(() => bundle.stop());

const page = 'outputs/portal/de/end-user/index.html';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const put = (target: BundleFiles, name: string, value: unknown): void => {
  target.set(name, bytesOf(typeof value === 'string' ? value : canonicalize(value)));
};

describe('a bundle as it was exported', () => {
  it('passes every check', async () => {
    const report = await verifyBundle(bundle.file);
    expect(report.faults).toEqual([]);
    const codes = [
      'zip',
      'manifest',
      'files',
      'outputs',
      'site',
      'facts',
      'people',
      'statements',
      'required',
      'checkpoints',
    ];
    expect(report.checks.map(({ code }) => code)).toEqual(codes);
    expect(report.signatures).toMatchObject([
      { name: 'Ada Writer', role: 'compliance', meaning: 'approval', outputs: 24 },
    ]);
    expect(report.release).toEqual({ product: 'ledger', version: '4.2.0', title: 'Faster closing' });
  });

  it('is trusted only under the fingerprint that the caller brings', async () => {
    const { root } = await verifyBundle(bundle.file);
    expect(root?.trusted).toBe(false);
    const pinned = await verifyBundle(bundle.file, {
      root: root?.fingerprint.toLowerCase().replaceAll(' ', ':') ?? '',
    });
    expect(pinned.faults).toEqual([]);
    expect(pinned.root?.trusted).toBe(true);
    expect(pinned.checks.map(({ code }) => code)).toContain('root');
    const other = await verifyBundle(bundle.file, { root: '0000 1111 2222 3333 4444 5555 6666 7777' });
    expect(faultsOf(other)).toEqual(['bundle/other-root']);
  });

  it('holds the JSON Schema and, for each page, feed and API document, the very bytes that were signed', () => {
    const manifest = JSON.parse(textOf(files, 'manifest.json')) as {
      outputs: readonly Parameters<typeof sitePath>[2][];
    };
    for (const output of manifest.outputs) {
      const onSite = sitePath('ledger', '4.2.0', output);
      if (onSite === undefined) continue;
      expect(files.get(onSite)).toEqual(files.get((output as unknown as { path: string }).path));
    }
    expect(textOf(files, 'site/api/v1/release.schema.json')).toContain(
      '"$schema": "https://json-schema.org/draft/2020-12/schema"',
    );
  });

  it('takes nothing of the journals along but who signed, who let them, and the policy', () => {
    const people = JSON.parse(textOf(files, 'people.json')) as PeopleFile;
    const records = people.evidence.flatMap(({ lines }) =>
      lines.map((line) => (JSON.parse(line) as { record?: string }).record ?? 'checkpoint'),
    );
    expect(records.filter((record) => record.startsWith('release/'))).toEqual([]);
    expect(records).toContain('policy/signing');
  });
});

describe('one changed byte', () => {
  it('is found anywhere in the file, and the entry that holds it is named', async () => {
    const original = await readFile(bundle.file);
    const opened = valueOf(await openBundle(bundle.file));
    await opened.close();
    let offset = 0;
    const spans = opened.entries.map((entry) => {
      const start = offset;
      offset += localHeader({ name: entry.path, size: entry.size, crc32: 0 }).length + entry.size;
      return { path: entry.path, start, end: offset };
    });
    const file = path.join(bundle.engine.folder, 'flipped.zip');
    // Every 701st byte, which meets headers, names, contents and directory, and each of the last record.
    const positions = Array.from({ length: original.length }, (_, index) => index).filter(
      (index) => index % 701 === 0 || index >= original.length - 22,
    );
    for (const position of positions) {
      const flipped = Buffer.from(original);
      flipped[position] = (flipped[position] ?? 0) ^ (1 << (position % 8));
      await writeFile(file, flipped);
      const { faults } = await verifyBundle(file);
      expect(faults.length, `byte ${String(position)}`).toBeGreaterThan(0);
      const span = spans.find(({ start, end }) => position >= start && position < end);
      if (span)
        expect(
          faults.map(({ params }) => params?.['entry']),
          `byte ${String(position)}`,
        ).toContain(span.path);
    }
    expect(positions.length).toBeGreaterThan(200);
  }, 120_000);
});

/** What somebody without keys may do to a bundle, and by which fault it shows. `forged`: the manifest is set right again. */
const tampering: readonly {
  readonly name: string;
  readonly change: (forged: BundleFiles) => void;
  readonly faults: readonly string[];
}[] = [
  {
    name: 'a word in an output and in its page, with a manifest that fits',
    change: (forged) => {
      const changed = textOf(forged, page).replace('Übersetzt', 'Verändert');
      put(forged, page, changed);
      put(forged, 'site/ledger/4.2.0/de/index.html', changed);
      forgeManifest(forged);
    },
    faults: ['bundle/statement-digest statements/1.dsse.json', 'bundle/signature-missing'],
  },
  {
    name: 'a word in an output alone',
    change: (forged) => put(forged, page, `${textOf(forged, page)} `),
    faults: [`bundle/digest-mismatch ${page}`],
  },
  {
    name: 'a page of the site that is not what was signed',
    change: (forged) => {
      put(forged, 'site/ledger/4.2.0/de/index.html', '<p>Free money</p>');
      forgeManifest(forged);
    },
    faults: ['bundle/site-differs site/ledger/4.2.0/de/index.html'],
  },
  {
    name: 'a page of the site that nobody rendered',
    change: (forged) => {
      put(forged, 'site/ledger/4.2.1/de/index.html', '<p>Free money</p>');
      forgeManifest(forged);
    },
    faults: ['bundle/site-unsigned site/ledger/4.2.1/de/index.html'],
  },
  {
    name: 'another JSON Schema',
    change: (forged) => {
      put(forged, 'site/api/v1/release.schema.json', '{}');
      forgeManifest(forged);
    },
    faults: ['bundle/site-differs site/api/v1/release.schema.json'],
  },
  {
    name: 'a file that the manifest does not list',
    change: (forged) => put(forged, 'site/ledger/4.2.1/de/index.html', 'x'),
    faults: ['bundle/unlisted-file site/ledger/4.2.1/de/index.html'],
  },
  {
    name: 'a file that is gone',
    change: (forged) => forged.delete(page),
    faults: [`bundle/missing-file ${page}`],
  },
  {
    name: 'an output that is gone from the manifest as well',
    change: (forged) => {
      forged.delete('outputs/markdown/de/end-user/release.md');
      forgeManifest(forged, (manifest) => ({
        ...manifest,
        outputs: manifest.outputs.filter((output) => forged.has(output.path)),
      }));
    },
    faults: [
      'bundle/missing-file outputs/markdown/de/end-user/release.md',
      'bundle/statement-subject statements/1.dsse.json',
      'bundle/signature-missing',
    ],
  },
  {
    name: 'a language that is gone everywhere',
    change: (forged) => {
      for (const name of [...forged.keys()]) if (/\/de\/|\.de\./.test(name)) forged.delete(name);
      forgeManifest(forged, (manifest) => ({
        ...manifest,
        release: { ...manifest.release, targetLocales: [] },
        outputs: manifest.outputs.filter((output) => forged.has(output.path)),
      }));
    },
    faults: [
      ...Array<string>(12).fill('bundle/statement-subject statements/1.dsse.json'),
      'bundle/policy-differs',
      'bundle/signature-missing',
    ],
  },
  {
    name: 'the signature that is gone',
    change: (forged) => {
      forged.delete('statements/1.dsse.json');
      forgeManifest(forged);
    },
    faults: ['bundle/signature-missing', 'bundle/checkpoints-differ'],
  },
  {
    name: 'the signature that is gone, and a manifest that demands none',
    change: (forged) => {
      forged.delete('statements/1.dsse.json');
      forgeManifest(forged, (manifest) => ({ ...manifest, policy: { ...manifest.policy, required: [] } }));
    },
    faults: ['bundle/policy-differs', 'bundle/signature-missing', 'bundle/checkpoints-differ'],
  },
  {
    name: 'a statement with another payload',
    change: (forged) => {
      const envelope = JSON.parse(textOf(forged, 'statements/1.dsse.json')) as { payload: string };
      const payload = Buffer.from(envelope.payload, 'base64').toString().replace('"approval"', '"review"');
      put(forged, 'statements/1.dsse.json', {
        ...envelope,
        payload: Buffer.from(payload).toString('base64'),
      });
      forgeManifest(forged);
    },
    faults: ['bundle/statement-signature statements/1.dsse.json', 'bundle/signature-missing'],
  },
  {
    name: 'a statement with a member that nobody signed',
    change: (forged) => {
      const envelope = JSON.parse(textOf(forged, 'statements/1.dsse.json')) as Record<string, unknown>;
      put(forged, 'statements/1.dsse.json', { ...envelope, note: 'approved by the board' });
      forgeManifest(forged);
    },
    faults: ['bundle/statement-signature statements/1.dsse.json', 'bundle/signature-missing'],
  },
  {
    name: 'another version in the manifest',
    change: (forged) => {
      for (const [name, bytes] of [...forged]) {
        if (!name.includes('/4.2.0')) continue;
        forged.delete(name);
        forged.set(name.replace('/4.2.0', '/9.9.9'), bytes);
      }
      forgeManifest(forged, (manifest) => ({
        ...manifest,
        release: { ...manifest.release, version: '9.9.9' },
      }));
    },
    faults: ['administrator', 'end-user']
      .flatMap((role) =>
        ['de', 'en'].map(
          (locale) => `bundle/manifest-contradicts outputs/api/${locale}/${role}/release.json`,
        ),
      )
      .sort(),
  },
  {
    name: 'another name of the workspace in the manifest',
    change: (forged) =>
      forgeManifest(forged, (manifest) => ({
        ...manifest,
        workspace: { ...manifest.workspace, name: 'Evil' },
      })),
    faults: ['bundle/manifest-contradicts people.json'],
  },
  {
    name: 'another release in the manifest',
    change: (forged) =>
      forgeManifest(forged, (manifest) => ({
        ...manifest,
        release: { ...manifest.release, id: 'other-release' },
      })),
    faults: ['bundle/statement-foreign statements/1.dsse.json', 'bundle/signature-missing'],
  },
  {
    name: 'another renderer in the manifest',
    change: (forged) => forgeManifest(forged, (manifest) => ({ ...manifest, rendererVersion: '99' })),
    faults: ['bundle/statement-renderer statements/1.dsse.json', 'bundle/signature-missing'],
  },
  {
    name: 'checkpoints that say that the journal was shorter',
    change: (forged) => {
      const checkpoints = JSON.parse(textOf(forged, 'checkpoints.json')) as { positions: object };
      put(forged, 'checkpoints.json', { ...checkpoints, positions: {} });
      forgeManifest(forged);
    },
    faults: ['bundle/checkpoints-differ'],
  },
  {
    name: 'a role that somebody wrote for themselves',
    change: (forged) => {
      put(forged, 'people.json', textOf(forged, 'people.json').replace('Ada Writer', 'Eve Writer'));
      forgeManifest(forged);
    },
    faults: ['bundle/evidence-broken'],
  },
  {
    name: 'a policy without its line',
    change: (forged) => {
      const people = JSON.parse(textOf(forged, 'people.json')) as PeopleFile;
      put(forged, 'people.json', { ...people, evidence: [] });
      forgeManifest(forged);
    },
    faults: ['bundle/policy-missing'],
  },
  {
    name: 'another root key',
    change: (forged) => {
      const people = JSON.parse(textOf(forged, 'people.json')) as PeopleFile;
      put(forged, 'people.json', { ...people, workspace: { ...people.workspace, name: 'Evil' } });
      forgeManifest(forged);
    },
    faults: ['bundle/root-signature'],
  },
  {
    name: 'people.json with a prototype',
    change: (forged) => {
      put(forged, 'people.json', textOf(forged, 'people.json').replace('{', '{"__proto__":{"owner":true},'));
      forgeManifest(forged);
    },
    faults: ['bundle/bad-json people.json'],
  },
  {
    name: 'a page that the manifest announces as a script',
    change: (forged) =>
      put(
        forged,
        'manifest.json',
        textOf(forged, 'manifest.json').replace('text/html; charset=utf-8', 'text/javascript'),
      ),
    faults: ['bundle/manifest-contradicts outputs/portal/de/administrator/index.html'],
  },
  {
    name: 'a manifest with a member twice',
    change: (forged) =>
      put(forged, 'manifest.json', textOf(forged, 'manifest.json').replace('{', '{"format":1,')),
    faults: ['bundle/bad-json manifest.json'],
  },
  {
    name: 'a manifest that is not canonical',
    change: (forged) => put(forged, 'manifest.json', `${textOf(forged, 'manifest.json')}\n`),
    faults: ['bundle/bad-json manifest.json'],
  },
  {
    name: 'a manifest that lists a path outside of the bundle',
    change: (forged) =>
      put(
        forged,
        'manifest.json',
        textOf(forged, 'manifest.json').replace('"people.json"', '"../../etc/passwd"'),
      ),
    faults: ['bundle/bad-json manifest.json'],
  },
  {
    name: 'a manifest of a newer format',
    change: (forged) =>
      put(forged, 'manifest.json', textOf(forged, 'manifest.json').replace('"format":1', '"format":2')),
    faults: ['bundle/newer-format'],
  },
];

/** A copy of a JSON value in which one value, `at` of the way through it, is another one. */
function replaceAt(json: unknown, at: number, value: unknown): unknown {
  const paths: (readonly string[])[] = [];
  const visit = (node: unknown, path: readonly string[]): void => {
    paths.push(path);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) visit(child, [...path, key]);
  };
  visit(json, []);
  const [...path] = paths[Math.floor(at * paths.length)] ?? [];
  const last = path.pop();
  if (last === undefined) return value;
  const copy = structuredClone(json) as Record<string, unknown>;
  const parent = path.reduce<Record<string, unknown>>(
    (node, key) => node[key] as Record<string, unknown>,
    copy,
  );
  parent[last] = value;
  return copy;
}

describe('a bundle that somebody changed', () => {
  it.each(tampering)('$name', async ({ change, faults }) => {
    const forged: BundleFiles = new Map(files);
    change(forged);
    const report = await verifyFilesPacked(forged);
    expect(faultsOf(report)).toEqual(faults);
  });

  it('is never believed and never trips the verifier, whatever stands in its JSON', async () => {
    const names = ['manifest.json', 'people.json', 'checkpoints.json', 'statements/1.dsse.json'];
    const mutation = fc.record({
      name: fc.constantFrom(...names),
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      value: fc.jsonValue(),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ name, at, value }) => {
        const forged: BundleFiles = new Map(files);
        const json = JSON.parse(textOf(forged, name)) as unknown;
        const before = canonicalize(json);
        const changed = canonicalize(replaceAt(json, at, value));
        fc.pre(changed !== before);
        put(forged, name, changed);
        if (name !== 'manifest.json') forgeManifest(forged);
        const { faults } = await verifyFilesPacked(forged);
        expect(faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('gets a sentence for each of these faults, in both languages', () => {
    const codes = new Set(
      tampering.flatMap(({ faults }) => faults.map((fault) => fault.split(' ')[0] ?? '')),
    );
    for (const language of ['en', 'de']) {
      const i18n = createI18n(language);
      for (const code of codes) expect(failureText(i18n, { code })).not.toBe(code);
    }
  });
});
