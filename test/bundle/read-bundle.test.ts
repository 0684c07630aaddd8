import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBundle } from '../../electron/bundle/read-bundle';
import { verifyBundle } from '../../electron/bundle/verify-bundle';
import { defaultLimits, type BundleLimits } from '../../electron/bundle/zip-directory';
import { bundlePathKind } from '../../shared/bundle/bundle-path';
import { valueOf } from '../walk/engine-fixture';
import { handMadeZip, type HandMadeZip } from './hand-made-zip';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'imprimatur-zip-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, 'hostile.zip');
  await writeFile(file, bytes);
  return file;
}

/** How a zip is refused: the code, and the entry that is to blame. Reading goes as far as every entry's bytes. */
async function refusal(zip: HandMadeZip | Uint8Array, limits: BundleLimits = defaultLimits): Promise<string> {
  const file = await written(zip instanceof Uint8Array ? zip : handMadeZip(zip));
  const bundle = await openBundle(file, limits);
  if (!bundle.ok) return named(bundle.error);
  try {
    for (const entry of bundle.value.entries) {
      const bytes = await bundle.value.read(entry.path);
      if (!bytes.ok) return named(bytes.error);
    }
    return 'believed';
  } finally {
    await bundle.value.close();
  }
}

const named = ({ code, params }: { code: string; params?: Readonly<Record<string, unknown>> }): string =>
  typeof params?.['entry'] === 'string' ? `${code} ${params['entry']}` : code;

const good = { name: 'manifest.json', data: '{}' };
const page = { name: 'site/ledger/4.2.0/de/index.html', data: '<p>' };
const zip64Extra = Uint8Array.of(1, 0, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0);
const unicodePathExtra = Uint8Array.of(0x75, 0x70, 5, 0, 1, 0, 0, 0, 0);

describe('a zip from somewhere', () => {
  it('is read when it is what our writer makes', async () => {
    expect(await refusal({ entries: [good, page] })).toBe('believed');
    const bundle = valueOf(await openBundle(await written(handMadeZip({ entries: [good, page] }))));
    expect(bundle.entries).toEqual([
      { path: 'manifest.json', size: 2 },
      { path: 'site/ledger/4.2.0/de/index.html', size: 3 },
    ]);
    expect(await bundle.read('outputs/../manifest.json')).toMatchObject({
      error: { code: 'bundle/missing-file' },
    });
    await bundle.close();
  });

  it.each<[string, HandMadeZip, string]>([
    ['climbs out of the folder', { entries: [{ name: '../../etc/evil' }] }, 'bundle/bad-name ../../etc/evil'],
    [
      'climbs out in the middle',
      { entries: [{ name: 'site/../../evil' }] },
      'bundle/bad-name site/../../evil',
    ],
    ['names an absolute path', { entries: [{ name: '/etc/evil' }] }, 'bundle/bad-name /etc/evil'],
    ['names a drive', { entries: [{ name: 'C:\\evil' }] }, 'bundle/bad-name C:\\evil'],
    [
      'names a share',
      { entries: [{ name: '\\\\host\\share\\evil' }] },
      'bundle/bad-name \\\\host\\share\\evil',
    ],
    [
      'uses backslashes',
      { entries: [{ name: 'site\\ledger\\4.2.0\\de\\index.html' }] },
      'bundle/bad-name site\\ledger\\4.2.0\\de\\index.html',
    ],
    [
      'hides a control character',
      { entries: [{ name: 'manifest.json\u0000.exe' }] },
      'bundle/bad-name manifest.json\ufffd.exe',
    ],
    [
      'uses letters that look alike',
      { entries: [{ name: 'mаnifest.json' }] },
      'bundle/bad-name m\ufffd\ufffdnifest.json',
    ],
    ['holds a folder', { entries: [{ name: 'site/', mode: 0o040755 }] }, 'bundle/not-a-file site/'],
    ['holds a file of its own', { entries: [{ name: 'autorun.inf' }] }, 'bundle/bad-name autorun.inf'],
    ['has an empty name', { entries: [{ name: '' }] }, 'bundle/bad-name '],
    ['holds a symbolic link', { entries: [{ ...page, mode: 0o120777 }] }, `bundle/not-a-file ${page.name}`],
    ['holds a device', { entries: [{ ...page, mode: 0o020666 }] }, `bundle/not-a-file ${page.name}`],
    ['holds an executable', { entries: [{ ...page, mode: 0o100755 }] }, `bundle/odd-entry ${page.name}`],
    ['holds a set-uid file', { entries: [{ ...page, mode: 0o104644 }] }, `bundle/odd-entry ${page.name}`],
    ['holds a name twice', { entries: [good, good] }, 'bundle/duplicate-name manifest.json'],
    [
      'holds names that differ in case',
      {
        entries: [{ name: 'site/ledger/4.2.0B/de/index.html' }, { name: 'site/ledger/4.2.0b/de/index.html' }],
      },
      'bundle/case-collision site/ledger/4.2.0b/de/index.html',
    ],
    ['is out of order', { entries: [page, good] }, 'bundle/unsorted manifest.json'],
    ['compresses an entry', { entries: [{ ...page, deflate: true }] }, `bundle/compressed ${page.name}`],
    [
      'is a bomb of zeros',
      { entries: [{ ...page, data: new Uint8Array(20_000_000), deflate: true }] },
      `bundle/compressed ${page.name}`,
    ],
    ['uses another method', { entries: [{ ...page, method: 12 }] }, `bundle/compressed ${page.name}`],
    ['encrypts an entry', { entries: [{ ...page, flags: 0x0801 }] }, `bundle/encrypted ${page.name}`],
    [
      'has sizes that differ',
      { entries: [{ ...page, claimedSize: 300 }] },
      `bundle/size-mismatch ${page.name}`,
    ],
    [
      'claims more than there is',
      { entries: [{ ...page, claimedSize: 300, claimedCompressedSize: 300 }] },
      `bundle/overlap ${page.name}`,
    ],
    [
      'claims less than there is',
      { entries: [{ ...page, claimedSize: 1, claimedCompressedSize: 1 }] },
      `bundle/overlap ${page.name}`,
    ],
    [
      'lets two entries share bytes',
      { entries: [good, { ...page, claimedOffset: 0 }] },
      `bundle/overlap ${page.name}`,
    ],
    [
      'hides bytes between entries',
      { entries: [{ ...good, gap: 'hidden' }, page] },
      `bundle/overlap ${page.name}`,
    ],
    [
      'hides bytes before the directory',
      { entries: [{ ...page, gap: 'hidden' }] },
      `bundle/overlap ${page.name}`,
    ],
    ['hides bytes before the first entry', { entries: [page], prefix: 'MZ' }, `bundle/overlap ${page.name}`],
    ['has something behind its end', { entries: [page], suffix: 'trailing' }, 'bundle/trailing-data'],
    ['has a comment', { entries: [page], comment: 'hello' }, 'bundle/trailing-data'],
    [
      'has a comment on an entry',
      { entries: [{ ...page, comment: 'hello' }] },
      `bundle/odd-entry ${page.name}`,
    ],
    [
      'has an extra field',
      { entries: [{ ...page, extra: unicodePathExtra }] },
      `bundle/odd-entry ${page.name}`,
    ],
    ['uses zip64 for an entry', { entries: [{ ...page, extra: zip64Extra }] }, `bundle/zip64 ${page.name}`],
    [
      'claims an entry of 4 GB',
      { entries: [{ ...page, claimedSize: 0xffffffff, claimedCompressedSize: 0xffffffff }] },
      `bundle/zip64 ${page.name}`,
    ],
    ['uses zip64 for the directory', { entries: [page], zip64Locator: true }, 'bundle/zip64'],
    ['claims 65,535 entries', { entries: [page], claimedEntries: 0xffff }, 'bundle/zip64'],
    ['claims more entries than it has', { entries: [page], claimedEntries: 2 }, 'bundle/malformed-zip'],
    [
      'claims fewer entries than it has',
      { entries: [good, page], claimedEntries: 1 },
      'bundle/overlap manifest.json',
    ],
    ['claims too many entries', { entries: [page], claimedEntries: 30_000 }, 'bundle/too-many-entries'],
    [
      'lies about where the directory is',
      { entries: [page], claimedDirectoryOffset: 0 },
      'bundle/malformed-zip',
    ],
    [
      'lies about the size of the directory',
      { entries: [page], claimedDirectorySize: 7 },
      'bundle/malformed-zip',
    ],
    ['spans two disks', { entries: [page], disk: 1 }, 'bundle/malformed-zip'],
    ['has another time', { entries: [{ ...page, time: 0 }] }, `bundle/odd-entry ${page.name}`],
    [
      'names an entry differently in its header',
      { entries: [{ ...page, localName: 'site/ledger/4.2.0/en/index.html' }] },
      `bundle/odd-entry ${page.name}`,
    ],
    [
      'has another size in an entry’s header',
      { entries: [{ ...page, localSize: 7 }] },
      `bundle/odd-entry ${page.name}`,
    ],
    ['has a wrong checksum', { entries: [{ ...page, claimedCrc: 7 }] }, `bundle/odd-entry ${page.name}`],
  ])('is refused when it %s', async (_name, zip, expected) => {
    expect(await refusal(zip)).toBe(expected);
  });

  it.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(0), 'bundle/not-a-zip'],
    ['something else', Buffer.from('%PDF-1.7'.repeat(100)), 'bundle/not-a-zip'],
    ['cut in the middle', handMadeZip({ entries: [good, page] }).subarray(0, 80), 'bundle/not-a-zip'],
    ['cut at its end', handMadeZip({ entries: [good, page] }).subarray(0, -1), 'bundle/trailing-data'],
  ])('is refused when it is %s', async (_name, bytes, expected) => {
    expect(await refusal(bytes)).toBe(expected);
  });

  it('is not read beyond the budgets', async () => {
    const entries = [good, page];
    expect(await refusal({ entries }, { ...defaultLimits, entries: 1 })).toBe('bundle/too-many-entries');
    expect(await refusal({ entries }, { ...defaultLimits, entryBytes: 2 })).toBe(
      `bundle/entry-too-big ${page.name}`,
    );
    expect(await refusal({ entries }, { ...defaultLimits, totalBytes: 4 })).toBe(
      `bundle/too-big ${page.name}`,
    );
  });

  it('is said to be unreadable when it is a folder or not there', async () => {
    expect(await openBundle(path.join(folder, 'nothing'))).toMatchObject({
      error: { code: 'bundle/unreadable', params: { cause: 'ENOENT' } },
    });
    expect((await verifyBundle(folder)).faults).toMatchObject([{ code: 'bundle/unreadable' }]);
  });
});

describe('the paths of a bundle', () => {
  it.each([
    ['manifest.json', 'manifest'],
    ['people.json', 'people'],
    ['checkpoints.json', 'checkpoints'],
    ['outputs/portal/zh-Hant-TW/administrator/index.html', 'output'],
    ['outputs/email/ar/end-user/message.eml', 'output'],
    ['statements/1.dsse.json', 'statement'],
    ['statements/500.dsse.json', 'statement'],
    ['site/ledger/2026.11-rc.1+b7/de/index.html', 'site'],
    ['site/ledger/4.2.0/de/administrator/feed.json', 'site'],
    ['site/api/v1/ledger/4.2.0.de.json', 'site'],
    ['site/api/v1/ledger/4.2.0.pt-BR.administrator.json', 'site'],
    ['site/api/v1/release.schema.json', 'site'],
    ['site/api/4.2.0/de/index.html', 'site'],
    ['site/api/v1/api/v1.de.json', 'site'],
  ])('%s is for %s', (name, kind) => {
    expect(bundlePathKind(name)).toBe(kind);
  });

  it.each([
    'MANIFEST.JSON',
    './manifest.json',
    'manifest.json/',
    'manifest.json ',
    'outputs/portal/de/end-user/evil.html',
    'outputs/portal/de/owner/index.html',
    'outputs/fax/de/end-user/index.html',
    'outputs/portal/../end-user/index.html',
    'outputs/portal/de/end-user/index.html/x',
    'statements/0.dsse.json',
    'statements/01.dsse.json',
    'statements/501.dsse.json',
    'statements/1.json',
    'site/index.html',
    'site/ledger/index.html',
    'site/ledger/../de/index.html',
    'site/ledger/./de/index.html',
    'site/ledger/4.2.0/de/end-user/index.html',
    'site/ledger/4.2.0/de/index.htm',
    'site//4.2.0/de/index.html',
    'site/api/v2/ledger/4.2.0.de.json',
    'site/api/v1/ledger/.de.json',
    'site/api/v1/release.json',
    'site/Ledger/4.2.0/de/index.html',
    'constructor',
    '__proto__',
    '',
  ])('%s is none', (name) => {
    expect(bundlePathKind(name)).toBeUndefined();
  });
});
