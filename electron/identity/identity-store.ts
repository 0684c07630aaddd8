import { emailSchema, personNameSchema } from '../../shared/identity/person';
import { passphraseProblems } from '../../shared/identity/passphrase';
import { err, ok, type Failure, type Result } from '../../shared/result';
import { base32 } from './device-id';
import { publicKeyOf, type RandomBytes } from './ed25519';
import { codeOf, type IdentityFiles } from './identity-folder';
import {
  makeIdentity,
  openIdentity,
  readIdentityFile,
  writeIdentityFile,
  type Identity,
  type IdentityFile,
} from './identity-file';
import type { KeyVault } from './key-vault';
import type { KdfParameters } from './key-wrap';

/** What the store works with. `clock` gives milliseconds since 1970, UTC. */
export interface IdentityStoreServices {
  readonly files: IdentityFiles;
  readonly vault: KeyVault;
  readonly random: RandomBytes;
  readonly clock: () => number;
  readonly kdf: KdfParameters;
}

/** An identity of this machine, without anything secret. */
export interface StoredIdentity extends Identity {
  /** Whether the keyring protects it as well as the passphrase. */
  readonly keyring: boolean;
}

/** An identity with its private seed. The seed is the caller's to erase. */
export interface OpenedIdentity {
  readonly identity: StoredIdentity;
  readonly seed: Uint8Array;
}

export interface IdentityListing {
  /** By name, then by device. */
  readonly identities: readonly StoredIdentity[];
  /** One failure for each file that can't be used. They stay as they are. */
  readonly problems: readonly Failure[];
}

/** What somebody typed to make an identity. `person` joins a new device to a person who exists. */
export interface IdentityRequest {
  readonly name: string;
  readonly email: string;
  readonly passphrase: string;
  readonly person?: string;
}

/** The identities of this machine, one file each. No file is ever overwritten. */
export interface IdentityStore {
  readonly list: () => Promise<IdentityListing>;
  readonly get: (device: string) => Promise<Result<StoredIdentity>>;
  readonly create: (request: IdentityRequest) => Promise<Result<OpenedIdentity>>;
  /** Takes over an exported file, under its passphrase. Fails with `identity/exists` if the device is here already. */
  readonly importFile: (bytes: Uint8Array) => Promise<Result<StoredIdentity>>;
  /** The file as another machine can import it: under the passphrase, without this machine's keyring. */
  readonly exportFile: (device: string) => Promise<Result<Uint8Array>>;
  /** Opens the private key. Does not slow down guessing: that is the session's business (`unlock-throttle`). */
  readonly open: (device: string, passphrase: string) => Promise<Result<OpenedIdentity>>;
}

const fileOf = (device: string): string => `${device}.json`;
const identityFileName = /^[a-z0-9][a-z0-9-]*\.json$/;

/** The identities in `files`. */
export function createIdentityStore(services: IdentityStoreServices): IdentityStore {
  return {
    list: () => listIdentities(services),
    get: async (device) => {
      const read = await readOne(services, fileOf(device));
      return read.ok ? ok(stored(read.value)) : read;
    },
    create: (request) => createIdentity(services, request),
    importFile: async (bytes) => {
      const read = readIdentityFile(bytes, 'import');
      if (!read.ok) return read;
      if (read.value.keyring) return err('identity/bound-to-keyring', { name: read.value.identity.name });
      return save(services, read.value);
    },
    exportFile: async (device) => {
      const read = await readOne(services, fileOf(device));
      if (!read.ok) return read;
      const sealed = await withoutKeyring(services, read.value);
      if (!sealed.ok) return sealed;
      return ok(writeIdentityFile({ ...read.value, keyring: false, sealed: base64Url(sealed.value) }));
    },
    open: (device, passphrase) => open(services, device, passphrase),
  };
}

async function listIdentities(services: IdentityStoreServices): Promise<IdentityListing> {
  const names = (await services.files.names()).filter((name) => identityFileName.test(name));
  const read = await Promise.all(names.map((name) => readOne(services, name)));
  const identities = read.flatMap((result) => (result.ok ? [stored(result.value)] : []));
  const problems = read.flatMap((result) => (result.ok ? [] : [result.error]));
  const order = (a: StoredIdentity, b: StoredIdentity): number =>
    a.name.localeCompare(b.name, 'en') || (a.device < b.device ? -1 : 1);
  return { identities: identities.sort(order), problems };
}

async function readOne({ files }: IdentityStoreServices, name: string): Promise<Result<IdentityFile>> {
  try {
    const bytes = await files.read(name);
    if (bytes === undefined) return err('identity/unknown', { device: name.replace(/\.json$/, '') });
    const read = readIdentityFile(bytes, name);
    // A file under another identity's name would be listed as one and opened as the other.
    if (read.ok && fileOf(read.value.identity.device) !== name)
      return err('identity/altered', { file: name });
    return read;
  } catch (error) {
    return err('identity/unreadable', { file: name, cause: codeOf(error) });
  }
}

async function createIdentity(
  services: IdentityStoreServices,
  request: IdentityRequest,
): Promise<Result<OpenedIdentity>> {
  const name = personNameSchema.safeParse(request.name.normalize('NFC').trim());
  if (!name.success) return err('identity/bad-name');
  const email = emailSchema.safeParse(request.email.trim());
  if (!email.success) return err('identity/bad-email');
  const mailbox = email.data.split('@')[0] ?? '';
  const [problem] = passphraseProblems(request.passphrase, [name.data, email.data, mailbox]);
  if (problem !== undefined) return err(`identity/passphrase-${problem}`);
  const about = {
    name: name.data,
    email: email.data,
    person: request.person ?? base32(services.random(10), 16),
    createdAt: new Date(services.clock()).toISOString(),
  };
  const { file, seed } = await makeIdentity(about, request.passphrase, services);
  const saved = await save(services, file);
  if (!saved.ok) seed.fill(0);
  return saved.ok ? ok({ identity: saved.value, seed }) : saved;
}

/** Writes a file that no keyring wraps yet, under the keyring where there is one. */
async function save(services: IdentityStoreServices, plain: IdentityFile): Promise<Result<StoredIdentity>> {
  const file = await withKeyring(services.vault, plain);
  try {
    const created = await services.files.create(fileOf(file.identity.device), writeIdentityFile(file));
    return created ? ok(stored(file)) : err('identity/exists', { name: file.identity.name });
  } catch (error) {
    return err('identity/not-saved', { cause: codeOf(error) });
  }
}

async function withKeyring(vault: KeyVault, plain: IdentityFile): Promise<IdentityFile> {
  if (!(await vault.available())) return plain;
  try {
    const sealed = await vault.wrap(Buffer.from(plain.sealed, 'base64url'));
    return { ...plain, keyring: true, sealed: base64Url(sealed) };
  } catch {
    // The keyring is the second wrap, not the first: without it the passphrase protects the key, and the app says so.
    return plain;
  }
}

async function withoutKeyring(
  { vault }: IdentityStoreServices,
  file: IdentityFile,
): Promise<Result<Uint8Array>> {
  const sealed = Buffer.from(file.sealed, 'base64url');
  if (!file.keyring) return ok(sealed);
  const { name } = file.identity;
  if (!(await vault.available())) return err('identity/keyring-missing', { name });
  try {
    return ok(await vault.unwrap(sealed));
  } catch {
    return err('identity/keyring-refused', { name });
  }
}

async function open(
  services: IdentityStoreServices,
  device: string,
  passphrase: string,
): Promise<Result<OpenedIdentity>> {
  const file = fileOf(device);
  const read = await readOne(services, file);
  if (!read.ok) return read;
  const sealed = await withoutKeyring(services, read.value);
  if (!sealed.ok) return sealed;
  const seed = await openIdentity(read.value, sealed.value, passphrase);
  if (!seed.ok) return err(seed.error.code, { file, name: read.value.identity.name });
  // The wrap opened, so the seed is what was wrapped; it must also be the key that the file speaks of.
  if (publicKeyOf(seed.value) !== read.value.identity.publicKey) return err('identity/altered', { file });
  return ok({ identity: stored(read.value), seed: seed.value });
}

function stored({ identity, keyring }: IdentityFile): StoredIdentity {
  return { ...identity, keyring };
}

const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
