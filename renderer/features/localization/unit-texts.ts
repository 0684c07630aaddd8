import { create } from 'zustand';
import type { StoredUnitState, UnitView } from '../../../shared/localization/unit';
import type { Failure } from '../../../shared/result';
import { request } from '../../app/bridge';

/** The list that a unit stands in. */
export interface UnitPlace {
  readonly release: string;
  readonly locale: string;
}

/** What is to become of a unit. */
export interface UnitText {
  readonly target: string;
  readonly state: StoredUnitState;
  readonly origin: 'human' | 'repeat';
}

/** A text that was handed over for saving and that the view does not show yet. */
export interface PendingText extends UnitText {
  readonly unit: string;
  readonly isWriting: boolean;
  /** Why it could not be saved; the text stays here until it is, or until somebody lets it go. */
  readonly failure: Failure | null;
}

/** How the saves of one unit follow each other: each replaces what its writer had seen, and then what they wrote. */
interface Chain {
  parents: readonly string[];
  /** What our saves have replaced. A view that knows nothing else is behind us. */
  readonly replaced: Set<string>;
  last: Promise<unknown>;
}

interface Texts {
  readonly byKey: ReadonlyMap<string, PendingText>;
}

const useTexts = create<Texts>(() => ({ byKey: new Map<string, PendingText>() }));
const chains = new Map<string, Chain>();

const prefixOf = ({ release, locale }: UnitPlace): string => `${release} ${locale} `;
const keyOf = (place: UnitPlace, unit: string): string => prefixOf(place) + unit;

function put(key: string, text: PendingText | undefined): void {
  useTexts.setState(({ byKey }) => {
    const next = new Map(byKey);
    if (text === undefined) next.delete(key);
    else next.set(key, text);
    return { byKey: next };
  });
}

/** Whether the view knows of a revision of the unit that our saves have not replaced. */
function hasCaughtUp(key: string, { parents }: UnitView): boolean {
  const chain = chains.get(key);
  return chain === undefined || parents.some((id) => !chain.replaced.has(id));
}

/**
 * Somebody begins to work on a unit as it is shown: their saves replace what they see. If another person saves it meanwhile, that is
 * a conflict for people to decide, and neither text is lost.
 */
export function beginUnit(place: UnitPlace, unit: UnitView): void {
  const key = keyOf(place, unit.id);
  const pending = useTexts.getState().byKey.get(key);
  const isUnderWay = pending !== undefined && (pending.isWriting || pending.failure !== null);
  if (isUnderWay || !hasCaughtUp(key, unit)) return;
  chains.set(key, {
    parents: unit.parents,
    replaced: new Set(unit.parents),
    last: chains.get(key)?.last ?? Promise.resolve(),
  });
}

async function write(place: UnitPlace, unit: string, text: UnitText, chain: Chain): Promise<boolean> {
  const key = keyOf(place, unit);
  const { release, locale } = place;
  const parents = [...chain.parents];
  const saved = await request('localization.save', { release, locale, unit, ...text, parents });
  if (saved.ok) {
    for (const id of parents) chain.replaced.add(id);
    chain.parents = [saved.value.revision];
  }
  const pending = useTexts.getState().byKey.get(key);
  // What was handed over after this save has its own.
  if (pending?.target === text.target && pending.state === text.state) {
    put(key, { ...pending, isWriting: false, failure: saved.ok ? null : saved.error });
  }
  return saved.ok;
}

/** Saves a unit's text; `false` if that failed, with the text and the reason kept. Saves of one unit happen in their order. */
export function saveUnit(place: UnitPlace, unit: UnitView, text: UnitText): Promise<boolean> {
  const key = keyOf(place, unit.id);
  if (!chains.has(key)) beginUnit(place, unit);
  const chain = chains.get(key);
  if (chain === undefined) throw new Error('A unit is saved that nobody has begun.');
  put(key, { ...text, unit: unit.id, isWriting: true, failure: null });
  const saving = chain.last.then(() => write(place, unit.id, text, chain));
  chain.last = saving;
  return saving;
}

/** Lets go of a text that could not be saved. */
export function dropText(place: UnitPlace, unit: string): void {
  put(keyOf(place, unit), undefined);
}

/** Lets go of the texts that the view shows by now. */
export function dropShown(place: UnitPlace, units: readonly UnitView[]): void {
  const { byKey } = useTexts.getState();
  if (byKey.size === 0) return;
  for (const unit of units) {
    const key = keyOf(place, unit.id);
    const pending = byKey.get(key);
    if (pending === undefined || pending.isWriting || pending.failure !== null) continue;
    if (hasCaughtUp(key, unit)) put(key, undefined);
  }
}

/** Tries again to save what could not be saved: the key may be unlocked by now, the disk may have room. */
export function retryFailed(place: UnitPlace, units: readonly UnitView[]): void {
  const { byKey } = useTexts.getState();
  for (const unit of units) {
    const pending = byKey.get(keyOf(place, unit.id));
    if (pending === undefined || pending.failure === null) continue;
    const { target, state, origin } = pending;
    void saveUnit(place, unit, { target, state, origin });
  }
}

/** The texts of a list that are not in its view yet; a new map only when one of any list changes. */
export function usePendingTexts(): Texts['byKey'] {
  return useTexts(({ byKey }) => byKey);
}

/** The text of a unit that is not in the view yet. */
export function pendingOf(texts: Texts['byKey'], place: UnitPlace, unit: UnitView): PendingText | undefined {
  const key = keyOf(place, unit.id);
  const pending = texts.get(key);
  if (pending === undefined) return undefined;
  const isShown = !pending.isWriting && pending.failure === null && hasCaughtUp(key, unit);
  return isShown ? undefined : pending;
}

/** The texts that could not be saved because their unit is no longer there: its source was changed meanwhile. */
export function strandedTexts(
  texts: Texts['byKey'],
  place: UnitPlace,
  units: readonly UnitView[],
): readonly PendingText[] {
  const prefix = prefixOf(place);
  const failed = [...texts].filter(([key, { failure }]) => failure !== null && key.startsWith(prefix));
  if (failed.length === 0) return [];
  const known = new Set(units.map(({ id }) => id));
  return failed.flatMap(([, text]) => (known.has(text.unit) ? [] : [text]));
}
