import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../shared/result';
import { engineHandlers } from '../engine/engine-handlers';
import { startServices } from '../engine/services';
import { identityFolder } from '../identity/identity-folder';
import { createIdentityStore, type IdentityStore } from '../identity/identity-store';
import { noKeyring } from '../identity/key-vault';
import { defaultKdf } from '../identity/key-wrap';
import { workspaceSuffix } from '../workspace/workspace-folder';
import { createOutboxWatch } from './outbox-watch';
import { gatherCast } from './sample-cast';
import { must, SampleFailure } from './sample-failure';
import { samplePeople } from './sample-people';
import { play } from './sample-play';

const workspaceName = 'Meridian Releases';

/** The sample as it was written: its folders, and what is in it. */
export interface WrittenSample {
  readonly workspace: string;
  /** The people's key files. */
  readonly identities: string;
  /** What the endpoint has received; serve it with `imprimatur endpoint`. */
  readonly endpoint: string;
  readonly people: number;
  readonly releases: number;
}

/** Where the parts of the sample go. */
interface Places extends Pick<WrittenSample, 'workspace' | 'identities' | 'endpoint'> {
  readonly parent: string;
}

function placesFor(folder: string, profile: string | undefined): Places {
  const workspace = path.resolve(folder);
  const parent = path.dirname(workspace);
  const name = path.basename(workspace, workspaceSuffix);
  return {
    parent,
    workspace,
    endpoint: path.join(parent, `${name}.endpoint`),
    identities: path.join(path.resolve(profile ?? parent), 'identities'),
  };
}

/**
 * Writes the sample workspace to `folder`: two products, four releases in four states, four people, three languages.
 * Everything in it is genuine, made by the same engine that the window uses, and takes a few seconds. What its published
 * release left at the endpoint goes beside it (`<folder>.endpoint`), the people's keys into the `identities` of a
 * `profile` (the app's user-data folder; the parent folder if left out). `folder` appears last and complete or not at
 * all. Fails with `sample/folder-not-empty`, `sample/not-written`, or whatever failed on the way.
 */
export async function writeSample(
  folder: string,
  profile?: string,
  now: Date = new Date(),
): Promise<Result<WrittenSample>> {
  const places = placesFor(folder, profile);
  try {
    for (const taken of [places.workspace, places.endpoint]) {
      if (!(await isFree(taken))) return err('sample/folder-not-empty', { path: taken });
    }
    await mkdir(places.parent, { recursive: true });
    const scratch = await mkdtemp(path.join(places.parent, '.imprimatur-sample-'));
    try {
      return ok(await makeIn(scratch, places, now));
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  } catch (error) {
    if (error instanceof SampleFailure) return { ok: false, error: error.failure };
    const cause = (error as NodeJS.ErrnoException).code;
    if (cause === undefined) throw error;
    return err('sample/not-written', { path: places.parent, cause });
  }
}

async function makeIn(scratch: string, places: Places, now: Date): Promise<WrittenSample> {
  const outbox = createOutboxWatch();
  const endpoint = path.join(scratch, 'endpoint');
  const services = await startServices({
    userData: path.join(scratch, 'profile'),
    vault: noKeyring,
    emit: outbox.emit,
  });
  try {
    const cast = await gatherCast(engineHandlers(services), scratch, workspaceName);
    const made = must(services.workspaces.demand()).path;
    const releases = await play(cast, { scratch, endpoint, outbox, now });
    await services.workspaces.close();
    await enrolIn(places.identities, services.identities);
    await moveInto(places.endpoint, endpoint);
    await moveInto(places.workspace, made);
    const { workspace, identities } = places;
    return { workspace, identities, endpoint: places.endpoint, people: samplePeople.length, releases };
  } finally {
    await services.stop();
  }
}

/** Puts the people's keys into a folder of identities, where the app can unlock them. */
async function enrolIn(folder: string, made: IdentityStore): Promise<void> {
  const store = createIdentityStore({
    files: identityFolder(folder),
    vault: noKeyring,
    random: (size) => new Uint8Array(randomBytes(size)),
    clock: Date.now,
    kdf: defaultKdf,
  });
  for (const { device } of (await made.list()).identities) {
    must(await store.importFile(must(await made.exportFile(device))));
  }
}

/** Gives a finished folder its place, which is free or an empty folder. */
async function moveInto(place: string, made: string): Promise<void> {
  await rm(place, { recursive: true, force: true });
  await rename(made, place);
}

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}
