import { useMemo, useRef, useState } from 'react';
import type { LocalizationView } from '../../../shared/localization/channels';
import type { StoredUnitState, UnitView } from '../../../shared/localization/unit';
import type { Failure } from '../../../shared/result';
import { request } from '../../app/bridge';

/** Saves targets. A text that was typed and not confirmed is saved as a draft, so that leaving a unit loses nothing. */
export interface UnitSaver {
  readonly save: (
    unit: UnitView,
    target: string,
    state: StoredUnitState,
    origin?: 'human' | 'repeat',
  ) => Promise<boolean>;
  /** Why the last save of a unit failed. */
  readonly failureOf: (unit: string) => Failure | undefined;
}

/** A saver for one release and locale. Saves of one unit run one after the other, each on top of the one before. */
export function useUnitSaver({ release, locale }: LocalizationView): UnitSaver {
  const queues = useRef(new Map<string, Promise<unknown>>());
  // What our own last save made of a unit, until the view has caught up with it.
  const heads = useRef(new Map<string, string>());
  const [failures, setFailures] = useState<ReadonlyMap<string, Failure>>(new Map());
  return useMemo(() => {
    async function write(
      unit: UnitView,
      target: string,
      state: StoredUnitState,
      origin: 'human' | 'repeat',
    ): Promise<boolean> {
      const own = heads.current.get(unit.id);
      const saved = await request('localization.save', {
        release,
        unit: unit.id,
        locale,
        target,
        state,
        origin,
        parents: own === undefined ? [...unit.parents] : [own],
      });
      setFailures((known) => {
        const next = new Map(known);
        if (saved.ok) next.delete(unit.id);
        else next.set(unit.id, saved.error);
        return next;
      });
      if (saved.ok) heads.current.set(unit.id, saved.value.revision);
      return saved.ok;
    }
    return {
      failureOf: (unit) => failures.get(unit),
      save: (unit, target, state, origin = 'human') => {
        const before = queues.current.get(unit.id) ?? Promise.resolve();
        const saving = before.then(() => write(unit, target, state, origin));
        queues.current.set(unit.id, saving);
        return saving;
      },
    };
  }, [release, locale, failures]);
}
