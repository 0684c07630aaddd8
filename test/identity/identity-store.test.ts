import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceIdOf } from '../../electron/identity/device-id';
import { createSigner, publicKeyOf } from '../../electron/identity/ed25519';
import { identityFolder } from '../../electron/identity/identity-folder';
import { createIdentityStore, type IdentityStore } from '../../electron/identity/identity-store';
import { noKeyring, type KeyVault } from '../../electron/identity/key-vault';
import { canonicalize } from '../../shared/journal/canonical-json';
import { pretendKeyring, quickKdf } from './wraps';

const passphrase = 'correct horse battery staple';
const jo = { name: 'Jo Ångström', email: 'jo@example.com', passphrase };

let folder: string;
const storeWith = (vault: KeyVault = noKeyring, at: string = folder): IdentityStore =>
  createIdentityStore({
    files: identityFolder(at),
    vault,
    random: randomBytes,
    clock: () => Date.UTC(2026, 10, 24, 12),
    kdf: quickKdf,
  });

/** The value of a result that must be one. */
function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'identities-')), 'identities');
});
afterEach(async () => {
  await rm(join(folder, '..'), { recursive: true });
});

describe('identities on this machine', () => {
  it('lists none in a folder that is not there yet, and does not make it', async () => {
    expect(await storeWith().list()).toEqual({ identities: [], problems: [] });
    await expect(stat(folder)).rejects.toThrow();
  });

  it('creates an identity that another run lists and opens', async () => {
    const { identity, seed } = valueOf(await storeWith().create(jo));
    expect(identity).toMatchObject({
      name: jo.name,
      email: jo.email,
      alg: 'Ed25519',
      keyring: false,
      createdAt: '2026-11-24T12:00:00.000Z',
      device: deviceIdOf(identity.publicKey),
    });
    expect(publicKeyOf(seed)).toBe(identity.publicKey);
    const later = storeWith();
    expect(await later.list()).toEqual({ identities: [identity], problems: [] });
    const opened = valueOf(await later.open(identity.device, passphrase));
    expect(Buffer.from(opened.seed)).toEqual(Buffer.from(seed));
  });

  it('keeps the key out of the file and the file to its owner', async () => {
    const { identity, seed } = valueOf(await storeWith().create(jo));
    const path = join(folder, `${identity.device}.json`);
    const text = await readFile(path, 'utf8');
    for (const encoding of ['base64url', 'base64', 'hex'] as const) {
      expect(text).not.toContain(Buffer.from(seed).toString(encoding).slice(0, 40));
    }
    expect(text).not.toContain(passphrase);
    expect(JSON.parse(text)).toMatchObject({ format: 1, key: { kdf: { alg: 'argon2id' }, alg: 'A256GCM' } });
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual([`${identity.device}.json`]);
  });

  it('says that a passphrase is wrong, and opens with the right one however it was composed', async () => {
    const composed = 'Fünf Bücher über Möwen';
    const { identity } = valueOf(await storeWith().create({ ...jo, passphrase: composed.normalize('NFC') }));
    expect(await storeWith().open(identity.device, 'fünf Bücher über Möwen')).toMatchObject({
      error: { code: 'identity/wrong-passphrase', params: { name: jo.name } },
    });
    expect((await storeWith().open(identity.device, composed.normalize('NFD'))).ok).toBe(true);
  });

  it.each([
    [{ name: '  ' }, 'identity/bad-name'],
    [{ name: 'Jo\u202Egnp' }, 'identity/bad-name'],
    [{ email: 'jo' }, 'identity/bad-email'],
    [{ email: 'jo@example.com, kim@example.com' }, 'identity/bad-email'],
    [{ passphrase: 'short' }, 'identity/passphrase-too-short'],
    [{ passphrase: 'aaaaaaaaaaaaaaaa' }, 'identity/passphrase-repeats'],
    [{ passphrase: 'jo@example.com!' }, 'identity/passphrase-contains-name'],
    [{ passphrase: 'x1y2'.repeat(100) }, 'identity/passphrase-too-long'],
  ])('refuses %o', async (change, code) => {
    expect(await storeWith().create({ ...jo, ...change })).toMatchObject({ error: { code } });
    await expect(stat(folder)).rejects.toThrow();
  });

  it('gives a second device to a person, and sorts by name', async () => {
    const store = storeWith();
    const first = valueOf(await store.create(jo)).identity;
    const second = valueOf(await store.create({ ...jo, person: first.person })).identity;
    const ada = valueOf(await store.create({ ...jo, name: 'Ada' })).identity;
    expect(second.person).toBe(first.person);
    expect(ada.person).not.toBe(first.person);
    expect((await store.list()).identities.map(({ name }) => name)).toEqual(['Ada', jo.name, jo.name]);
  });

  it('says why it could not save', async () => {
    await writeFile(folder, 'a file where the folder should be');
    expect(await storeWith().create(jo)).toMatchObject({ error: { code: 'identity/not-saved' } });
    await rm(folder);
  });
});

describe('identity files that are not what they were', () => {
  const damages: readonly [string, string, (text: string) => string][] = [
    ['an empty file', 'identity/malformed', () => ''],
    ['a file cut short', 'identity/malformed', (text) => text.slice(0, -20)],
    ['no JSON', 'identity/malformed', () => 'hello'],
    ['an unknown member', 'identity/malformed', (text) => text.replace('{', '{ "admin": true,')],
    ['a member twice', 'identity/malformed', (text) => text.replace('{', '{ "keyring": true,')],
    ['a hostile memory cost', 'identity/malformed', (text) => text.replace('19456', '99999999')],
    ['a cheaper memory cost', 'identity/malformed', (text) => text.replace('19456', '8')],
    ['a newer format', 'identity/newer-format', (text) => text.replace('"format": 1', '"format": 2')],
    ['another name', 'identity/altered', (text) => text.replace('Jo Ångström', 'Jo Angstrom')],
    ['another KDF cost', 'identity/altered', (text) => text.replace('"iterations": 2', '"iterations": 3')],
    [
      'a low-order key',
      'identity/weak-key',
      (text) => text.replace(/("publicKey": )"[^"]*"/, `$1"AQ${'A'.repeat(41)}"`),
    ],
  ];

  it.each(damages)('reports %s as %s, and leaves it alone', async (_, code, damage) => {
    const store = storeWith();
    const { identity } = valueOf(await store.create(jo));
    const path = join(folder, `${identity.device}.json`);
    const damaged = damage(await readFile(path, 'utf8'));
    await writeFile(path, damaged);
    const file = `${identity.device}.json`;
    expect(await store.list()).toMatchObject({ identities: [], problems: [{ code, params: { file } }] });
    expect(await store.open(identity.device, passphrase)).toMatchObject({ error: { code } });
    expect((await store.create({ ...jo, name: 'Kim' })).ok).toBe(true);
    expect(await readFile(path, 'utf8')).toBe(damaged);
    expect((await store.list()).identities).toHaveLength(1);
  });

  it('tells a damaged key from a wrong passphrase', async () => {
    const store = storeWith();
    const { identity } = valueOf(await store.create(jo));
    const path = join(folder, `${identity.device}.json`);
    const text = await readFile(path, 'utf8');
    const flipped = text.replace(
      /("sealed": ")(.)/,
      (_, head: string, first: string) => head + (first === 'A' ? 'B' : 'A'),
    );
    await writeFile(path, flipped);
    expect(await store.open(identity.device, passphrase)).toMatchObject({
      error: { code: 'identity/altered' },
    });
  });

  it('is not taken in by a good file under another identity’s name', async () => {
    const store = storeWith();
    const { identity } = valueOf(await store.create(jo));
    const kim = valueOf(await store.create({ ...jo, name: 'Kim' })).identity;
    await writeFile(
      join(folder, `${identity.device}.json`),
      await readFile(join(folder, `${kim.device}.json`)),
    );
    expect((await store.list()).problems).toMatchObject([{ code: 'identity/altered' }]);
    expect(await store.open(identity.device, passphrase)).toMatchObject({
      error: { code: 'identity/altered' },
    });
  });

  it('is not taken in by a good key under a device name that people know', async () => {
    const store = storeWith();
    const known = valueOf(await store.create(jo)).identity;
    const eve = valueOf(await storeWith(noKeyring, join(folder, 'eve')).create({ ...jo, name: 'Eve' }));
    const path = join(folder, 'eve', `${eve.identity.device}.json`);
    const file = JSON.parse(await readFile(path, 'utf8')) as { identity: object; key: object };
    const identity = { ...file.identity, device: known.device };
    const signer = createSigner(eve.seed);
    const signature = signer.sign(Buffer.from(canonicalize({ format: 1, identity, key: file.key }), 'utf8'));
    const forged = { ...file, identity, signature: Buffer.from(signature).toString('base64url') };
    await writeFile(join(folder, `${known.device}.json`), JSON.stringify(forged));
    expect((await store.list()).problems).toMatchObject([{ code: 'identity/altered' }]);
  });

  it('passes over files that are none of its own', async () => {
    const store = storeWith();
    const { identity } = valueOf(await store.create(jo));
    await writeFile(join(folder, `${identity.device}.json.a1b2.tmp`), 'left behind');
    await writeFile(join(folder, '.DS_Store'), '');
    expect(await store.list()).toEqual({ identities: [identity], problems: [] });
  });

  it('reports a file that is far too large without reading it', async () => {
    const store = storeWith();
    const { identity } = valueOf(await store.create(jo));
    await writeFile(join(folder, `${identity.device}.json`), ' '.repeat(100_000));
    expect((await store.list()).problems).toMatchObject([
      { code: 'identity/unreadable', params: { cause: 'EFBIG' } },
    ]);
  });

  it('says that there is no such identity', async () => {
    expect(await storeWith().open('nobody', passphrase)).toMatchObject({
      error: { code: 'identity/unknown' },
    });
    expect(await storeWith().get('nobody')).toMatchObject({ error: { code: 'identity/unknown' } });
  });
});

describe('export and import', () => {
  it('carries an identity to another machine under the same passphrase', async () => {
    const store = storeWith();
    const { identity } = valueOf(await store.create(jo));
    const exported = valueOf(await store.exportFile(identity.device));
    const other = storeWith(noKeyring, join(folder, 'other'));
    expect(await other.importFile(exported)).toEqual({ ok: true, value: identity });
    expect((await other.open(identity.device, passphrase)).ok).toBe(true);
  });

  it('never overwrites: the same identity twice changes nothing', async () => {
    const store = storeWith();
    const { identity } = valueOf(await store.create(jo));
    const exported = valueOf(await store.exportFile(identity.device));
    const path = join(folder, `${identity.device}.json`);
    await writeFile(path, 'damaged');
    expect(await store.importFile(exported)).toMatchObject({ error: { code: 'identity/exists' } });
    expect(await readFile(path, 'utf8')).toBe('damaged');
    expect(await readdir(folder)).toEqual([`${identity.device}.json`]);
  });

  it('refuses a low-order key, an altered file and junk', async () => {
    const store = storeWith();
    const { identity } = valueOf(await store.create(jo));
    const text = Buffer.from(valueOf(await store.exportFile(identity.device))).toString('utf8');
    const refused = async (changed: string): Promise<string> => {
      const result = await store.importFile(Buffer.from(changed, 'utf8'));
      return result.ok ? 'taken' : result.error.code;
    };
    const weak = text.replace(/("publicKey": )"[^"]*"/, `$1"AQ${'A'.repeat(41)}"`);
    expect(await refused(weak)).toBe('identity/weak-key');
    expect(await refused(text.replace(jo.email, 'eve@example.com'))).toBe('identity/altered');
    expect(await refused('')).toBe('identity/malformed');
    expect(await refused(text.replace('"keyring": false', '"keyring": true'))).toBe(
      'identity/bound-to-keyring',
    );
  });
});

describe('with a keyring', () => {
  it('wraps the key a second time, and needs the same keyring again', async () => {
    const vault = pretendKeyring(0x5a);
    const { identity } = valueOf(await storeWith(vault).create(jo));
    expect(identity.keyring).toBe(true);
    expect((await storeWith(vault).open(identity.device, passphrase)).ok).toBe(true);
    expect(await storeWith(vault).open(identity.device, 'wrong passphrase')).toMatchObject({
      error: { code: 'identity/wrong-passphrase' },
    });
    expect(await storeWith(noKeyring).open(identity.device, passphrase)).toMatchObject({
      error: { code: 'identity/keyring-missing', params: { name: jo.name } },
    });
    expect(await storeWith(pretendKeyring(0x33)).open(identity.device, passphrase)).toMatchObject({
      error: { code: 'identity/keyring-refused' },
    });
  });

  it('exports without this machine’s keyring, and imports under the other machine’s', async () => {
    const here = storeWith(pretendKeyring(0x5a));
    const { identity } = valueOf(await here.create(jo));
    const exported = valueOf(await here.exportFile(identity.device));
    const there = storeWith(pretendKeyring(0x33), join(folder, 'other'));
    expect(valueOf(await there.importFile(exported)).keyring).toBe(true);
    expect((await there.open(identity.device, passphrase)).ok).toBe(true);
  });

  it('goes on with the passphrase alone where the keyring is absent or fails, and records that', async () => {
    const vault = pretendKeyring(0x5a);
    vault.present = false;
    expect(valueOf(await storeWith(vault).create(jo)).identity.keyring).toBe(false);
    const broken: KeyVault = { ...noKeyring, available: () => Promise.resolve(true) };
    const { identity } = valueOf(await storeWith(broken).create(jo));
    expect(identity.keyring).toBe(false);
    expect((await storeWith().open(identity.device, passphrase)).ok).toBe(true);
  });
});
