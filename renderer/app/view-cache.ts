import type { ChannelName, Request } from '../../shared/ipc/contract';
import type { Failure } from '../../shared/result';
import { onAppEvent, request } from './bridge';
import { whenDue } from './when-quiet';

/** What is known of one view at a moment. Replaced as a whole, so that React can compare by identity. */
export interface Snapshot {
  readonly data: unknown;
  readonly failure: Failure | undefined;
  readonly isLoading: boolean;
}

interface Entry {
  readonly read: () => Promise<void>;
  readonly records: string | undefined;
  snapshot: Snapshot;
  isReading: boolean;
  isStale: boolean;
  readonly listeners: Set<() => void>;
}

/** Views that nobody looks at are kept for a quick way back, but not without end. */
const keptEntries = 40;
const entries = new Map<string, Entry>();
const nothing: Snapshot = { data: undefined, failure: undefined, isLoading: true };

function publish(entry: Entry, snapshot: Snapshot): void {
  entry.snapshot = snapshot;
  for (const listener of entry.listeners) listener();
}

async function read(entry: Entry, ask: () => Promise<Snapshot>): Promise<void> {
  // A change that arrives while reading asks for one more reading, not for one per change.
  entry.isStale = true;
  if (entry.isReading) return;
  entry.isReading = true;
  while (entry.isStale) {
    entry.isStale = false;
    const answer = await ask();
    const kept = answer.failure === undefined ? answer : { ...answer, data: entry.snapshot.data };
    publish(entry, kept);
  }
  entry.isReading = false;
}

function makeEntry<Name extends ChannelName>(
  name: Name,
  payload: Request<Name>,
  records: string | undefined,
): Entry {
  const ask = async (): Promise<Snapshot> => {
    const result = await request(name, payload);
    return result.ok
      ? { data: result.value, failure: undefined, isLoading: false }
      : { data: undefined, failure: result.error, isLoading: false };
  };
  const entry: Entry = {
    read: () => read(entry, ask),
    records,
    snapshot: nothing,
    isReading: false,
    isStale: true,
    listeners: new Set(),
  };
  return entry;
}

/** The entry of a view, made and read when it is first asked for. */
export function viewEntry<Name extends ChannelName>(
  name: Name,
  payload: Request<Name>,
  records: string | undefined,
): Entry {
  const key = JSON.stringify([name, payload, records]);
  const known = entries.get(key);
  if (known !== undefined) return known;
  const entry = makeEntry(name, payload, records);
  entries.set(key, entry);
  dropUnwatched();
  return entry;
}

function dropUnwatched(): void {
  for (const [key, entry] of entries) {
    if (entries.size <= keptEntries) return;
    if (entry.listeners.size === 0 && !entry.isReading) entries.delete(key);
  }
}

/** Adds a listener; a view that was read before and has changed since is read again. */
export function watchView(entry: Entry, listener: () => void): () => void {
  entry.listeners.add(listener);
  if (entry.isStale) void entry.read();
  return () => entry.listeners.delete(listener);
}

/** A view of everything is also read anew when no record changed but what is derived from them is now worked out. */
function concerns(entry: Entry, records: readonly string[] | 'all'): boolean {
  const prefix = entry.records;
  return records === 'all' || prefix === undefined || records.some((record) => record.startsWith(prefix));
}

function markChanged(records: readonly string[] | 'all'): void {
  for (const entry of entries.values()) {
    if (!concerns(entry, records)) continue;
    if (entry.listeners.size > 0) void entry.read();
    else entry.isStale = true;
  }
}

/** Forgets every view: what was read belongs to another workspace. */
export function forgetViews(): void {
  for (const [key, entry] of entries) if (entry.listeners.size === 0) entries.delete(key);
}

/** Keeps views up to date; once, at boot. */
export function followWorkspace(): void {
  onAppEvent('workspace.changed', ({ records }) => whenDue(records, () => markChanged(records)));
  onAppEvent('session.changed', () => markChanged('all'));
  onAppEvent('engine.restarted', () => markChanged('all'));
}
