/** One figure of the bench: ours against a baseline measured in the same run, turn by turn. */
export interface RatioFigure {
  readonly name: string;
  readonly ours: number;
  readonly baseline: number;
  readonly unit: string;
  /** The median of the pairs' ratios: it holds when the machine's speed drifts. */
  readonly ratio: number;
  /** The most that the issue allows. */
  readonly limit: number;
}

/** How two things are compared: each call does the work once and says how long it took. */
export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly limit: number;
  readonly runs: number;
  readonly warmUps: number;
  readonly ours: () => Promise<number>;
  readonly baseline: () => Promise<number>;
}

/** The value in the middle; of an even number, the lower one of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** The value that 95 of 100 do not exceed. */
export function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? Number.NaN;
}

/** Runs both in turn (A B A B …) and gives their medians and the median ratio of the pairs. */
export async function compare(comparison: Comparison): Promise<RatioFigure> {
  const { name, unit, limit, runs, warmUps } = comparison;
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let run = -warmUps; run < runs; run += 1) {
    const a = await comparison.ours();
    const b = await comparison.baseline();
    if (run < 0) continue;
    ours.push(a);
    baseline.push(b);
  }
  const ratios = ours.map((value, index) => value / (baseline[index] ?? Number.NaN));
  return { name, unit, limit, ours: median(ours), baseline: median(baseline), ratio: median(ratios) };
}

/** Times an asynchronous piece of work in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
