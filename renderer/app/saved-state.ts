import { create } from 'zustand';
import type { ChannelName } from '../../shared/ipc/contract';
import { sectionRecord } from '../../shared/release/record-ids';
import type { Failure, Result } from '../../shared/result';
import { observeRequests, onAppEvent } from './bridge';

interface SavedState {
  /** Drafts that the engine holds but has not yet written into the journal. */
  readonly drafts: ReadonlySet<string>;
  /** Writes that are on their way. */
  readonly pending: number;
  /** Why the last write did not happen; null as soon as one succeeds. */
  readonly failure: Failure | null;
}

/** Whether everything that was typed is in the journal; the status bar shows it. */
export const useSavedState = create<SavedState>(() => ({
  drafts: new Set<string>(),
  pending: 0,
  failure: null,
}));

const writes: ReadonlySet<ChannelName> = new Set<ChannelName>([
  'release.saveHeader',
  'release.saveChange',
  'release.deleteChange',
  'localization.save',
  'approval.answer',
  'product.save',
  'endpoint.save',
]);

/** Follows a request that writes, so that "Saved" is never shown too early. Other requests are ignored. */
function watchWrite(name: ChannelName, payload: unknown, answer: Promise<Result<unknown>>): void {
  if (name === 'release.draftSection') {
    const { release, section } = payload as { readonly release: string; readonly section: string };
    watchDraft(sectionRecord(release, section), answer);
  } else if (writes.has(name)) {
    useSavedState.setState((state) => ({ pending: state.pending + 1 }));
    void answer.then((result) =>
      useSavedState.setState((state) => ({
        pending: state.pending - 1,
        failure: result.ok ? null : result.error,
      })),
    );
  }
}

function watchDraft(record: string, answer: Promise<Result<unknown>>): void {
  // The same set as long as it says the same: this runs for every key press, and whoever shows it would draw anew.
  useSavedState.setState(({ drafts }) =>
    drafts.has(record) ? {} : { drafts: new Set([...drafts, record]) },
  );
  void answer.then((result) => {
    if (!result.ok) useSavedState.setState({ failure: result.error });
  });
}

/** Watches what is written, and listens to what the engine says of drafts; once, at boot. */
export function followSaving(): void {
  observeRequests(watchWrite);
  onAppEvent('draft.saved', ({ records }) =>
    useSavedState.setState((state) => ({
      drafts: new Set([...state.drafts].filter((record) => !records.includes(record))),
      failure: null,
    })),
  );
  onAppEvent('draft.failed', ({ error }) => useSavedState.setState({ failure: error }));
}
