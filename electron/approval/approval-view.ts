import type { ApprovalView, RequiredSignatureView, StatementView } from '../../shared/approval/channels';
import type { EvaluatedRequirement, EvaluatedStatement } from '../../shared/approval/evaluate-statements';
import { answerSchema } from '../../shared/checklist/answer';
import { answerRecord } from '../../shared/release/record-ids';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { readRecord } from '../workspace/record-store';
import type { SessionPort } from '../workspace/session-port';
import type { ReleaseEvaluation } from './evaluate-release';

function statementView({ id, statement, reasons }: EvaluatedStatement): StatementView {
  const predicate = statement?.predicate;
  return {
    id,
    name: predicate?.name ?? '',
    person: predicate?.person ?? '',
    role: predicate?.role ?? '',
    meaning: predicate?.meaning ?? '',
    signedAt: predicate?.signedAt ?? '',
    covers: statement?.subject.map(({ name }) => name) ?? [],
    valid: reasons.length === 0,
    reasons,
  };
}

/** Why the person at work may not give a signature now, as a key of the `approval` texts; null if they may. */
export function signingRefusal(
  workspace: OpenWorkspace,
  evaluation: ReleaseEvaluation,
  { required }: EvaluatedRequirement,
  person: string | undefined,
): string | null {
  if (person === undefined) return 'not-unlocked';
  const { people, rolesOf } = workspace.membership();
  if (!rolesOf(person).includes(required.role)) return 'role-missing';
  const own = people.get(person)?.locales ?? [];
  if (required.role === 'localization' && own.length > 0) {
    if (required.locales.some((locale) => !own.includes(locale))) return 'locale-not-yours';
  }
  const hasWritten = required.locales.some((locale) => evaluation.authors[locale]?.has(person) === true);
  return evaluation.policy.fourEyes && hasWritten ? 'own-text' : null;
}

function requiredView(
  workspace: OpenWorkspace,
  evaluation: ReleaseEvaluation,
  requirement: EvaluatedRequirement,
  person: string | undefined,
): RequiredSignatureView {
  const { required, satisfiedBy } = requirement;
  return {
    ...required,
    satisfiedBy,
    refusal: signingRefusal(workspace, evaluation, requirement, person),
    outputs: evaluation.rendered.digests.filter(({ locale }) => required.locales.includes(locale)),
  };
}

/** The Sign step of a release for the person at work. */
export function approvalView(
  workspace: OpenWorkspace,
  evaluation: ReleaseEvaluation,
  session: SessionPort,
): ApprovalView {
  const { content, rendered, policy } = evaluation;
  const person = session.current()?.person;
  return {
    release: content.release,
    items: content.template.checklist
      .filter(({ kinds }) => kinds.includes(content.header.kind))
      .map((item) => {
        const read = readRecord(workspace.records, answerRecord(content.release, item.key), answerSchema);
        return {
          item,
          answer: { value: read.value ?? null, parents: read.parents, inConflict: read.inConflict },
        };
      }),
    outputs: rendered.digests,
    required: evaluation.evaluation.requirements.map((one) =>
      requiredView(workspace, evaluation, one, person),
    ),
    statements: evaluation.evaluation.statements.map(statementView),
    fourEyes: policy.fourEyes,
  };
}
