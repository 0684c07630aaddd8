import type { Failure } from '../../shared/result';

/** Something that was checked and found good. `code` is a key below `check` in the `bundle` texts. */
export interface BundleCheck {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Collects what a verification finds; it goes on after a fault, so that all of them can be named. */
export class Findings {
  readonly checks: BundleCheck[] = [];
  readonly faults: Failure[] = [];

  fault(failure: Failure): void {
    this.faults.push(failure);
  }

  /** Notes a check as passed if nothing was found since `mark`. */
  passed(mark: number, code: string, params: BundleCheck['params'] = {}): void {
    if (this.faults.length === mark) this.checks.push({ code, params });
  }

  /** The number of faults so far. */
  get mark(): number {
    return this.faults.length;
  }
}
