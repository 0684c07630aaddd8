import type { Failure, Result } from '../../shared/result';

/** Carries a failure out of the making of the sample, which can't go on without what failed. */
export class SampleFailure extends Error {
  constructor(readonly failure: Failure) {
    super(`The sample can't be made: ${failure.code} ${JSON.stringify(failure.params ?? {})}`);
  }
}

/** The value of a result; throws a {@link SampleFailure} that `writeSample` turns into a result again. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new SampleFailure(result.error);
}
