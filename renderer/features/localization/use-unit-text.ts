import { useEffect, useRef, useState } from 'react';
import type { StoredUnitState } from '../../../shared/localization/unit';
import { isConfirmed, type ShownUnit } from './newest-units';
import { beginUnit, saveUnit, type UnitPlace, type UnitText } from './unit-texts';

/** How long typed words wait for their way into the journal: at most 2 s of typing may be lost to a power cut (design 2). */
export const keepAfterMs = 1500;

/** The text of the unit that somebody works on. */
export interface UnitTextHandle {
  readonly target: string;
  readonly change: (target: string) => void;
  /** Saves the text as it stands in a state that a person has decided on. */
  readonly settle: (state: StoredUnitState) => void;
}

/** What of a unit's text has been handed over for saving. */
class Keeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private kept: string;
  private typed: string;

  constructor(
    private unit: ShownUnit,
    private readonly place: UnitPlace,
  ) {
    this.kept = unit.target;
    this.typed = unit.target;
    this.begun = unit;
  }

  /** The unit as it was found: whoever types its words again has changed nothing. */
  private readonly begun: ShownUnit;

  follow(unit: ShownUnit): void {
    this.unit = unit;
  }

  change(target: string): void {
    this.typed = target;
    this.timer ??= setTimeout(this.keep, keepAfterMs);
  }

  /** Hands over what was typed and not confirmed, as a draft. */
  readonly keep = (): void => {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.typed === this.kept) return;
    const { target, state } = this.begun;
    const isBack = this.typed === target && isConfirmed(state);
    this.save(isBack ? (state as StoredUnitState) : 'draft');
  };

  settle(state: StoredUnitState): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { target, state: known, failure } = this.unit;
    if (failure === null && target === this.typed && known === state) return;
    this.save(state);
  }

  private save(state: StoredUnitState): void {
    const target = this.typed;
    this.kept = target;
    const origin: UnitText['origin'] = this.unit.repeat?.target === target ? 'repeat' : 'human';
    void saveUnit(this.place, this.unit, { target, state, origin });
  }
}

/**
 * The text of the active unit. What is typed is kept as a draft every {@link keepAfterMs}, when the window loses the
 * focus or closes, and when the unit is left in whatever way, so that nothing depends on being confirmed.
 */
export function useUnitText(unit: ShownUnit, place: UnitPlace): UnitTextHandle {
  const [target, setTarget] = useState(unit.target);
  const [keeper] = useState(() => new Keeper(unit, place));
  const first = useRef(unit);
  useEffect(() => keeper.follow(unit), [keeper, unit]);
  useEffect(() => {
    beginUnit(place, first.current);
    window.addEventListener('blur', keeper.keep);
    window.addEventListener('pagehide', keeper.keep);
    return () => {
      window.removeEventListener('blur', keeper.keep);
      window.removeEventListener('pagehide', keeper.keep);
      keeper.keep();
    };
  }, [keeper, place]);
  return {
    target,
    change: (typed) => {
      setTarget(typed);
      keeper.change(typed);
    },
    settle: (state) => keeper.settle(state),
  };
}
