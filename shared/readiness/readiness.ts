import type { EvaluatedRequirement, EvaluatedStatement } from '../approval/evaluate-statements';
import type { ChecklistItemState, ChecklistStatus } from '../checklist/checklist-status';
import { hasErrors } from '../localization/progress';
import type { UnitView } from '../localization/unit';
import { parseRecordId } from '../journal/record-id';
import type { TemplateProblem } from '../release/view';
import { textFor } from '../template/localized-text';
import type { Blocker, BlockerTarget } from './blocker';

/** Everything that can stand between a release and its publication, as it is now. */
export interface ReadinessInput {
  readonly problems: readonly TemplateProblem[];
  /** The units of each target locale. */
  readonly locales: readonly { readonly locale: string; readonly units: readonly UnitView[] }[];
  readonly checklist: ChecklistStatus;
  readonly requirements: readonly EvaluatedRequirement[];
  readonly statements: readonly EvaluatedStatement[];
  /** Records of this release (and of what it rests on) with more than one head. */
  readonly conflicts: readonly string[];
  /** Records that were merged by the machine and that nobody has looked at since (design 3). */
  readonly unreviewedMerges: readonly string[];
  /** Devices whose journal is suspect (design 2), by id. */
  readonly suspectDevices: readonly string[];
  /** The locale that questions are shown in where only the template knows their words. */
  readonly sourceLocale: string;
}

/**
 * What still blocks a release, in the order of the walk: write, translate, review, sign. Each names the place where it
 * can be mended. `blocking: false` informs only. An empty list of blocking ones means: may be exported.
 */
export function releaseBlockers(input: ReadinessInput): readonly Blocker[] {
  const records = [
    ...input.conflicts.map((record) => recordBlocker('conflict', record)),
    ...input.unreviewedMerges.map((record) => recordBlocker('merge-unreviewed', record)),
  ].filter(({ target }) => isInUse(target, input));
  const at = (step: BlockerTarget['step']): readonly Blocker[] =>
    records.filter(({ target }) => target.step === step);
  return [
    ...at('write'),
    ...input.problems.map(problemBlocker),
    ...at('translate'),
    ...input.locales.flatMap(localeBlockers),
    ...at('review'),
    ...at('sign'),
    ...input.suspectDevices.map(suspectBlocker),
    ...input.checklist.items.flatMap((status) => checklistBlocker(status, input.sourceLocale)),
    ...signatureBlockers(input),
    ...input.statements.filter(({ statement }) => statement === null).map(unreadableBlocker),
  ];
}

/** Whether nothing that blocks is left. */
export function isReady(blockers: readonly Blocker[]): boolean {
  return blockers.every(({ blocking }) => !blocking);
}

function problemBlocker({ code, params, section, focus, blocking }: TemplateProblem): Blocker {
  const target = { step: 'write', focus: focus ?? section, section } as const;
  return { code, params, target, blocking };
}

/** The step in which a record is written, and what to put the focus on there. */
function recordTarget(record: string): BlockerTarget {
  const parsed = parseRecordId(record);
  const part = (name: string): string => parsed?.params[name] ?? record;
  switch (parsed?.kind) {
    case 'release':
      return { step: 'write', focus: 'title', section: 'title' };
    case 'section':
      return { step: 'write', focus: part('section'), section: part('section') };
    case 'change':
      return { step: 'write', focus: part('change') };
    case 'unit':
      return { step: 'translate', focus: part('unit'), locale: part('locale') };
    case 'answer':
      return { step: 'sign', focus: part('item') };
    default:
      // The policy, a template, a product: what the review rests on, but no part of this release's own steps.
      return { step: 'review', focus: record };
  }
}

function recordBlocker(code: string, record: string): Blocker {
  return { code, params: { record }, target: recordTarget(record), blocking: true };
}

/**
 * A translation of words that are no longer there, or an answer to a question that is no longer asked, reaches nobody:
 * a conflict in it must not block, for there would be no place to end it.
 */
function isInUse({ step, focus, locale }: BlockerTarget, { locales, checklist }: ReadinessInput): boolean {
  if (step === 'translate') {
    return locales.some((one) => one.locale === locale && one.units.some(({ id }) => id === focus));
  }
  return step !== 'sign' || checklist.items.some(({ item }) => item.key === focus);
}

/** One line for each kind of open work in a locale, leading to its first unit. */
function localeBlockers({ locale, units }: ReadinessInput['locales'][number]): readonly Blocker[] {
  const line = (code: string, holds: (unit: UnitView) => boolean, blocking = true): readonly Blocker[] => {
    const found = units.filter(holds);
    const first = found[0];
    if (first === undefined) return [];
    const target = { step: 'translate', focus: first.id, locale } as const;
    return [{ code, params: { count: found.length, locale }, target, blocking }];
  };
  return [
    ...line('units-untranslated', ({ state }) => state === 'initial' || state === 'draft'),
    ...line('units-outdated', ({ state }) => state === 'outdated'),
    ...line('units-with-errors', hasErrors),
    ...line('units-unreviewed', ({ state }) => state === 'translated', false),
    ...line('units-with-warnings', hasOnlyWarnings, false),
  ];
}

function hasOnlyWarnings(unit: UnitView): boolean {
  const isCurrent = unit.state === 'translated' || unit.state === 'reviewed';
  return isCurrent && unit.problems.length > 0 && !hasErrors(unit);
}

function suspectBlocker(device: string): Blocker {
  return {
    code: 'journal-suspect',
    params: { device },
    target: { step: 'sign', focus: `device/${device}` },
    blocking: true,
  };
}

const checklistCodes: Readonly<Record<Exclude<ChecklistItemState, 'done'>, string>> = {
  open: 'checklist-open',
  'evidence-missing': 'checklist-evidence-missing',
  refused: 'checklist-refused',
};

function checklistBlocker(
  { item, state }: ChecklistStatus['items'][number],
  locale: string,
): readonly Blocker[] {
  if (state === 'done') return [];
  const params = { question: textFor(item.question, locale) };
  return [{ code: checklistCodes[state], params, target: { step: 'sign', focus: item.key }, blocking: true }];
}

/** A signature that is missing, or that was given and is void: then the text says so, and why is one click away. */
function signatureBlockers({ requirements, statements }: ReadinessInput): readonly Blocker[] {
  return requirements.flatMap(({ required, satisfiedBy }): readonly Blocker[] => {
    if (satisfiedBy !== null) return [];
    const target = { step: 'sign', focus: required.key } as const;
    const params = { role: required.role, locales: required.locales.join(', ') };
    const given = statements.find((one) => one.reasons.length > 0 && wasMeantFor(one, required));
    return given?.statement
      ? [
          {
            code: 'signature-void',
            params: { ...params, name: given.statement.predicate.name },
            target,
            blocking: true,
          },
        ]
      : [{ code: 'signature-missing', params, target, blocking: true }];
  });
}

/** It counts for nothing, and whose it was meant to be can't be known; somebody should look at it all the same. */
function unreadableBlocker({ id }: EvaluatedStatement): Blocker {
  return { code: 'statement-unreadable', target: { step: 'sign', focus: id }, blocking: false };
}

/** A void statement was meant for a demand if it has its role and covered outputs of all of its locales. */
function wasMeantFor(
  { statement }: EvaluatedStatement,
  { role, locales }: EvaluatedRequirement['required'],
): boolean {
  if (statement?.predicate.role !== role) return false;
  // `outputs/<channel>/<locale>/<role>/<file>`; the outputs themselves may be gone by now.
  const covered = new Set(statement.subject.map(({ name }) => name.split('/')[2]));
  return locales.every((locale) => covered.has(locale));
}
