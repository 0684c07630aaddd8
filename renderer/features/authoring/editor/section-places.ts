/** Where on the page React shows what belongs to a section: its head, and what has to be said about it. */
export interface SectionPlaces {
  /** Called by the editor's node view when a section's element is made; returns what takes it back. */
  readonly add: (section: string, place: HTMLElement) => () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** The places by section; a new map whenever one comes or goes. */
  readonly current: () => ReadonlyMap<string, HTMLElement>;
}

/** Makes an empty set of places. */
export function createSectionPlaces(): SectionPlaces {
  let places: ReadonlyMap<string, HTMLElement> = new Map();
  const listeners = new Set<() => void>();
  const publish = (next: ReadonlyMap<string, HTMLElement>): void => {
    places = next;
    for (const listener of listeners) listener();
  };
  return {
    add: (section, place) => {
      publish(new Map(places).set(section, place));
      return () => {
        // An element that was made anew for the same section has taken the place already.
        if (places.get(section) !== place) return;
        publish(new Map([...places].filter(([key]) => key !== section)));
      };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current: () => places,
  };
}
