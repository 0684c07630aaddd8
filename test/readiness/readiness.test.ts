import { describe, expect, test } from 'vitest';
import type { Statement } from '../../shared/approval/statement';
import type { ChecklistItemStatus } from '../../shared/checklist/checklist-status';
import type { UnitView } from '../../shared/localization/unit';
import type { Blocker } from '../../shared/readiness/blocker';
import { isReady, releaseBlockers, type ReadinessInput } from '../../shared/readiness/readiness';
import { releaseSteps } from '../../shared/readiness/blocker';

const unit = (id: string, facts: Partial<UnitView> = {}): UnitView => ({
  id,
  block: 'p1',
  record: 'release/r1/section/summary',
  section: 'summary',
  source: 'One.',
  placeholders: [],
  target: 'Eins.',
  state: 'reviewed',
  parents: [],
  problems: [],
  inConflict: false,
  ...facts,
});

const doneItem: ChecklistItemStatus = {
  item: { key: 'proof', question: { en: 'Proof?', de: 'Beleg?' }, kinds: ['planned'], evidence: 'required' },
  answer: null,
  state: 'done',
};

const ready: ReadinessInput = {
  problems: [],
  locales: [{ locale: 'de', units: [unit('u1')] }],
  checklist: { items: [doneItem], complete: true },
  requirements: [
    { required: { key: 'compliance:all', role: 'compliance', locales: ['en', 'de'] }, satisfiedBy: 's1' },
  ],
  statements: [],
  conflicts: [],
  unreviewedMerges: [],
  suspectDevices: [],
  sourceLocale: 'en',
};

const said = (blockers: readonly Blocker[]): readonly string[] =>
  blockers.map(
    ({ code, target, blocking }) =>
      `${blocking ? '' : '~'}${target.step} ${code} ${target.locale ?? ''}${target.focus ?? ''}`,
  );
const blockersOf = (parts: Partial<ReadinessInput>): readonly string[] =>
  said(releaseBlockers({ ...ready, ...parts }));

const error = { code: 'version-missing', severity: 'error', detail: '2.1.0' } as const;
const warning = { code: 'number-missing', severity: 'warning', detail: '5' } as const;

describe('what still stands between a release and its publication', () => {
  test('nothing', () => {
    expect(releaseBlockers(ready)).toEqual([]);
    expect(isReady([])).toBe(true);
  });

  test.each<readonly [string, Partial<ReadinessInput>, readonly string[]]>([
    [
      'a problem of the text',
      { problems: [{ code: 'section-empty', params: {}, section: 'summary', blocking: true }] },
      ['write section-empty summary'],
    ],
    [
      'a problem with a block',
      {
        problems: [
          { code: 'placeholder-text', params: {}, section: 'summary', focus: 'p1', blocking: false },
        ],
      },
      ['~write placeholder-text p1'],
    ],
    [
      'units of a locale, each kind once with its first unit',
      {
        locales: [
          {
            locale: 'de',
            units: [
              unit('u1', { state: 'translated', problems: [error] }),
              unit('u2', { state: 'initial' }),
              unit('u3', { state: 'initial' }),
              unit('u4', { state: 'outdated', problems: [error] }),
              unit('u5', { problems: [warning] }),
            ],
          },
          { locale: 'ja', units: [unit('u2', { state: 'translated' })] },
        ],
      },
      [
        'translate units-untranslated deu2',
        'translate units-outdated deu4',
        'translate units-with-errors deu1',
        '~translate units-unreviewed deu1',
        '~translate units-with-warnings deu5',
        '~translate units-unreviewed jau2',
      ],
    ],
    [
      'a question',
      { checklist: { items: [{ ...doneItem, state: 'open' }], complete: false } },
      ['sign checklist-open proof'],
    ],
    [
      'evidence',
      { checklist: { items: [{ ...doneItem, state: 'evidence-missing' }], complete: false } },
      ['sign checklist-evidence-missing proof'],
    ],
    [
      'a no',
      { checklist: { items: [{ ...doneItem, state: 'refused' }], complete: false } },
      ['sign checklist-refused proof'],
    ],
    [
      'a signature',
      { requirements: ready.requirements.map((one) => ({ ...one, satisfiedBy: null })) },
      ['sign signature-missing compliance:all'],
    ],
    ['a suspect journal', { suspectDevices: ['d1'] }, ['sign journal-suspect device/d1']],
    [
      'a signature nobody can verify',
      { statements: [{ id: 's9', statement: null, reasons: [{ code: 'bad-signature', params: {} }] }] },
      ['~sign statement-unreadable s9'],
    ],
    [
      'conflicts, each in its step',
      {
        conflicts: [
          'policy/signing',
          'release/r1/answer/proof',
          'release/r1/unit/u1/de',
          'release/r1/change/c1',
          'release/r1/section/summary',
          'release/r1',
        ],
        unreviewedMerges: ['release/r1/section/known-issues'],
      },
      [
        'write conflict c1',
        'write conflict summary',
        'write conflict title',
        'write merge-unreviewed known-issues',
        'translate conflict deu1',
        'review conflict policy/signing',
        'sign conflict proof',
      ],
    ],
    [
      'conflicts in what nobody reads any more',
      { conflicts: ['release/r1/unit/gone/de', 'release/r1/unit/u1/fr', 'release/r1/answer/gone'] },
      [],
    ],
  ])('%s', (_name, parts, expected) => {
    expect(blockersOf(parts)).toEqual(expected);
  });

  test('a void signature is named with its signer; one in another role or language is not meant', () => {
    const given = (role: string, locales: readonly string[]) => ({
      id: 's1',
      statement: {
        subject: locales.map((locale) => ({ name: `outputs/portal/${locale}/end-user/index.html` })),
        predicate: { role, name: 'Ada' },
      } as unknown as Statement,
      reasons: [{ code: 'output-changed', params: { path: 'x' } }],
    });
    const requirements = ready.requirements.map((one) => ({ ...one, satisfiedBy: null }));
    const of = (role: string, locales: readonly string[]): readonly Blocker[] =>
      releaseBlockers({ ...ready, requirements, statements: [given(role, locales)] });
    expect(of('compliance', ['en', 'de'])[0]).toMatchObject({
      code: 'signature-void',
      params: { name: 'Ada', locales: 'en, de' },
    });
    expect(of('security', ['en', 'de'])[0]).toMatchObject({ code: 'signature-missing' });
    expect(of('compliance', ['en'])[0]).toMatchObject({ code: 'signature-missing' });
  });

  test('the steps come in the order of the walk', () => {
    const everything = releaseBlockers({
      ...ready,
      problems: [{ code: 'section-empty', params: {}, section: 'summary', blocking: true }],
      locales: [{ locale: 'de', units: [unit('u1', { state: 'initial' })] }],
      checklist: { items: [{ ...doneItem, state: 'open' }], complete: false },
      requirements: ready.requirements.map((one) => ({ ...one, satisfiedBy: null })),
      conflicts: ['release/r1/answer/proof', 'policy/signing', 'release/r1'],
    });
    const steps = everything.map(({ target }) => releaseSteps.indexOf(target.step));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(isReady(everything)).toBe(false);
  });

  test('a question is asked in the language of the release', () => {
    const checklist = { items: [{ ...doneItem, state: 'open' as const }], complete: false };
    expect(releaseBlockers({ ...ready, checklist, sourceLocale: 'de' })[0]?.params).toEqual({
      question: 'Beleg?',
    });
  });
});
