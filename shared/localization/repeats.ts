import type { StoredUnitState } from './unit';

/** A translation from anywhere in the workspace, in the locale at hand. */
export interface RepeatSource {
  readonly source: string;
  readonly target: string;
  readonly state: StoredUnitState;
  readonly release: string;
}

/** Targets by their exact source text. */
export type RepeatIndex = ReadonlyMap<string, { readonly target: string; readonly release: string }>;

/**
 * What was translated before, to be offered for exactly the same source text. The caller gives the newest first; a
 * reviewed target is preferred to a newer one that nobody has checked, and a draft is never offered.
 */
export function repeatIndex(translations: Iterable<RepeatSource>): RepeatIndex {
  const index = new Map<string, RepeatSource>();
  for (const translation of translations) {
    if (translation.state === 'draft') continue;
    const known = index.get(translation.source);
    const isBetter = known?.state !== 'reviewed' && translation.state === 'reviewed';
    if (known === undefined || isBetter) index.set(translation.source, translation);
  }
  return new Map([...index].map(([source, { target, release }]) => [source, { target, release }]));
}
