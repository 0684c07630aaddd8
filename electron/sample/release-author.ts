import { defaultTemplates } from '../../shared/template/default-templates';
import { checklistItems } from '../../shared/checklist/checklist-status';
import type { Result } from '../../shared/result';
import type { EngineHandlers } from './engine-handlers-type';
import type { SampleRelease } from './sample-content';
import { samplePassphrase } from './sample-people';

/** Whatever fails while the sample is made is a bug of the sample: its content and its people are ours. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(
    `The sample can't be made: ${result.error.code} ${JSON.stringify(result.error.params ?? {})}`,
  );
}

/** Begins a release and writes its header, sections and changes, as its writer would. */
export async function writeRelease(call: EngineHandlers, content: SampleRelease): Promise<string> {
  const { release } = must(
    await call['release.create']({
      product: content.product,
      kind: content.kind,
      title: content.title,
      version: content.version,
      sourceLocale: 'en',
      targetLocales: ['de', 'ar'],
    }),
  );
  const begun = must(await call['release.get']({ release }));
  must(
    await call['release.saveHeader']({
      release,
      header: { ...begun.header.value, deployment: [...content.deployment] },
      parents: [...begun.header.parents],
    }),
  );
  for (const [section, blocks] of Object.entries(content.sections)) {
    must(
      await call['release.draftSection']({
        release,
        section,
        parents: [],
        order: blocks.map((block) => String(block.attrs?.['id'])),
        blocks: { blocks: [...blocks] },
      }),
    );
  }
  must(await call['release.flushDrafts']({}));
  for (const [order, change] of content.changes.entries()) {
    must(
      await call['release.saveChange']({ release, change: null, value: { ...change, order }, parents: [] }),
    );
  }
  return release;
}

/** Confirms a target for every unit of a locale that the content has words for. */
export async function translateRelease(
  call: EngineHandlers,
  release: string,
  locale: 'de' | 'ar',
  content: SampleRelease,
): Promise<void> {
  const targets = new Map(content.translations.map(([en, de, ar]) => [en, locale === 'de' ? de : ar]));
  const view = must(await call['localization.units']({ release, locale }));
  for (const unit of view.units) {
    const target = targets.get(unit.source);
    if (target === undefined) continue;
    must(
      await call['localization.save']({
        release,
        unit: unit.id,
        locale,
        target,
        state: 'translated',
        origin: 'human',
        parents: [...unit.parents],
      }),
    );
  }
}

const evidence = 'Release calendar REL-2026, build 4711, rehearsed on staging on the second of November.';

/** Answers the first `count` questions of the checklist with yes and evidence. */
export async function answerChecklist(
  call: EngineHandlers,
  release: string,
  { kind }: SampleRelease,
  count = Number.POSITIVE_INFINITY,
): Promise<void> {
  const template = defaultTemplates.find(({ id }) => id === kind)?.template;
  if (template === undefined) throw new Error(`There is no template for ${kind}.`);
  for (const { key } of checklistItems(template, kind).slice(0, count)) {
    must(
      await call['approval.answer']({
        release,
        item: key,
        answer: { value: 'yes', evidence },
        parents: [],
      }),
    );
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
