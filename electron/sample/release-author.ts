import type { StoredUnitState } from '../../shared/localization/unit';
import type { Change } from '../../shared/release/change';
import type { EngineHandlers } from './sample-cast';
import { targetsOf, type SampleChange, type SampleRelease } from './sample-content';
import { dateIn, windowFrom } from './sample-dates';
import { must } from './sample-failure';
import { samplePassphrase } from './sample-people';

/** A change as it is stored: customers of both roles read it, unless its facts say otherwise. */
function changeFrom({ phrase, facts, actionInDays }: SampleChange, order: number, now: Date): Change {
  return {
    type: 'changed',
    security: false,
    breaking: false,
    impact: 'customer',
    impactReason: '',
    module: '',
    audienceRoles: ['administrator', 'end-user'],
    summary: phrase[0],
    references: [],
    ...facts,
    ...(actionInDays === undefined ? {} : { actionBy: dateIn(actionInDays, now) }),
    order,
  };
}

async function beginRelease(call: EngineHandlers, content: SampleRelease, now: Date): Promise<string> {
  const { product, kind, version, title } = content;
  const { release } = must(
    await call['release.create']({
      ...{ product, kind, version, title: title[0] },
      sourceLocale: 'en',
      targetLocales: ['de', 'ar'],
    }),
  );
  if (content.deployment.length === 0) return release;
  const { header } = must(await call['release.get']({ release }));
  const deployment = content.deployment.map((window) => windowFrom(window, now));
  must(
    await call['release.saveHeader']({
      release,
      header: { ...header.value, deployment },
      parents: [...header.parents],
    }),
  );
  return release;
}

/** Begins a release and writes its header, sections and changes, as its writer would. Answers with its id. */
export async function writeRelease(call: EngineHandlers, content: SampleRelease, now: Date): Promise<string> {
  const release = await beginRelease(call, content, now);
  for (const [section, blocks] of Object.entries(content.sections)) {
    const order = blocks.map((block) => String(block.attrs?.['id']));
    const draft = { release, section, parents: [], order, blocks: { blocks: [...blocks] } };
    must(await call['release.draftSection'](draft));
  }
  must(await call['release.flushDrafts']({}));
  for (const [order, change] of content.changes.entries()) {
    const value = changeFrom(change, order, now);
    must(await call['release.saveChange']({ release, change: null, value, parents: [] }));
  }
  return release;
}

/** Whose words the translations are, and how many of them count as reviewed. */
export interface Translating {
  readonly locale: 'de' | 'ar';
  readonly state: StoredUnitState;
  /** At most so many units from the beginning; all of them if left out. */
  readonly count?: number;
}

/** Saves the target of every unit that the content has words for. A reviewer saves the translator's words again. */
export async function translateRelease(
  call: EngineHandlers,
  release: string,
  content: SampleRelease,
  { locale, state, count = Number.POSITIVE_INFINITY }: Translating,
): Promise<void> {
  const targets = targetsOf(content, locale);
  const view = must(await call['localization.units']({ release, locale }));
  for (const unit of view.units.slice(0, count)) {
    const target = targets.get(unit.source);
    if (target === undefined) continue;
    must(
      await call['localization.save']({
        ...{ release, locale, target, state },
        unit: unit.id,
        origin: 'human',
        parents: [...unit.parents],
      }),
    );
  }
}

/** Answers the questions of the checklist that the content has answers to. */
export async function answerChecklist(
  call: EngineHandlers,
  release: string,
  { answers }: SampleRelease,
): Promise<void> {
  for (const [item, [value, evidence]] of Object.entries(answers)) {
    must(await call['approval.answer']({ release, item, answer: { value, evidence }, parents: [] }));
  }
}

/** Gives every signature that the person at work may give; only those in `roles`, if they are named. */
export async function signRelease(
  call: EngineHandlers,
  release: string,
  roles?: readonly string[],
): Promise<void> {
  const { required } = must(await call['approval.get']({ release }));
  for (const { key, role, outputs, satisfiedBy, refusal } of required) {
    const isWanted = roles === undefined || roles.includes(role);
    if (!isWanted || satisfiedBy !== null || refusal !== null) continue;
    must(
      await call['approval.sign']({
        release,
        requirement: key,
        role,
        meaning: 'approval',
        passphrase: samplePassphrase,
        digests: Object.fromEntries(outputs.map((output) => [output.path, output.sha256])),
      }),
    );
  }
}
