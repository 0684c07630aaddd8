import type { Result } from '../../../shared/result';

/** A value with the heads it was read from. `null`: deleted. */
export interface Held<T> {
  readonly value: T | null;
  readonly parents: readonly string[];
}

/**
 * Writes records that are saved as a whole (header, changes), one revision on top of the other, however fast somebody is:
 * every save waits for the one before it and names its revision as its parent. Until the views have caught up, it knows better
 * than they what a record holds.
 */
export interface RecordWriter<T> {
  /**
   * Saves a record on top of what it holds. `read` is the record as the view has it. Answers with the new head, or with
   * the failure; the record then holds what it held before.
   */
  readonly write: (record: string, read: Held<T>, value: T | null) => Promise<Result<string>>;
  /** What a record holds, given what the view has of it. */
  readonly current: (record: string, read: Held<T>) => Held<T>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Another number whenever `current` may answer differently. */
  readonly version: () => number;
}

/** What we know of a record that the views may not know yet. */
interface Own<T> {
  /** Saves that are waiting or on their way, in order. */
  readonly pending: readonly { readonly value: T | null }[];
  /** The newest revision of ours with its value. */
  readonly written: { readonly value: T | null; readonly head: string } | undefined;
}

type Save<T> = (record: string, value: T | null, parents: readonly string[]) => Promise<Result<string>>;

/** Makes a writer over the channel that `save` sends to. */
export function createRecordWriter<T>(save: Save<T>): RecordWriter<T> {
  const own = new Map<string, Own<T>>();
  /** Revisions that a save of ours has replaced; a view that still shows them is behind. */
  const replaced = new Set<string>();
  const queues = new Map<string, Promise<unknown>>();
  const listeners = new Set<() => void>();
  let version = 0;

  function update(record: string, change: (before: Own<T>) => Own<T>): void {
    own.set(record, change(own.get(record) ?? { pending: [], written: undefined }));
    version += 1;
    for (const listener of listeners) listener();
  }

  /** What the journal holds, as far as anybody here knows. */
  function written(record: string, read: Held<T>): Held<T> {
    const last = own.get(record)?.written;
    const isBehind = read.parents.every((parent) => replaced.has(parent));
    return last !== undefined && isBehind ? { value: last.value, parents: [last.head] } : read;
  }

  function current(record: string, read: Held<T>): Held<T> {
    const held = written(record, read);
    const latest = own.get(record)?.pending.at(-1);
    return latest === undefined ? held : { value: latest.value, parents: held.parents };
  }

  async function saveNow(record: string, read: Held<T>, value: T | null): Promise<Result<string>> {
    const { parents } = written(record, read);
    const saved = await save(record, value, parents);
    if (saved.ok) for (const parent of parents) replaced.add(parent);
    update(record, (before) => ({
      pending: before.pending.slice(1),
      written: saved.ok ? { value, head: saved.value } : before.written,
    }));
    return saved;
  }

  return {
    write: (record, read, value) => {
      const before = queues.get(record) ?? Promise.resolve();
      // Shown at once; who saves next, saves on top of it.
      update(record, ({ pending, written: last }) => ({ pending: [...pending, { value }], written: last }));
      const turn = before.then(() => saveNow(record, read, value));
      queues.set(record, turn);
      return turn;
    },
    current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
