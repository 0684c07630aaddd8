import { create } from 'zustand';
import type { BlockerTarget, ReleaseStep } from '../../shared/readiness/blocker';

/** Where the window can be. */
export type Place =
  | { readonly screen: 'releases' }
  | { readonly screen: 'release'; readonly release: string; readonly step: ReleaseStep }
  | { readonly screen: 'people' }
  | { readonly screen: 'publishing' }
  | { readonly screen: 'audit' }
  | { readonly screen: 'preferences' };

export type Screen = Place['screen'];

/** What a step of a release is asked to put the focus on. A new object for every click, so that asking twice works. */
export type FocusRequest = BlockerTarget;

interface Navigation {
  readonly place: Place;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
  readonly focus: FocusRequest | null;
  readonly go: (place: Place) => void;
  /** Opens a release at a step; with `focus`, the step is asked to bring it into view. */
  readonly openRelease: (release: string, step?: ReleaseStep, focus?: Omit<FocusRequest, 'step'>) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly focusDone: () => void;
  readonly reset: () => void;
}

const start: Place = { screen: 'releases' };
const keptPlaces = 50;

function isSame(a: Place, b: Place): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Where the window is, where it was, and how to get elsewhere. */
export const useNavigation = create<Navigation>((set, get) => ({
  place: start,
  past: [],
  future: [],
  focus: null,
  go: (place) =>
    set((state) =>
      isSame(state.place, place)
        ? {}
        : { place, past: [...state.past, state.place].slice(-keptPlaces), future: [], focus: null },
    ),
  openRelease: (release, step = 'write', focus) => {
    get().go({ screen: 'release', release, step });
    if (focus !== undefined) set({ focus: { step, ...focus } });
  },
  back: () =>
    set(({ place, past, future }) => {
      const previous = past.at(-1);
      if (previous === undefined) return {};
      return { place: previous, past: past.slice(0, -1), future: [place, ...future], focus: null };
    }),
  forward: () =>
    set(({ place, past, future }) => {
      const [next, ...rest] = future;
      if (next === undefined) return {};
      return { place: next, past: [...past, place], future: rest, focus: null };
    }),
  focusDone: () => set({ focus: null }),
  reset: () => set({ place: start, past: [], future: [], focus: null }),
}));
