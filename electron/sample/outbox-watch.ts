import type { AppEventName, AppEvents } from '../../shared/ipc/events';
import type { OutboxItemView } from '../../shared/publishing/view';

/** Follows the outbox through the engine's events. */
export interface OutboxWatch {
  /** Takes the engine's events (`EngineHost.emit`). */
  readonly emit: <Name extends AppEventName>(name: Name, payload: AppEvents[Name]) => void;
  /** The item once it is done or has failed for the first time. */
  readonly settled: (id: string) => Promise<OutboxItemView>;
}

/** A watch that has seen nothing yet. Give its `emit` to the engine before anything is published. */
export function createOutboxWatch(): OutboxWatch {
  const settled = new Map<string, OutboxItemView>();
  const waiting = new Map<string, (item: OutboxItemView) => void>();
  const note = (items: readonly OutboxItemView[]): void => {
    for (const item of items.filter(({ state, error }) => state === 'done' || error !== null)) {
      settled.set(item.id, item);
      waiting.get(item.id)?.(item);
    }
  };
  return {
    emit: (name, payload) => {
      if (name === 'outbox.changed') note((payload as AppEvents['outbox.changed']).items);
    },
    settled: (id) =>
      new Promise((resolve) => {
        const item = settled.get(id);
        if (item === undefined) waiting.set(id, resolve);
        else resolve(item);
      }),
  };
}
