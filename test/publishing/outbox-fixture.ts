import { openEndpointMemory, type EndpointMemory } from '../../electron/publishing/endpoint-memory';
import { createHttpTarget } from '../../electron/publishing/http-target';
import { openOutbox, type Outbox } from '../../electron/publishing/outbox';
import { openOutboxFolder, type OutboxFolder } from '../../electron/publishing/outbox-folder';
import type { RunItem } from '../../electron/publishing/outbox-run';
import { runPublish, type RunContext } from '../../electron/publishing/publish-run';
import type { Credentials, Endpoint } from '../../shared/publishing/endpoint';
import type { OutboxOrder } from '../../shared/publishing/outbox-item';
import type { Receipt } from '../../shared/publishing/receipt';
import type { OutboxItemView } from '../../shared/publishing/view';
import { err, ok, type Result } from '../../shared/result';
import {
  inputOf,
  listOfReleases,
  makeDevice,
  nonce,
  openBundle,
  readerFor,
  type TestBundle,
} from './fixtures';

/** Time that passes when the test says so. */
export interface ManualClock {
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => () => void;
  /** Waits until there is a timer, lets time pass up to it and runs it. Returns the milliseconds that passed. */
  readonly nextTimer: () => Promise<number>;
  readonly hasTimer: () => boolean;
}

export function manualClock(start = Date.now()): ManualClock {
  let now = start;
  let wake = (): void => undefined;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  let next = 0;
  return {
    now: () => now,
    setTimer: (run, ms) => {
      const id = (next += 1);
      timers.set(id, { at: now + ms, run });
      wake();
      return () => timers.delete(id);
    },
    hasTimer: () => timers.size > 0,
    nextTimer: async () => {
      while (timers.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      const [first] = [...timers].sort(([, a], [, b]) => a.at - b.at);
      if (first === undefined) return 0;
      const [id, timer] = first;
      const passed = Math.max(0, timer.at - now);
      timers.delete(id);
      now += passed;
      timer.run();
      return passed;
    },
  };
}

/** What a test changes about the surroundings of an outbox. */
export interface OutboxOptions {
  readonly folder: string;
  readonly url: string;
  readonly clock?: ManualClock;
  readonly device?: string;
  readonly endpoint?: Partial<Endpoint>;
  readonly credentials?: () => Credentials | null;
  readonly signer?: RunContext['signer'];
  readonly recheck?: RunContext['recheck'];
  /** Looks over the outbox's shoulder when it writes. */
  readonly watch?: (folder: OutboxFolder) => OutboxFolder;
  readonly onReceipt?: (receipt: Receipt) => Promise<Result<null>>;
}

/** An outbox over a real folder and a real server, and what it has told so far. */
export interface TestOutbox {
  readonly outbox: Outbox;
  readonly receipts: readonly Receipt[];
  readonly memory: EndpointMemory;
  /** Resolves when the one item is as described. */
  readonly until: (holds: (item: OutboxItemView) => boolean) => Promise<OutboxItemView>;
}

/** Opens an outbox with the one endpoint `main`. */
export async function openTestOutbox(options: OutboxOptions): Promise<TestOutbox> {
  const { folder, url, clock = manualClock(), device = 'ada' } = options;
  const receipts: Receipt[] = [];
  const memory = await openEndpointMemory(folder);
  if (!memory.ok) throw new Error(memory.error.code);
  const waiting = new Set<(items: readonly OutboxItemView[]) => void>();
  const endpoint: Endpoint = { name: 'Main', url, auth: 'none', indexExpiryDays: 30, ...options.endpoint };

  const run: RunItem = async (item, bundle, hooks, signal) => {
    const credentials = options.credentials?.() ?? null;
    if (endpoint.auth !== 'none' && credentials === null)
      return err('publishing/credentials-missing', { endpoint: 'Main' });
    const target = createHttpTarget({ url, credentials, now: clock.now, idleMs: 5000 });
    const outcome = await runPublish(
      item,
      await openBundle(bundle),
      {
        ...{ endpoint, target, memory: memory.value, reader: readerFor('ada', 'bo'), person: device },
        ...{
          signer: options.signer ?? makeDevice(device).signer,
          workspace: 'ws-1',
          deriveSite: listOfReleases,
        },
        ...{ recheck: options.recheck ?? (async () => ok(null)), now: clock.now, nonce },
      },
      hooks,
      signal,
    );
    target.close();
    return outcome;
  };
  const disk = openOutboxFolder(`${folder}/outbox`);
  const opened = await openOutbox({
    folder: options.watch?.(disk) ?? disk,
    run,
    onReceipt: async (receipt) => {
      const kept = await (options.onReceipt?.(receipt) ?? Promise.resolve(ok(null)));
      if (kept.ok) receipts.push(receipt);
      return kept;
    },
    onChange: (items) => waiting.forEach((check) => check(items)),
    endpointName: () => 'Main',
    ...{ now: clock.now, setTimer: clock.setTimer, random: () => 0.5 },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const until = (holds: (item: OutboxItemView) => boolean): Promise<OutboxItemView> =>
    new Promise((resolve) => {
      const check = (items: readonly OutboxItemView[]): void => {
        const found = items.find(holds);
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check(opened.value.list());
    });
  return { outbox: opened.value, receipts, memory: memory.value, until };
}

/** The order for a test bundle. */
export function orderOf(bundle: TestBundle): OutboxOrder {
  const { release, product, version, manifest } = inputOf(bundle);
  return { endpoint: 'main', release, product, version, manifest: manifest.sha256 };
}
