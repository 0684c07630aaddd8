import {
  isCancellable,
  isSettled,
  type OutboxItem,
  type OutboxOrder,
} from '../../shared/publishing/outbox-item';
import type { Receipt } from '../../shared/publishing/receipt';
import { classifyFailure, retryDelay } from '../../shared/publishing/retry';
import type { OutboxItemView, PublishProgress } from '../../shared/publishing/view';
import { err, ok, type Failure, type Result } from '../../shared/result';
import { sha256 } from '../journal/sha256';
import type { BundleCopy, OutboxFolder } from './outbox-folder';
import { createOutboxRun, type OutboxRun, type RunItem } from './outbox-run';
import { viewOf } from './outbox-view';

/** What the outbox takes from its surroundings. */
export interface OutboxParts {
  readonly folder: OutboxFolder;
  /** One attempt at publishing; see `publish-run`. */
  readonly run: RunItem;
  /** Writes the receipt into the journal. Called again with the same receipt after a crash: must be idempotent by its `id`. */
  readonly onReceipt: (receipt: Receipt) => Promise<Result<null>>;
  /** What changed; progress at most ten times a second. */
  readonly onChange: (items: readonly OutboxItemView[]) => void;
  readonly endpointName: (endpoint: string) => string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Runs something later; returns how to prevent it. */
  readonly setTimer: (run: () => void, ms: number) => () => void;
  /** [0, 1). */
  readonly random: () => number;
}

/** Bundles on their way to endpoints. It survives being killed at any moment; see `outbox-folder` and `publisher`. */
export interface Outbox {
  readonly list: () => readonly OutboxItemView[];
  /** Puts a bundle in. The same manifest for the same endpoint is the same item, and a settled one starts over. */
  readonly enqueue: (order: OutboxOrder, bundle: string) => Promise<Result<OutboxItemView>>;
  /** `publishing/too-late-to-cancel` once the release may be public. Returns when nothing is being sent any more. */
  readonly cancel: (id: string) => Promise<Result<null>>;
  /** Tries again now. With `renewIndex`, also when the endpoint's index has expired. */
  readonly retry: (id: string, renewIndex: boolean) => Promise<Result<null>>;
  /** Something changed that items may have waited for: credentials, an unlocked key, the network. */
  readonly wake: () => void;
  /** Folders of the outbox that could not be read at the start. */
  readonly problems: () => readonly Failure[];
  /** Breaks off what is being sent and keeps all states, for the next start. */
  readonly stop: () => Promise<void>;
}

/** The idempotency key, as a folder name: one manifest at one endpoint. */
export function outboxId(manifest: string, endpoint: string): string {
  return sha256(`${manifest}\n${endpoint}`).slice(0, 32);
}

/** Opens the outbox and goes on with what was under way. */
export async function openOutbox(parts: OutboxParts): Promise<Result<Outbox>> {
  const loaded = await parts.folder.load();
  if (!loaded.ok) return loaded;
  const outbox = new RunningOutbox(parts, loaded.value.items, loaded.value.problems);
  outbox.pump();
  return ok(outbox);
}

const noProgress: PublishProgress = { done: 0, total: 0, bytes: 0 };
const progressIntervalMs = 100;

/** An item in memory. `held`: waits for a person (credentials, unlocking), not for a time. */
interface Slot {
  item: OutboxItem;
  progress: PublishProgress;
  held: boolean;
  run: OutboxRun | null;
  /** The end of the queue of writes, so that the disk sees changes in their order. */
  saved: Promise<Result<null>>;
}

const newSlot = (item: OutboxItem): Slot => ({
  ...{ item, progress: noProgress, held: false, run: null },
  saved: Promise.resolve(ok(null)),
});

class RunningOutbox implements Outbox {
  private readonly slots = new Map<string, Slot>();
  private readonly adding = new Map<string, Promise<Result<OutboxItemView>>>();
  private cancelTimer: (() => void) | null = null;
  private lastProgressAt = 0;
  private stopping = false;

  constructor(
    private readonly parts: OutboxParts,
    items: readonly OutboxItem[],
    private readonly found: readonly Failure[],
  ) {
    for (const item of items) this.slots.set(item.id, newSlot(item));
  }

  readonly problems = (): readonly Failure[] => this.found;

  readonly list = (): readonly OutboxItemView[] =>
    [...this.slots.values()]
      .sort((a, b) => (a.item.enqueuedAt < b.item.enqueuedAt ? -1 : 1))
      .map((slot) => this.view(slot));

  readonly enqueue = (order: OutboxOrder, bundle: string): Promise<Result<OutboxItemView>> => {
    const id = outboxId(order.manifest, order.endpoint);
    const pending = this.adding.get(id);
    if (pending !== undefined) return pending;
    const adding = this.add(id, order, bundle).finally(() => this.adding.delete(id));
    this.adding.set(id, adding);
    return adding;
  };

  readonly cancel = async (id: string): Promise<Result<null>> => {
    const slot = this.slots.get(id);
    if (slot === undefined) return err('publishing/unknown-item');
    while (slot.run !== null && isCancellable(slot.item)) {
      slot.run.cancel();
      await slot.run.ended;
    }
    if (slot.item.state === 'cancelled') return ok(null);
    // The run may have ended by itself first: with an error, or with the release published.
    if (isCancellable(slot.item))
      return this.change(slot, { state: 'cancelled', nextRetryAt: null, error: null });
    return err('publishing/too-late-to-cancel', { version: slot.item.version });
  };

  readonly retry = async (id: string, renewIndex: boolean): Promise<Result<null>> => {
    const slot = this.slots.get(id);
    if (slot === undefined) return err('publishing/unknown-item');
    const { item } = slot;
    if (item.state === 'done' || item.state === 'cancelled') return err('publishing/nothing-to-retry');
    if (slot.run !== null) return ok(null);
    slot.held = false;
    const state = item.state === 'failed' ? 'queued' : item.state;
    const acceptExpiredIndex = item.acceptExpiredIndex || renewIndex;
    const changed = await this.change(slot, { state, acceptExpiredIndex, nextRetryAt: null, error: null });
    this.pump();
    return changed;
  };

  readonly wake = (): void => {
    for (const slot of this.slots.values()) {
      slot.held = false;
      if (slot.run === null) slot.item = { ...slot.item, nextRetryAt: null };
    }
    this.pump();
  };

  readonly stop = async (): Promise<void> => {
    this.stopping = true;
    this.cancelTimer?.();
    const runs = [...this.slots.values()].flatMap(({ run }) => (run === null ? [] : [run]));
    for (const run of runs) run.breakOff();
    await Promise.all(runs.map(({ ended }) => ended));
  };

  /** Starts whatever is due, one item per endpoint at a time, and sets the alarm for what is due later. */
  pump(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    if (this.stopping) return;
    const busy = new Set<string>();
    for (const { item, run } of this.slots.values()) if (run !== null) busy.add(item.endpoint);
    let next = Infinity;
    for (const slot of this.slots.values()) {
      if (slot.run !== null || slot.held || isSettled(slot.item.state)) continue;
      const due = slot.item.nextRetryAt === null ? 0 : Date.parse(slot.item.nextRetryAt);
      if (due > this.parts.now()) next = Math.min(next, due);
      else if (!busy.has(slot.item.endpoint)) {
        busy.add(slot.item.endpoint);
        this.start(slot);
      }
    }
    if (next < Infinity) this.cancelTimer = this.parts.setTimer(() => this.pump(), next - this.parts.now());
  }

  private start(slot: Slot): void {
    slot.run = createOutboxRun(this.parts, {
      item: () => slot.item,
      change: (change) => this.change(slot, change),
      onProgress: (progress) => this.noteProgress(slot, progress),
      onEnd: (failure) => this.settle(slot, failure),
    });
  }

  /** Decides what follows a run. Nothing does after `stop`: the state on the disk is where the next start goes on. */
  private async settle(
    slot: Slot,
    { failure, advanced }: { failure: Failure | null; advanced: boolean },
  ): Promise<void> {
    slot.run = null;
    if (failure !== null && !this.stopping) await this.noteFailure(slot, failure, advanced);
    this.pump();
  }

  private async noteFailure(slot: Slot, failure: Failure, advanced: boolean): Promise<void> {
    const kind = classifyFailure(failure);
    const attempts = advanced ? 1 : slot.item.attempts + 1;
    const common = { attempts, error: failure, nextRetryAt: null };
    if (kind === 'cancelled') return void (await this.change(slot, { state: 'cancelled', error: null }));
    if (kind === 'stop') return void (await this.change(slot, { ...common, state: 'failed' }));
    slot.held = kind !== 'retry';
    const at = this.parts.now() + retryDelay(attempts, failure, this.parts.random);
    const nextRetryAt = kind === 'retry' ? new Date(at).toISOString() : null;
    await this.change(slot, { ...common, nextRetryAt });
  }

  private async add(id: string, order: OutboxOrder, bundle: string): Promise<Result<OutboxItemView>> {
    const { folder, now } = this.parts;
    const fresh = (copy: BundleCopy): OutboxItem => ({
      ...{ format: 1, id, ...order, bundle: copy, state: 'queued', committed: false },
      ...{ acceptExpiredIndex: false, attempts: 0, enqueuedAt: new Date(now()).toISOString() },
      ...{ nextRetryAt: null, error: null, receipt: null },
    });
    const known = this.slots.get(id);
    if (known !== undefined && !isSettled(known.item.state)) return ok(this.view(known));
    if (known !== undefined) {
      // The run that settled it may not have cleared up yet, and would take the new bundle away.
      await known.run?.ended;
      const copy = await folder.renew(id, bundle);
      if (!copy.ok) return copy;
      // What was committed stays so: the release may be public from the first time.
      const saved = await this.change(known, { ...fresh(copy.value), committed: known.item.committed });
      if (!saved.ok) return saved;
      known.held = false;
    } else {
      const added = await folder.add(bundle, fresh);
      if (!added.ok) return added;
      this.slots.set(id, newSlot(added.value));
    }
    this.pump();
    this.tell();
    const slot = this.slots.get(id);
    return slot === undefined ? err('publishing/unknown-item') : ok(this.view(slot));
  }

  /** Changes an item in memory at once (so that `committed` binds from this moment) and then on the disk. */
  private change(slot: Slot, change: Partial<OutboxItem>): Promise<Result<null>> {
    const item = { ...slot.item, ...change };
    slot.item = item;
    this.tell();
    slot.saved = slot.saved.then(() => this.parts.folder.save(item));
    return slot.saved;
  }

  private noteProgress(slot: Slot, progress: PublishProgress): void {
    slot.progress = progress;
    const now = this.parts.now();
    if (now - this.lastProgressAt < progressIntervalMs) return;
    this.lastProgressAt = now;
    this.tell();
  }

  private tell(): void {
    this.parts.onChange(this.list());
  }

  private view({ item, progress, held, run }: Slot): OutboxItemView {
    return viewOf(item, {
      progress,
      running: run !== null,
      held,
      endpointName: this.parts.endpointName(item.endpoint),
    });
  }
}
