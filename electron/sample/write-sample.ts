import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../shared/result';
import { engineHandlers } from '../engine/engine-handlers';
import { startServices, type EngineServices } from '../engine/services';
import { identityFolder } from '../identity/identity-folder';
import { createIdentityStore } from '../identity/identity-store';
import { noKeyring } from '../identity/key-vault';
import { defaultKdf } from '../identity/key-wrap';
import type { EngineHandlers } from './engine-handlers-type';
import { gateway27 } from './gateway-2-7';
import { ledger41 } from './ledger-4-1';
import { startLoopbackEndpoint } from './loopback-endpoint';
import { answerChecklist, must, signRelease, translateRelease, writeRelease } from './release-author';
import type { SampleRelease } from './sample-content';
import {
  engineer,
  manager,
  officer,
  samplePassphrase,
  samplePeople,
  writer,
  type SamplePerson,
} from './sample-people';
import { gateway271, ledger42 } from './unfinished-releases';

const workspaceName = 'Meridian Releases';
const publishTimeoutMs = 30_000;

/** The sample as it was written. */
export interface WrittenSample {
  readonly workspace: string;
  readonly people: number;
  readonly releases: number;
}

/** The four people with their devices, and how one of them sits down at the machine. */
interface Cast {
  readonly call: EngineHandlers;
  readonly become: (person: SamplePerson) => Promise<void>;
}

async function castOf(services: EngineServices, parent: string): Promise<Cast> {
  const call = engineHandlers(services);
  const devices = new Map<SamplePerson, string>();
  // The manager comes last, so that she is the one at work when the workspace is made.
  for (const person of [...samplePeople].reverse()) {
    const { name, email } = person;
    const made = must(await call['identity.create']({ name, email, passphrase: samplePassphrase }));
    devices.set(person, made.device);
  }
  const deviceOf = (person: SamplePerson): string => devices.get(person) ?? '';
  must(await call['workspace.create']({ path: parent, name: workspaceName, policy: 'team' }));
  for (const person of samplePeople) {
    if (person === manager) continue;
    const roles = [...person.roles];
    must(await call['people.add']({ device: deviceOf(person), roles, locales: [...person.locales] }));
  }
  const [founder] = must(await call['people.list']({})).filter(({ name }) => name === manager.name);
  must(
    await call['people.setRoles']({ person: founder?.person ?? '', roles: [...manager.roles], locales: [] }),
  );
  return {
    call,
    become: async (person) => {
      must(await call['identity.unlock']({ device: deviceOf(person), passphrase: samplePassphrase }));
    },
  };
}

async function saveProducts(call: EngineHandlers): Promise<void> {
  const products = {
    ledger: { name: 'Ledger', description: 'Accounting that can be traced from the report to the posting.' },
    'vault-gateway': {
      name: 'Vault Gateway',
      description: 'Payments for programs, with approvals for people.',
    },
  };
  for (const [slug, product] of Object.entries(products)) {
    must(await call['product.save']({ slug, product, parents: [] }));
  }
}

/** Takes a release from translation to the last signature, everybody doing their own part. */
async function finishRelease({ call, become }: Cast, release: string, content: SampleRelease): Promise<void> {
  await become(manager);
  await translateRelease(call, release, 'de', content);
  await translateRelease(call, release, 'ar', content);
  await signRelease(call, release);
  await become(engineer);
  await signRelease(call, release);
  await become(officer);
  await answerChecklist(call, release, content);
  await signRelease(call, release);
}

async function exportTo(call: EngineHandlers, release: string, scratch: string): Promise<void> {
  const file = path.join(scratch, `${release}.zip`);
  must(await call['bundle.export']({ release, path: file, task: 'sample' }));
}

async function isPublished(call: EngineHandlers, item: string): Promise<boolean> {
  const found = must(await call['publishing.outbox']({})).find(({ id }) => id === item);
  if (found?.error) throw new Error(`The sample can't be published: ${found.error.code}`);
  return found?.state === 'done';
}

/** Publishes for real, to an endpoint that runs meanwhile; the receipt in the journal is a genuine one. */
async function publish(call: EngineHandlers, release: string): Promise<void> {
  const endpoint = await startLoopbackEndpoint();
  try {
    const facts = {
      name: 'Customer portal (loopback)',
      url: endpoint.url,
      auth: 'none' as const,
      indexExpiryDays: 90,
    };
    const { id } = must(await call['endpoint.save']({ id: null, endpoint: facts, parents: [] }));
    const item = must(await call['publishing.enqueue']({ release, endpoint: id }));
    const gaveUpAt = Date.now() + publishTimeoutMs;
    while (!(await isPublished(call, item.id))) {
      if (Date.now() > gaveUpAt) throw new Error('The sample was not published in time.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    await endpoint.stop();
  }
}

/** In review: two signatures on the source, one of them void since a word was changed afterwards. */
async function reviewRelease({ call, become }: Cast): Promise<void> {
  await become(writer);
  const release = await writeRelease(call, ledger42);
  await become(manager);
  await translateRelease(call, release, 'de', ledger42);
  await translateRelease(call, release, 'ar', ledger42);
  await signRelease(call, release, ['product']);
  await become(writer);
  const view = must(await call['release.get']({ release }));
  const [, changed] = view.changes;
  if (changed === undefined) throw new Error('The release in review has lost a change.');
  const summary = changed.value.summary.replace('names', 'now names');
  must(
    await call['release.saveChange']({
      release,
      change: changed.id,
      value: { ...changed.value, summary },
      parents: [...changed.parents],
    }),
  );
  await become(engineer);
  await signRelease(call, release, ['engineering']);
  await become(officer);
  await answerChecklist(call, release, ledger42, 3);
}

async function play(cast: Cast, scratch: string): Promise<void> {
  const { call, become } = cast;
  await become(writer);
  await saveProducts(call);
  const published = await writeRelease(call, ledger41);
  const approved = await writeRelease(call, gateway27);
  await writeRelease(call, gateway271);
  await finishRelease(cast, published, ledger41);
  await finishRelease(cast, approved, gateway27);
  await become(manager);
  await exportTo(call, published, scratch);
  await publish(call, published);
  await exportTo(call, approved, scratch);
  await reviewRelease(cast);
}

/** Puts the people's identities into a profile, so that the app there can unlock them. */
async function enrolIn(profile: string, services: EngineServices): Promise<void> {
  const store = createIdentityStore({
    files: identityFolder(path.join(profile, 'identities')),
    vault: noKeyring,
    random: (size) => new Uint8Array(randomBytes(size)),
    clock: Date.now,
    kdf: defaultKdf,
  });
  for (const { device } of (await services.identities.list()).identities) {
    must(await store.importFile(must(await services.identities.exportFile(device))));
  }
}

async function isFree(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.length === 0;
}

/**
 * Writes the sample workspace to `folder`: two products, four releases in different states, four people, three
 * languages. Everything in it is genuine, made by the same engine that the window uses. With a `profile` (the app's
 * user-data folder), the people can be unlocked there. Fails with `sample/folder-not-empty`.
 */
export async function writeSample(folder: string, profile?: string): Promise<Result<WrittenSample>> {
  const target = path.resolve(folder);
  if (!(await isFree(target))) return err('sample/folder-not-empty', { path: target });
  const parent = path.dirname(target);
  await mkdir(parent, { recursive: true });
  const scratch = await mkdtemp(path.join(parent, '.imprimatur-sample-'));
  try {
    const services = await startServices({
      userData: path.join(scratch, 'profile'),
      vault: noKeyring,
      emit: () => undefined,
    });
    const cast = await castOf(services, scratch);
    const made = must(services.workspaces.demand()).path;
    await play(cast, scratch);
    if (profile !== undefined) await enrolIn(profile, services);
    await services.stop();
    await rm(target, { recursive: true, force: true });
    await rename(made, target);
    return ok({ workspace: target, people: samplePeople.length, releases: 4 });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
