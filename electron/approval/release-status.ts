import { releaseState } from '../../shared/approval/release-state';
import { releaseBlockers } from '../../shared/readiness/readiness';
import type { ReadinessView } from '../../shared/release/view';
import { ok, type Result } from '../../shared/result';
import { currentExport, hasReceipt } from '../bundle/export-records';
import { releaseFingerprint } from '../release/release-fingerprint';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { evaluateRelease, type ReleaseEvaluation } from './evaluate-release';
import { readinessInput } from './readiness-input';

/** Where releases stand. Each answer is kept until something that it rests on changes. */
export interface ReleaseStatus {
  readonly evaluate: (workspace: OpenWorkspace, release: string) => Promise<Result<ReleaseEvaluation>>;
  readonly readiness: (workspace: OpenWorkspace, release: string) => Promise<Result<ReadinessView>>;
}

/** Rendered releases are a few hundred kilobytes each; the one on screen and its neighbours are enough. */
const keptEvaluations = 4;

/** A status that remembers the releases which were looked at last. */
export function createReleaseStatus(): ReleaseStatus {
  const kept = new Map<string, Promise<Result<ReleaseEvaluation>>>();

  function evaluate(workspace: OpenWorkspace, release: string): Promise<Result<ReleaseEvaluation>> {
    const key = `${workspace.facts.id}/${releaseFingerprint(workspace, release)}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const evaluating = evaluateRelease(workspace, release);
    kept.set(key, evaluating);
    const oldest = kept.keys().next().value;
    if (kept.size > keptEvaluations && oldest !== undefined) kept.delete(oldest);
    return evaluating;
  }

  async function readiness(workspace: OpenWorkspace, release: string): Promise<Result<ReadinessView>> {
    const evaluated = await evaluate(workspace, release);
    if (!evaluated.ok) return evaluated;
    const input = readinessInput(workspace, evaluated.value);
    const blockers = releaseBlockers(input);
    const blocking = blockers.filter((one) => one.blocking);
    const state = releaseState({
      isTextComplete: blocking.every(({ target }) => target.step === 'sign'),
      hasSignatures: evaluated.value.stored.length > 0,
      isApproved: blocking.length === 0,
      isExported: currentExport(workspace, release, evaluated.value.rendered.digests) !== undefined,
      isPublished: hasReceipt(workspace, release),
    });
    return ok({ release, state, blockers });
  }

  return { evaluate, readiness };
}
