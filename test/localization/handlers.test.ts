import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localizationHandlers } from '../../electron/localization/handlers';
import type { Change } from '../../shared/release/change';
import { removeProfile, startTestEngine, valueOf, type TestEngine } from '../walk/engine-fixture';
import { createSoloWorkspace } from '../walk/release-steps';

const change = (summary: string): Change => ({
  type: 'added',
  security: false,
  breaking: false,
  impact: 'customer',
  impactReason: '',
  module: '',
  audienceRoles: ['administrator', 'end-user'],
  summary,
  references: [],
  order: 0,
});

let engine: TestEngine;
let release: string;

beforeEach(async () => {
  engine = await startTestEngine();
  await createSoloWorkspace(engine);
  const created = await engine.call['release.create']({
    product: 'ledger',
    kind: 'planned',
    title: 'Faster closing',
    version: '1.0.0',
    sourceLocale: 'en',
    targetLocales: ['de', 'ar'],
  });
  release = valueOf(created).release;
});
afterEach(async () => {
  await engine.stop();
  await removeProfile(engine);
});

async function saveChange(id: string | null, summary: string): Promise<string> {
  const { changes } = valueOf(await engine.call['release.get']({ release }));
  const parents = changes.find((one) => one.id === id)?.parents ?? [];
  const value = change(summary);
  return valueOf(
    await engine.call['release.saveChange']({ release, change: id, value, parents: [...parents] }),
  ).change;
}

async function unitOf(source: string, locale = 'de') {
  const { units } = valueOf(await engine.call['localization.units']({ release, locale }));
  const unit = units.find((one) => one.source === source);
  if (unit === undefined) throw new Error(`No unit says “${source}”.`);
  return unit;
}

async function save(source: string, target: string, state: 'draft' | 'translated' | 'reviewed') {
  const { id, parents } = await unitOf(source);
  return engine.call['localization.save']({
    release,
    unit: id,
    locale: 'de',
    target,
    state,
    origin: 'human',
    parents: [...parents],
  });
}

async function progressOf(locale: string) {
  const summaries = valueOf(await engine.call['localization.progress']({ release }));
  return summaries.find((one) => one.locale === locale)?.progress.states;
}

describe('what was typed and not confirmed (7.2)', () => {
  test('is kept as a draft, stands in no output and still blocks', async () => {
    valueOf(await save('Faster closing', 'Schnellerer Abschl', 'draft'));
    expect(await unitOf('Faster closing')).toMatchObject({ state: 'draft', target: 'Schnellerer Abschl' });
    expect(await progressOf('de')).toMatchObject({ draft: 1, initial: 0, translated: 0 });
    expect(await progressOf('ar')).toMatchObject({ draft: 0, initial: 1 });
    const output = await engine.call['approval.output']({
      release,
      path: 'outputs/markdown/de/end-user/release.md',
    });
    expect(valueOf(output).text).not.toContain('Schnellerer');
    const { blockers } = valueOf(await engine.call['release.readiness']({ release }));
    const untranslated = blockers.filter(({ code }) => code === 'units-untranslated');
    expect(untranslated.map(({ params }) => params?.['locale'])).toEqual(['de', 'ar']);
  });

  test('is offered to nobody as a repeat', async () => {
    await saveChange(null, 'Faster closing');
    const [title, summary] = valueOf(
      await engine.call['localization.units']({ release, locale: 'de' }),
    ).units.filter(({ source }) => source === 'Faster closing');
    const target = { release, locale: 'de', target: 'Schneller', origin: 'human' as const, parents: [] };
    valueOf(await engine.call['localization.save']({ ...target, unit: title?.id ?? '', state: 'draft' }));
    expect(await unitOf('Faster closing')).toMatchObject({ state: 'draft' });
    const { units } = valueOf(await engine.call['localization.units']({ release, locale: 'de' }));
    expect(units.filter(({ repeat }) => repeat !== undefined)).toEqual([]);
    valueOf(
      await engine.call['localization.save']({ ...target, unit: summary?.id ?? '', state: 'translated' }),
    );
    expect(await unitOf('Faster closing')).toMatchObject({ repeat: { target: 'Schneller', release } });
  });

  test('still shows what has changed in a source that was translated before', async () => {
    const id = await saveChange(null, 'Export all postings');
    valueOf(await save('Export all postings', 'Alle Buchungen exportieren', 'translated'));
    await saveChange(id, 'Export all open postings');
    expect(await unitOf('Export all open postings')).toMatchObject({ state: 'outdated' });
    valueOf(await save('Export all open postings', 'Alle offenen', 'draft'));
    const former = { previousSource: 'Export all postings' };
    expect(await unitOf('Export all open postings')).toMatchObject({ state: 'draft', ...former });
    valueOf(await save('Export all open postings', '', 'draft'));
    expect(await unitOf('Export all open postings')).toMatchObject({
      state: 'initial',
      target: '',
      ...former,
    });
    valueOf(await save('Export all open postings', 'Alle offenen Buchungen exportieren', 'reviewed'));
    const reviewed = await unitOf('Export all open postings');
    expect(reviewed.state).toBe('reviewed');
    expect(reviewed.previousSource).toBeUndefined();
  });
});

test('an empty target cannot be confirmed', async () => {
  expect(await save('Faster closing', ' ', 'translated')).toEqual({
    ok: false,
    error: { code: 'localization/empty-target' },
  });
});

test('a save leaves what is known of all other units as it was, and a changed source is seen at once', async () => {
  const id = await saveChange(null, 'Export 3 reports');
  valueOf(await save('Export 3 reports', 'Berichte exportieren', 'translated'));
  const before = await unitOf('Export 3 reports');
  expect(before.problems).toMatchObject([{ code: 'number-missing', detail: '3' }]);
  valueOf(await save('Faster closing', 'Schneller', 'translated'));
  expect((await unitOf('Export 3 reports')).problems).toBe(before.problems);
  await saveChange(id, 'Export 4 reports');
  expect((await unitOf('Export 4 reports')).problems).toMatchObject([
    { code: 'number-missing', detail: '4' },
  ]);
});

test('reading a long release leaves room for other work at every unit', async () => {
  const summaries = Array.from({ length: 40 }, (_, index) => `Sentence number ${index} of the list`);
  for (const summary of summaries) await saveChange(null, summary);
  let pauses = 0;
  const { workspaces } = engine.services;
  const handlers = localizationHandlers({
    workspaces,
    pacer: () => ({
      isDue: () => true,
      pause: async () => {
        pauses += 1;
      },
    }),
  });
  const { units } = valueOf(await handlers['localization.units']({ release, locale: 'de' }));
  expect(units).toHaveLength(41);
  // At least once for each change that is cut into units, and once for each unit that is looked at.
  expect(pauses).toBeGreaterThanOrEqual(81);
  pauses = 0;
  await handlers['localization.units']({ release, locale: 'de' });
  // The source has not changed, so nothing is cut again.
  expect(pauses).toBeLessThan(81);
});
