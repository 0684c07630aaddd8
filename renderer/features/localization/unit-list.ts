import type { UnitPlace } from './unit-texts';

/** What a row has to know of the list it stands in. The same object for as long as that does not change. */
export interface UnitList {
  readonly place: UnitPlace;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly isReadOnly: boolean;
  /** A release as people know it: product and version. */
  readonly nameOf: (release: string) => string;
  readonly activate: (unit: string) => void;
  /** Ends the work on a unit; the focus stays on its row. */
  readonly leave: (unit: string) => void;
  readonly goToNextOpen: (from: string) => void;
  /** Moves the focus among the rows while none is worked on. */
  readonly focusRow: (from: string, steps: number) => void;
  /** Tells how high a row came out. */
  readonly measure: (unit: string, row: HTMLElement) => void;
}
