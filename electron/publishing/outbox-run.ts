import { publishStages, type OutboxItem, type PublishStage } from '../../shared/publishing/outbox-item';
import type { Receipt } from '../../shared/publishing/receipt';
import type { PublishProgress } from '../../shared/publishing/view';
import { err, ok, type Failure, type Result } from '../../shared/result';
import type { OutboxFolder } from './outbox-folder';
import type { PublishHooks } from './publisher';

/** One attempt at publishing the bundle file of an item. */
export type RunItem = (
  item: OutboxItem,
  bundle: string,
  hooks: PublishHooks,
  signal: AbortSignal,
) => Promise<Result<Receipt>>;

/** A run that is under way. */
export interface OutboxRun {
  /** A person called the item back; has no effect once it is committed. */
  readonly cancel: () => void;
  /** The app is stopping. */
  readonly breakOff: () => void;
  /** Resolves when nothing happens any more. */
  readonly ended: Promise<void>;
}

/** How a run reads and changes its item, and tells how it ended. `advanced`: it got further than the run before. */
export interface RunningItem {
  readonly item: () => OutboxItem;
  readonly change: (change: Partial<OutboxItem>) => Promise<Result<null>>;
  readonly onProgress: (progress: PublishProgress) => void;
  readonly onEnd: (end: { readonly failure: Failure | null; readonly advanced: boolean }) => Promise<void>;
}

interface RunParts {
  readonly folder: OutboxFolder;
  readonly run: RunItem;
  readonly onReceipt: (receipt: Receipt) => Promise<Result<null>>;
}

/** Starts a run: publish, keep the receipt, hand it over, done. Each step is on the disk before the next begins. */
export function createOutboxRun(parts: RunParts, running: RunningItem): OutboxRun {
  const controller = new AbortController();
  const cancel = (): void => {
    // From `committed` on, breaking off would leave open whether the release is public.
    if (!running.item().committed) controller.abort();
  };
  const work = async (): Promise<void> => {
    const started = stageNumber(running.item().state);
    const result = await deliver(parts, running, controller.signal).catch(unexpected);
    const advanced = stageNumber(running.item().state) > started;
    await running.onEnd({ failure: result.ok ? null : result.error, advanced });
  };
  return { cancel, breakOff: () => controller.abort(), ended: work() };
}

/** A bug in a run must not take the engine down, where somebody's draft may be waiting. The item shows it. */
function unexpected(error: unknown): Result<null> {
  console.error(error);
  return err('publishing/unexpected', { message: error instanceof Error ? error.message : String(error) });
}

const stageNumber = (state: OutboxItem['state']): number => publishStages.indexOf(state as PublishStage);

async function deliver(parts: RunParts, running: RunningItem, signal: AbortSignal): Promise<Result<null>> {
  const { item, change } = running;
  const receipt = await obtainReceipt(parts, running, signal);
  if (!receipt.ok) return receipt;
  // The same receipt again after a crash, so that the journal can tell that it has it.
  const verified = await change({
    state: 'verified',
    receipt: receipt.value,
    error: null,
    nextRetryAt: null,
  });
  if (!verified.ok) return verified;
  const delivered = await parts.onReceipt(receipt.value);
  if (!delivered.ok) return delivered;
  const done = await change({ state: 'done', attempts: 0 });
  if (!done.ok) return done;
  await parts.folder.dropBundle(item().id);
  return ok(null);
}

async function obtainReceipt(
  { folder, run }: RunParts,
  { item, change, onProgress }: RunningItem,
  signal: AbortSignal,
): Promise<Result<Receipt>> {
  const { receipt } = item();
  if (receipt !== null) return ok(receipt);
  const bundle = await folder.checkBundle(item());
  if (!bundle.ok) return bundle;
  const hooks: PublishHooks = {
    onStage: (state) => change({ state, nextRetryAt: null, error: null }),
    onCommit: async () => {
      if (item().committed) return ok(null);
      if (signal.aborted) return err('publishing/cancelled');
      return change({ committed: true });
    },
    onProgress,
  };
  return run(item(), bundle.value, hooks, signal);
}
