import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { AppEventName, AppEvents } from '../../shared/ipc/events';
import { defaultPreferences, type Preferences } from '../../shared/preferences/preferences';
import { createReleaseStatus, type ReleaseStatus } from '../approval/release-status';
import { systemTimers } from '../identity/idle-watch';
import { identityFolder } from '../identity/identity-folder';
import { createIdentityStore, type IdentityStore } from '../identity/identity-store';
import type { KeyVault } from '../identity/key-vault';
import { defaultKdf } from '../identity/key-wrap';
import { createIdentitySession, type IdentitySession } from '../identity/session';
import { createUnlockThrottle } from '../identity/unlock-throttle';
import { nodeFs } from '../journal/node-fs';
import { createPublishingService, type PublishingService } from '../publishing/publishing-service';
import { createDraftKeeper, type DraftKeeper } from '../release/draft-keeper';
import { draftPorts } from '../release/draft-ports';
import { createReleaseList, type ReleaseList } from '../release/release-list';
import { openRecentWorkspaces, type RecentWorkspaces } from '../workspace/recent-workspaces';
import { sessionPort } from '../workspace/session-adapter';
import type { SessionPort } from '../workspace/session-port';
import { createWorkspaceService, type Founder, type WorkspaceService } from '../workspace/workspace-service';
import { createTasks, type Tasks } from '../tasks/tasks';

/** What the engine's owner brings. */
export interface EngineHost {
  readonly userData: string;
  readonly vault: KeyVault;
  readonly emit: <Name extends AppEventName>(name: Name, payload: AppEvents[Name]) => void;
}

/** Everything that the handlers work with, and the way to stop it. */
export interface EngineServices {
  readonly host: EngineHost;
  readonly identities: IdentityStore;
  readonly session: IdentitySession;
  readonly sessionPort: SessionPort;
  readonly recent: RecentWorkspaces;
  readonly workspaces: WorkspaceService;
  readonly drafts: DraftKeeper;
  readonly status: ReleaseStatus;
  readonly list: ReleaseList;
  readonly publishing: PublishingService;
  readonly tasks: Tasks;
  readonly randomId: () => string;
  readonly setPreferences: (preferences: Preferences) => void;
  /** Takes in what other devices' journals have gained, for example through a sync tool, and lets the outbox try again. */
  readonly lookForNews: () => Promise<void>;
  /** In the opposite order of starting: drafts, outbox, workspace, key. */
  readonly stop: () => Promise<void>;
}

/** A short random id for records: 80 bits in lower-case hex. */
export const randomId = (): string => randomBytes(10).toString('hex');

const setTimer = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

function startIdentity(host: EngineHost, idleMinutes: () => number) {
  const clock = (): number => Date.now();
  const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
  const store = createIdentityStore({
    files: identityFolder(path.join(host.userData, 'identities')),
    vault: host.vault,
    random,
    clock,
    kdf: defaultKdf,
  });
  const throttle = createUnlockThrottle({
    files: identityFolder(path.join(host.userData, 'unlock-attempts')),
    clock,
  });
  const session = createIdentitySession({ store, throttle, timers: systemTimers, idleMinutes });
  return { store, session };
}

function founderOf(session: IdentitySession): Founder | undefined {
  const state = session.state();
  if (state === undefined || state.locked) return undefined;
  const { device, person, name, email, publicKey } = state.identity;
  return { device, person, name, email, publicKey };
}

/**
 * Starts the engine's services in their order: preferences, identity, recent workspaces, drafts, workspace. Throws if
 * the user-data folder can't be used at all, for nothing works without it.
 */
export async function startServices(host: EngineHost): Promise<EngineServices> {
  let preferences = defaultPreferences;
  const { store: identities, session } = startIdentity(host, () => preferences.idleLockMinutes);
  const port = sessionPort(session);
  const recent = await openRecentWorkspaces(host.userData);
  if (!recent.ok) throw new Error(`${recent.error.code} ${JSON.stringify(recent.error.params)}`);

  const status = createReleaseStatus();
  const drafts = createDraftKeeper({
    ...draftPorts(() => workspaces),
    onSaved: (records, revisions) =>
      host.emit('draft.saved', { records, revisions, at: new Date().toISOString() }),
    onFailed: (records, error) => host.emit('draft.failed', { records, error }),
    setTimer,
  });
  const workspaces: WorkspaceService = createWorkspaceService({
    ports: {
      userData: host.userData,
      session: port,
      fs: nodeFs,
      clock: () => new Date(),
      onChange: (records) => host.emit('workspace.changed', { records }),
    },
    recent: recent.value,
    founder: () => founderOf(session),
    beforeClose: async () => {
      await drafts.flush();
      await publishing.follow(undefined);
    },
    onSwitch: async (workspace) => {
      await publishing.follow(workspace);
      host.emit('workspace.changed', { records: 'all' });
    },
  });
  const publishing = createPublishingService({
    session: port,
    status,
    onOutbox: (items) => host.emit('outbox.changed', { items }),
    now: () => Date.now(),
    setTimer,
    random: Math.random,
  });
  const list = createReleaseList(status, () => host.emit('workspace.changed', { records: [] }));
  session.onChange((state) => {
    host.emit('session.changed', {
      person: state?.identity.person ?? null,
      locked: state?.locked ?? true,
    });
    if (state?.locked === false) publishing.wake();
  });

  return {
    host,
    identities,
    session,
    sessionPort: port,
    recent: recent.value,
    workspaces,
    drafts,
    status,
    list,
    publishing,
    tasks: createTasks((task, done, total) => host.emit('task.progress', { task, done, total })),
    randomId,
    setPreferences: (changed) => {
      preferences = changed;
    },
    lookForNews: async () => {
      publishing.wake();
      const news = await workspaces.current()?.refresh();
      if (news?.ok === true && news.value) host.emit('workspace.changed', { records: 'all' });
    },
    stop: async () => {
      await drafts.flush();
      await workspaces.close();
      session.dispose();
    },
  };
}
