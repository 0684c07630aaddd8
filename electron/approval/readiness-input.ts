import { checklistStatus } from '../../shared/checklist/checklist-status';
import type { RepeatIndex } from '../../shared/localization/repeats';
import { unitViews } from '../../shared/localization/unit-views';
import { releaseUnits } from '../../shared/localization/segment-release';
import type { ReadinessInput } from '../../shared/readiness/readiness';
import { productRecord, signingPolicyRecord, templateRecord } from '../../shared/release/record-ids';
import { templateProblems } from '../../shared/template/template-problems';
import { sha256 } from '../journal/sha256';
import { storedTranslations } from '../release/release-content';
import type { OpenWorkspace } from '../workspace/open-workspace';
import type { ReleaseEvaluation } from './evaluate-release';

const noRepeats: RepeatIndex = new Map();

/** Conflicts that this release rests on: its own records, its product and template, the policy, the membership. */
function conflictsOf(workspace: OpenWorkspace, { content }: ReleaseEvaluation): readonly string[] {
  const { release, productSlug, header } = content;
  const around = new Set([
    productRecord(productSlug),
    templateRecord(header.template.id, header.template.version),
    signingPolicyRecord,
  ]);
  return workspace
    .contested()
    .filter(
      (record) =>
        record === `release/${release}` ||
        record.startsWith(`release/${release}/`) ||
        around.has(record) ||
        /^(person|device)\//.test(record),
    );
}

/** Gathers what the readiness of a release is worked out from. */
export function readinessInput(workspace: OpenWorkspace, evaluation: ReleaseEvaluation): ReadinessInput {
  const { content, answers } = evaluation;
  const { header, template, release } = content;
  const units = releaseUnits(content, sha256);
  return {
    problems: templateProblems(content),
    locales: header.targetLocales.map((locale) => ({
      locale,
      units: unitViews({
        content,
        locale,
        stored: storedTranslations(workspace.records, release, locale),
        repeats: noRepeats,
        sha256,
        units,
      }),
    })),
    checklist: checklistStatus(template, header.kind, answers),
    requirements: evaluation.evaluation.requirements,
    statements: evaluation.evaluation.statements,
    conflicts: conflictsOf(workspace, evaluation),
    // Nothing is merged by machine yet: several heads are always a conflict that a person decides.
    unreviewedMerges: [],
    suspectDevices: [...workspace.report().suspects].sort(),
    sourceLocale: header.sourceLocale,
  };
}
