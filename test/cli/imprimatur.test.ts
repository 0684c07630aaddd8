import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../build/compile.mjs';
import { approvedBundle, type ApprovedBundle } from '../bundle/bundle-fixture';

const program = path.resolve('out/cli/imprimatur.mjs');

interface Answer {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program as a person would: plain Node in a process of its own. */
function imprimatur(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], {
      env: { PATH: process.env['PATH'] ?? '', LANG: 'C', ...env },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, out, err }));
  });
}

const jsonOf = ({ out }: Answer): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;

let bundle: ApprovedBundle;
let home: string;

beforeAll(async () => {
  await compile(['cli']);
  bundle = await approvedBundle();
  home = path.join(bundle.engine.folder, 'cli');
  await mkdir(home);
}, 120_000);

afterAll(() => bundle.stop());

describe('imprimatur', () => {
  it('explains itself, and says which of its words it did not understand with status 2', async () => {
    const help = await imprimatur(['--help']);
    expect(help.status).toBe(0);
    for (const name of ['verify', 'check', 'export', 'sample', 'endpoint']) {
      expect(help.out).toContain(`imprimatur ${name} `);
      expect((await imprimatur([name, '--help'])).out).toContain(`imprimatur ${name} `);
    }
    const misuses = [
      ['fly'],
      ['verify'],
      ['verify', 'a', 'b'],
      ['verify', '--speed', 'a'],
      ['verify', 'a', '--root'],
    ];
    for (const words of misuses) {
      const { status, out, err } = await imprimatur(words);
      expect([words, status, out]).toEqual([words, 2, '']);
      expect(err).toContain('imprimatur verify BUNDLE');
    }
  });

  it('speaks German where the system does', async () => {
    const { out } = await imprimatur(['verify', 'nichts.zip'], { LANG: 'de_DE.UTF-8' });
    expect(out).toContain('kann nicht gelesen werden');
  });
});

describe('imprimatur verify', () => {
  it('prints what was checked, who signed, and on which key it rests', async () => {
    const { status, out } = await imprimatur(['verify', bundle.file]);
    expect(status).toBe(0);
    expect(out).toContain('ledger 4.2.0: Faster closing');
    expect(out.match(/✓/g)).toHaveLength(10);
    expect(out).not.toMatch(/check\.|cli\.|\{\{/);
    expect(out).toContain('Ada Writer, compliance (approval)');
    expect(out).toMatch(/root key (?:[0-9A-F]{4} ){7}[0-9A-F]{4} of the workspace “Acme”/);
  });

  it('is content with the right root key, and not with another', async () => {
    const { root } = jsonOf(await imprimatur(['verify', bundle.file, '--json'])) as {
      root: { fingerprint: string };
    };
    expect((await imprimatur(['verify', bundle.file, '--root', root.fingerprint])).status).toBe(0);
    const other = await imprimatur(['verify', bundle.file, '--json', '--root', 'FFFF']);
    expect(other.status).toBe(1);
    expect(jsonOf(other)).toMatchObject({ ok: false, faults: [{ code: 'bundle/other-root' }] });
  });

  it('names each fault, for people and for programs, with status 1', async () => {
    const bytes = await readFile(bundle.file);
    const at = bytes.indexOf('Übersetzt: Close a month');
    bytes[at + 3] = 0x7a;
    const file = path.join(home, 'changed.zip');
    await writeFile(file, bytes);
    const { status, out } = await imprimatur(['verify', file]);
    expect(status).toBe(1);
    expect(out).toMatch(/✗ The zip says two things about “outputs\/api\/de\//);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^The bundle is not good: \d+ faults?\.$/);
    const json = jsonOf(await imprimatur(['verify', file, '--json'])) as {
      ok: boolean;
      faults: readonly { code: string; text: string }[];
    };
    expect(json.ok).toBe(false);
    expect(json.faults[0]?.code).toBe('bundle/odd-entry');
    expect(json.faults[0]?.text).toContain('outputs/api/de/');
  });
});

describe('imprimatur export', () => {
  it.each([
    ['another folder, Tokyo, German', { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }],
    ['another folder, Newfoundland, Arabic', { TZ: 'America/St_Johns', LANG: 'ar_EG.UTF-8' }],
  ])('gives the very bytes that the app exported, in %s', async (name, env) => {
    const copy = path.join(home, name, 'Copy.imprimatur');
    await cp(bundle.workspace, copy, { recursive: true });
    const file = path.join(home, name, 'bundle.zip');
    const answer = await imprimatur(['export', copy, bundle.release, file, '--json'], env);
    expect([answer.status, answer.err]).toEqual([0, '']);
    expect((await readFile(file)).equals(await readFile(bundle.file))).toBe(true);
    expect(jsonOf(answer)).toMatchObject({ ok: true, release: bundle.release, files: 45, faults: [] });
  });

  it('takes a release by product and version, and writes nothing into the workspace', async () => {
    const before = await sizes(bundle.workspace);
    const file = path.join(home, 'by-name.zip');
    expect((await imprimatur(['export', bundle.workspace, 'ledger/4.2.0', file])).status).toBe(0);
    expect(await sizes(bundle.workspace)).toEqual(before);
  });

  it('refuses, with every reason, while something is missing', async () => {
    const { engine } = bundle;
    const created = await engine.call['release.create']({
      product: 'ledger',
      kind: 'planned',
      title: 'Next',
      version: '4.3.0',
      sourceLocale: 'en',
      targetLocales: ['de'],
    });
    expect(created.ok).toBe(true);
    const file = path.join(home, 'refused.zip');
    const answer = await imprimatur(['export', bundle.workspace, 'ledger/4.3.0', file, '--json']);
    expect(answer.status).toBe(1);
    const { faults, blockers } = jsonOf(answer) as {
      faults: readonly { code: string }[];
      blockers: readonly { code: string; text: string }[];
    };
    expect(faults.map(({ code }) => code)).toEqual(['bundle/not-ready']);
    expect(blockers.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['missing-deployment', 'signature-missing']),
    );
    expect(blockers.every(({ code, text }) => text !== '' && text !== code && !text.includes('{{'))).toBe(
      true,
    );
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  it('says so when there is no such release or workspace', async () => {
    const unknown = await imprimatur([
      'export',
      bundle.workspace,
      'nothing',
      path.join(home, 'x.zip'),
      '--json',
    ]);
    expect([unknown.status, jsonOf(unknown)['faults']]).toMatchObject([1, [{ code: 'release/unknown' }]]);
    const nowhere = await imprimatur([
      'export',
      path.join(home, 'nowhere'),
      'x',
      path.join(home, 'x.zip'),
      '--json',
    ]);
    expect([nowhere.status, jsonOf(nowhere)['faults']]).toMatchObject([
      1,
      [{ code: 'workspace/folder-missing' }],
    ]);
  });
});

describe('imprimatur check', () => {
  async function copyOfWorkspace(name: string): Promise<{ folder: string; segment: string }> {
    const folder = path.join(home, name, 'Copy.imprimatur');
    await cp(bundle.workspace, folder, { recursive: true });
    const [device = ''] = await readdir(path.join(folder, 'journal'));
    return { folder, segment: path.join(folder, 'journal', device, '000001.jsonl') };
  }

  it('finds sound journals sound, also by what a bundle’s signers had seen', async () => {
    const { status, out } = await imprimatur(['check', bundle.workspace, '--bundle', bundle.file]);
    expect(status).toBe(0);
    expect(out).toContain('Workspace “Acme”');
    expect(out).toContain('(Ada Writer)');
    expect(out.trimEnd().split('\n').at(-1)).toBe('The journals are sound.');
  });

  it('names what is wrong with a changed journal', async () => {
    const { folder, segment } = await copyOfWorkspace('changed');
    const text = await readFile(segment, 'utf8');
    await writeFile(segment, text.replace('Faster closing', 'Faster closinG'));
    const answer = await imprimatur(['check', folder, '--json']);
    expect(answer.status).toBe(1);
    expect(jsonOf(answer)).toMatchObject({ ok: false, findings: [{ code: 'broken-chain', suspect: true }] });
    expect((await imprimatur(['check', folder])).out).toContain('The journals are not sound.');
  });

  it('passes over an unfinished write, but says so', async () => {
    const { folder, segment } = await copyOfWorkspace('torn');
    await appendFile(segment, '{"at":"2026');
    const answer = await imprimatur(['check', folder, '--json']);
    expect(answer.status).toBe(0);
    expect(jsonOf(answer)).toMatchObject({ findings: [{ code: 'torn-tail', suspect: false }] });
  });

  it('B7: sees by a bundle that the end of a journal was cut, which the chain alone can’t show', async () => {
    const { folder, segment } = await copyOfWorkspace('cut');
    const lines = (await readFile(segment, 'utf8')).split('\n');
    const checkpoints = lines.flatMap((line, index) => (line.includes('"kind":"checkpoint"') ? [index] : []));
    await writeFile(segment, `${lines.slice(0, (checkpoints[3] ?? 0) + 1).join('\n')}\n`);
    expect((await imprimatur(['check', folder])).status).toBe(0);
    const answer = await imprimatur(['check', folder, '--bundle', bundle.file, '--json']);
    expect(answer.status).toBe(1);
    expect(jsonOf(answer)).toMatchObject({ findings: [{ code: 'truncated-against-checkpoint' }] });
  });
});

/** The size of every file below a folder. */
async function sizes(folder: string): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    found[path.relative(folder, file)] = (await stat(file)).size;
  }
  return found;
}

describe('imprimatur endpoint', () => {
  it('serves a folder until it is asked to end', async () => {
    const served = path.join(home, 'served');
    const child = spawn(process.execPath, [program, 'endpoint', served, '--port', '0'], {
      env: { PATH: process.env['PATH'] ?? '', LANG: 'C' },
    });
    const ended = once(child, 'close');
    const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0] ?? '';
    expect(said).toContain(served);
    const put = { method: 'PUT', body: 'kept', headers: { 'if-none-match': '*' } };
    expect((await fetch(new URL('blobs/sha256/00', address), put)).status).toBe(201);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(await readFile(path.join(served, 'blobs', 'sha256', '00'), 'utf8')).toBe('kept');
  });

  it.each(['SIGTERM', 'disconnect'])('ends by %s when a program started it over a channel', async (by) => {
    const child = fork(program, ['endpoint', path.join(home, 'served'), '--port', '0'], { silent: true });
    const ended = once(child, 'exit');
    if (child.stdout) await once(child.stdout, 'data');
    if (by === 'disconnect') child.disconnect();
    else child.kill(by as NodeJS.Signals);
    expect(await ended).toEqual([0, null]);
  });

  it.each(['x', '-1', '70000', ''])('says that %j is no port', async (port) => {
    const { status, out } = await imprimatur(['endpoint', home, `--port=${port}`]);
    expect([status, out]).toEqual([1, expect.stringContaining(`“${port}” is no port`)]);
  });
});

describe('imprimatur sample', () => {
  it('names in JSON where everything is, and refuses to write over it', async () => {
    const workspace = path.join(home, 'Sample.imprimatur');
    const written = jsonOf(await imprimatur(['sample', workspace, '--json']));
    expect(written).toMatchObject({
      ...{ ok: true, workspace, people: 4, releases: 4, passphrase: 'imprimatur sample' },
      identities: path.join(home, 'identities'),
      endpoint: path.join(home, 'Sample.endpoint'),
    });
    expect((await readdir(path.join(home, 'identities'))).length).toBe(4);
    expect((await imprimatur(['check', workspace])).status).toBe(0);
    const again = await imprimatur(['sample', workspace]);
    expect(again.status).toBe(1);
    expect(again.out).toContain('is not empty');
  }, 60_000);
});
