import { create } from 'zustand';
import type { IdentitySummary } from '../../shared/identity/identity-summary';
import type { WorkspaceView } from '../../shared/workspace/view';
import { onAppEvent, request } from './bridge';
import { useNavigation } from './navigation';
import { forgetViews } from './view-cache';
import { whenDue } from './when-quiet';

interface Session {
  /** The identity in use, locked or not; null before one was chosen. */
  readonly identity: IdentitySummary | null;
  readonly workspace: WorkspaceView | null;
  /** The lock screen stands before everything: the key was locked while somebody worked. */
  readonly isCurtainDown: boolean;
}

/** Who works here, and on what. */
export const useSession = create<Session>(() => ({ identity: null, workspace: null, isCurtainDown: false }));

async function readIdentity(): Promise<void> {
  const session = await request('identity.session', {});
  if (session.ok) useSession.setState({ identity: session.value });
}

/** While a new engine opens the workspace again, nobody may conclude that there is none. */
let reopening: Promise<unknown> = Promise.resolve();

/**
 * A new engine knows nothing of the workspace that its predecessor had open. It is opened again before anything is read, so
 * that no screen goes away with words on it that the old engine had not written yet.
 */
async function reopen(): Promise<void> {
  const id = useSession.getState().workspace?.id;
  if (id !== undefined) {
    reopening = request('workspace.openRecent', { id });
    await reopening;
  }
  await readSession();
}

/** Reads the open workspace; another one than before means that everything read so far is of no use. */
export async function readWorkspace(): Promise<void> {
  await reopening;
  const current = await request('workspace.current', {});
  if (!current.ok) return;
  if (current.value?.id !== useSession.getState().workspace?.id) {
    forgetViews();
    useNavigation.getState().reset();
  }
  useSession.setState({ workspace: current.value });
}

/** Reads both; after unlocking, opening, closing. */
export async function readSession(): Promise<void> {
  await Promise.all([readIdentity(), readWorkspace()]);
}

/** Lifts the lock screen, to read without a key or after unlocking. */
export function liftCurtain(): void {
  useSession.setState({ isCurtainDown: false });
}

/** Keeps the session up to date; once, at boot. */
export function followSession(): void {
  onAppEvent('session.changed', ({ locked }) => {
    const wasUnlocked = useSession.getState().identity?.locked === false;
    if (locked && wasUnlocked) useSession.setState({ isCurtainDown: true });
    if (!locked) liftCurtain();
    void readSession();
  });
  onAppEvent('workspace.changed', ({ records }) => whenDue(records, () => void readWorkspace()));
  onAppEvent('engine.restarted', () => void reopen());
}
