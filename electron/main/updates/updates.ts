import type { AppUpdater } from 'electron-updater';
import type { UpdateState } from '../../../shared/updates/update-state';
import type { UpdateFeed } from './update-feed';
import { updateFailure } from './update-failure';

/** The app's way to its next version. Each step is taken only when it is asked for. */
export interface Updates {
  readonly state: () => UpdateState;
  readonly check: () => Promise<UpdateState>;
  readonly download: () => Promise<UpdateState>;
  readonly install: () => void;
}

/** What updates work with. */
export interface UpdateServices {
  readonly feed: UpdateFeed;
  readonly loadUpdater: (feed: string) => Promise<AppUpdater>;
  readonly clock: () => Date;
  readonly onChange: (state: UpdateState) => void;
}

const isBusy = ({ kind }: UpdateState): boolean => kind === 'checking' || kind === 'downloading';

/** Creates the updates of this start; nothing is loaded or asked before the first check. */
export function createUpdates({ feed, loadUpdater, clock, onChange }: UpdateServices): Updates {
  let state: UpdateState = feed.isSupported ? { kind: 'idle' } : { kind: 'unsupported', reason: feed.reason };
  let updater: Promise<AppUpdater> | undefined;

  function change(next: UpdateState): UpdateState {
    state = next;
    onChange(next);
    return next;
  }

  async function attempt(step: (updater: AppUpdater) => Promise<UpdateState>): Promise<UpdateState> {
    if (!feed.isSupported || isBusy(state)) return state;
    try {
      updater ??= loadUpdater(feed.url);
      return change(await step(await updater));
    } catch (error) {
      return change({ kind: 'failed', error: updateFailure(error) });
    }
  }

  async function askFeed(loaded: AppUpdater): Promise<UpdateState> {
    change({ kind: 'checking' });
    const answer = await loaded.checkForUpdates();
    if (answer?.isUpdateAvailable !== true) return { kind: 'current', checkedAt: clock().toISOString() };
    return { kind: 'available', version: answer.updateInfo.version };
  }

  async function fetchVersion(loaded: AppUpdater, version: string): Promise<UpdateState> {
    change({ kind: 'downloading', version, percent: 0 });
    const onProgress = ({ percent }: { readonly percent: number }): void => {
      change({ kind: 'downloading', version, percent: Math.floor(percent) });
    };
    loaded.on('download-progress', onProgress);
    try {
      await loaded.downloadUpdate();
    } finally {
      loaded.off('download-progress', onProgress);
    }
    return { kind: 'ready', version };
  }

  return {
    state: () => state,
    check: () => attempt(askFeed),
    download: async () => {
      if (state.kind !== 'available') return state;
      const { version } = state;
      return attempt((loaded) => fetchVersion(loaded, version));
    },
    install: () => {
      if (state.kind === 'ready') void updater?.then((loaded) => loaded.quitAndInstall());
    },
  };
}
