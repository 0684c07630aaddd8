import { evaluateStatements, type Evaluation } from '../../shared/approval/evaluate-statements';
import { requiredSignatures } from '../../shared/approval/required-signatures';
import type { SigningPolicy } from '../../shared/approval/signing-policy';
import type { Answer } from '../../shared/checklist/answer';
import type { ReleaseContent } from '../../shared/rendering/release-content';
import { ok, type Result } from '../../shared/result';
import { releaseContent } from '../release/release-content';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { signingPolicy } from '../workspace/workspace-view';
import { authorsByLocale, type AuthorsByLocale } from './authors';
import { checklistAnswers, checklistDigest, policyDigest } from './release-digests';
import { renderRelease, type RenderedRelease } from './rendered-release';
import { storedStatements, type StoredStatement } from './stored-statements';

/** A release as signing, exporting and publishing see it: what would ship, and whose signatures cover it. */
export interface ReleaseEvaluation {
  readonly content: ReleaseContent;
  readonly rendered: RenderedRelease;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly policy: SigningPolicy;
  readonly stored: readonly StoredStatement[];
  readonly evaluation: Evaluation;
  readonly authors: AuthorsByLocale;
}

const nobody: ReadonlySet<string> = new Set();

/** Renders a release and judges every signature on it. */
export async function evaluateRelease(
  workspace: OpenWorkspace,
  release: string,
): Promise<Result<ReleaseEvaluation>> {
  const content = releaseContent(workspace.records, release);
  if (!content.ok) return content;
  const rendered = await renderRelease(content.value);
  const policy = signingPolicy(workspace);
  const answers = checklistAnswers(workspace.records, content.value);
  const authors = authorsByLocale(workspace.records, content.value);
  const { people, rolesOf } = workspace.membership();
  const stored = storedStatements(workspace, release);
  const evaluation = evaluateStatements({
    statements: stored,
    outputs: rendered.digests,
    required: requiredSignatures(policy, content.value),
    checklistDigest: checklistDigest(answers),
    policyDigest: policyDigest(policy),
    fourEyes: policy.fourEyes,
    rolesOf,
    localesOf: (person) => people.get(person)?.locales ?? [],
    authorsOf: (locale) => authors[locale] ?? nobody,
  });
  return ok({ content: content.value, rendered, answers, policy, stored, evaluation, authors });
}
