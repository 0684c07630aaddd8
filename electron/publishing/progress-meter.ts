import type { PublishProgress } from '../../shared/publishing/view';

/** Counts objects that are known to be right at the endpoint. */
export interface ProgressMeter {
  readonly count: (bytes: number) => void;
}

/** A meter over `total` objects that reports after each, and once at the start. */
export function createProgressMeter(
  total: number,
  report: (progress: PublishProgress) => void,
): ProgressMeter {
  let done = 0;
  let bytes = 0;
  report({ done, total, bytes });
  return {
    count: (size) => {
      done += 1;
      bytes += size;
      report({ done, total, bytes });
    },
  };
}
