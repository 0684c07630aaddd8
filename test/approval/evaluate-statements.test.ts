import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateStatements, type EvaluationInput } from '../../shared/approval/evaluate-statements';
import { recordWords } from '../../shared/approval/record-words';
import { releaseState, type ReleaseFacts } from '../../shared/approval/release-state';
import { requiredSignatures } from '../../shared/approval/required-signatures';
import { soloPolicy, teamPolicy, type SigningPolicy } from '../../shared/approval/signing-policy';
import type { Statement } from '../../shared/approval/statement';
import { wordAuthors } from '../../shared/approval/word-authors';
import type { OutputDigest } from '../../shared/rendering/output';
import { err, ok, type Result } from '../../shared/result';
import { sha256 } from '../localization/release-fixture';

const digest = (seed: string): string => sha256(seed);
const output = (
  locale: string,
  channel: OutputDigest['channel'] = 'portal',
  words = `${channel} ${locale}`,
): OutputDigest => ({
  path: `outputs/${channel}/${locale}/end-user/file`,
  channel,
  locale,
  role: 'end-user',
  mediaType: 'text/plain',
  sha256: digest(words),
  size: words.length,
});

function statement(
  outputs: readonly OutputDigest[],
  facts: Partial<Statement['predicate']> = {},
): Result<Statement> {
  return ok({
    _type: 'https://in-toto.io/Statement/v1',
    subject: outputs.map(({ path, sha256: hash }) => ({ name: path, digest: { sha256: hash } })),
    predicateType: 'https://imprimatur.example/approval/v1',
    predicate: {
      workspace: 'w1',
      release: 'r1',
      person: 'ada',
      name: 'Ada',
      role: 'compliance',
      meaning: 'approval',
      signedAt: '2026-11-24T12:00:00+00:00',
      checkpoint: {},
      rendererVersion: '1',
      recordsDigest: digest('records'),
      checklistDigest: digest('checklist'),
      policyDigest: digest('policy'),
      fourEyes: true,
      ...facts,
    },
  });
}

const outputs = [output('en'), output('en', 'email'), output('de'), output('de', 'email'), output('ja')];
const ofLocale = (locale: string): readonly OutputDigest[] => outputs.filter((one) => one.locale === locale);

function input(parts: Partial<EvaluationInput>): EvaluationInput {
  return {
    statements: [],
    outputs,
    required: [],
    checklistDigest: digest('checklist'),
    policyDigest: digest('policy'),
    fourEyes: true,
    rolesOf: () => ['compliance', 'engineering', 'localization'],
    localesOf: () => [],
    authorsOf: () => new Set(),
    ...parts,
  };
}

const judge = (given: Result<Statement>, parts: Partial<EvaluationInput> = {}): readonly string[] =>
  evaluateStatements(input({ statements: [{ id: 's1', statement: given }], ...parts })).statements.flatMap(
    ({ reasons }) => reasons.map(({ code, params }) => [code, ...Object.values(params)].join(' ')),
  );

describe('whether a signature counts (3.2, B1)', () => {
  test.each<readonly [string, Result<Statement>, Partial<EvaluationInput>, readonly string[]]>([
    ['nothing has changed', statement(outputs), {}, []],
    [
      'an output has changed',
      statement([output('en', 'portal', 'before')]),
      {},
      [`output-changed ${output('en').path}`],
    ],
    ['an output is gone', statement([output('fr')]), {}, [`output-missing ${output('fr').path}`]],
    [
      'an answer has changed: compliance signed it',
      statement(outputs),
      { checklistDigest: digest('x') },
      ['checklist-changed'],
    ],
    [
      'an answer has changed: engineering did not sign it',
      statement(outputs, { role: 'engineering' }),
      { checklistDigest: digest('x') },
      [],
    ],
    ['the policy has changed', statement(outputs), { policyDigest: digest('x') }, ['policy-changed']],
    [
      'the signer has lost the role',
      statement(outputs, { role: 'security' }),
      {},
      ['signer-not-in-role security'],
    ],
    [
      'a reviewer signs another language',
      statement(ofLocale('de'), { role: 'localization' }),
      { localesOf: () => ['ja'] },
      ['locale-not-theirs de'],
    ],
    [
      'a reviewer signs their own language',
      statement(ofLocale('ja'), { role: 'localization' }),
      { localesOf: () => ['ja'] },
      [],
    ],
    [
      'own words',
      statement(ofLocale('de')),
      { authorsOf: (locale) => new Set(locale === 'de' ? ['ada'] : []) },
      ['own-text de'],
    ],
    [
      'own words in a locale that is not covered',
      statement(ofLocale('ja')),
      { authorsOf: (locale) => new Set(locale === 'de' ? ['ada'] : []) },
      [],
    ],
    [
      'own words without four eyes',
      statement(outputs),
      { authorsOf: () => new Set(['ada']), fourEyes: false },
      [],
    ],
    [
      'a signature that can’t be verified',
      err('approval/bad-signature'),
      {},
      ['bad-signature approval/bad-signature'],
    ],
    [
      'several reasons at once',
      statement([output('en', 'portal', 'before')], { role: 'security' }),
      { policyDigest: digest('x') },
      [`output-changed ${output('en').path}`, 'policy-changed', 'signer-not-in-role security'],
    ],
  ])('%s', (_name, given, parts, reasons) => {
    expect(judge(given, parts)).toEqual(reasons);
  });

  test('changing any outputs voids exactly the signatures that cover one of them, and names each', () => {
    const all = Array.from({ length: 8 }, (_unused, index) => output(`l${String(index)}`));
    const covers = fc.array(fc.subarray(all, { minLength: 1 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(covers, fc.subarray(all), (covered, changed) => {
        const statements = covered.map((some, index) => ({ id: String(index), statement: statement(some) }));
        const now = all.map((one) =>
          changed.includes(one) ? { ...one, sha256: digest(`${one.path} edited`) } : one,
        );
        const before = evaluateStatements(input({ statements, outputs: all }));
        const after = evaluateStatements(input({ statements, outputs: now }));
        expect(before.statements.every(({ reasons }) => reasons.length === 0)).toBe(true);
        after.statements.forEach(({ reasons }, index) => {
          const hit = (covered[index] ?? []).filter((one) => changed.includes(one));
          expect(reasons).toEqual(hit.map(({ path }) => ({ code: 'output-changed', params: { path } })));
        });
      }),
    );
  });

  test('changing back makes the signature count again: it is about bytes, not about history', () => {
    const signed = statement(ofLocale('en'));
    const edited = outputs.map((one) => (one.locale === 'en' ? { ...one, sha256: digest('edited') } : one));
    expect(judge(signed, { outputs: edited })).toHaveLength(2);
    expect(judge(signed, { outputs })).toEqual([]);
  });
});

describe('which demanded signature a statement gives', () => {
  const required = [{ key: 'compliance:all', role: 'compliance', locales: ['en', 'de', 'ja'] }] as const;
  const given = (one: Result<Statement>, parts: Partial<EvaluationInput> = {}): string | null =>
    evaluateStatements(input({ statements: [{ id: 's1', statement: one }], required, ...parts }))
      .requirements[0]?.satisfiedBy ?? null;

  test.each<readonly [string, Result<Statement>, Partial<EvaluationInput>, string | null]>([
    ['one that covers everything', statement(outputs), {}, 's1'],
    ['one that leaves out an output', statement(outputs.slice(1)), {}, null],
    [
      'one that an output was added after',
      statement(outputs),
      { outputs: [...outputs, output('de', 'atom')] },
      null,
    ],
    ['one in another role', statement(outputs, { role: 'engineering' }), {}, null],
    ['one that only says "I wrote this"', statement(outputs, { meaning: 'authorship' }), {}, null],
    ['a void one', statement(outputs), { policyDigest: digest('x') }, null],
    ['one on a release without any output', statement(outputs), { outputs: [] }, null],
  ])('%s', (_name, one, parts, expected) => {
    expect(given(one, parts)).toBe(expected);
  });

  test('a valid one counts even where an older one is void', () => {
    const old = { id: 'old', statement: statement([output('en', 'portal', 'before')]) };
    const fresh = { id: 'new', statement: statement(outputs) };
    expect(
      evaluateStatements(input({ statements: [old, fresh], required })).requirements[0]?.satisfiedBy,
    ).toBe('new');
  });
});

describe('the signatures that a policy demands (1.6, 3.2, 5.3)', () => {
  const header = { sourceLocale: 'en', targetLocales: ['de', 'ja'] };
  const keys = (
    policy: SigningPolicy,
    changes: readonly { security: boolean; impact: 'customer' | 'internal' }[],
    targets = header,
  ): readonly string[] =>
    requiredSignatures(policy, { header: targets, changes: changes.map((change) => ({ change })) }).map(
      ({ key, locales }) => `${key} ${locales.join()}`,
    );
  const team = [
    'engineering:source en',
    'product:source en',
    'support:source en',
    'localization:de de',
    'localization:ja ja',
  ];

  test.each<readonly [string, SigningPolicy, Parameters<typeof keys>[1], readonly string[]]>([
    ['one person alone', soloPolicy, [], ['compliance:all en,de,ja']],
    ['a team', teamPolicy, [{ security: false, impact: 'customer' }], [...team, 'compliance:all en,de,ja']],
    [
      'a team and a security change',
      teamPolicy,
      [{ security: true, impact: 'customer' }],
      [...team, 'security:all en,de,ja', 'compliance:all en,de,ja'],
    ],
    [
      'a security change that reaches no output',
      teamPolicy,
      [{ security: true, impact: 'internal' }],
      [...team, 'compliance:all en,de,ja'],
    ],
  ])('%s', (_name, policy, changes, expected) => {
    expect(keys(policy, changes)).toEqual(expected);
  });

  test('without a target locale nobody has to review one', () => {
    expect(keys(teamPolicy, [], { sourceLocale: 'en', targetLocales: [] })).not.toContainEqual(
      expect.stringMatching(/^localization/),
    );
  });
});

describe('where a release stands (design 5)', () => {
  const none: ReleaseFacts = {
    isTextComplete: false,
    hasSignatures: false,
    isApproved: false,
    isExported: false,
    isPublished: false,
  };
  test.each<readonly [Partial<ReleaseFacts>, string]>([
    [{}, 'drafting'],
    [{ isExported: true }, 'drafting'],
    [{ isTextComplete: true }, 'in-review'],
    [{ hasSignatures: true }, 'in-review'],
    [{ isTextComplete: true, hasSignatures: true, isExported: true }, 'in-review'],
    [{ isTextComplete: true, hasSignatures: true, isApproved: true }, 'approved'],
    [{ isTextComplete: true, hasSignatures: true, isApproved: true, isExported: true }, 'exported'],
    [{ isPublished: true }, 'published'],
  ])('%o is %s', (facts, state) => {
    expect(releaseState({ ...none, ...facts })).toBe(state);
  });
});

describe('who wrote the words that somebody signs', () => {
  const unit = 'release/r1/unit/p1-0123456789ab/de';
  const revision = (
    id: string,
    by: string,
    parents: readonly string[],
    target: string | null,
    state = 'translated',
  ) => {
    const body = target === null ? null : { source: 'a', target, state, origin: 'human' };
    return { id, by, parents, words: recordWords(unit, body) };
  };

  test('reviewing a translation as it stands is no writing; mending it is', () => {
    const first = revision('1', 'tom', [], 'Eins');
    const reviewed = revision('2', 'rita', ['1'], 'Eins', 'reviewed');
    expect([...wordAuthors([first, reviewed])]).toEqual(['tom']);
    expect([...wordAuthors([first, reviewed, revision('3', 'rita', ['2'], 'Eins!', 'reviewed')])]).toEqual([
      'tom',
      'rita',
    ]);
  });

  test('choosing one side of a conflict is no writing, writing a third is; a deletion leaves no words', () => {
    const sides = [revision('1', 'tom', [], 'Eins'), revision('2', 'eva', [], 'Zwei')];
    expect([...wordAuthors([...sides, revision('3', 'rita', ['1', '2'], 'Zwei')])]).toEqual(['tom', 'eva']);
    expect([...wordAuthors([...sides, revision('3', 'rita', ['1', '2'], 'Drei')])]).toEqual([
      'tom',
      'eva',
      'rita',
    ]);
    expect([...wordAuthors([...sides, revision('3', 'rita', ['1', '2'], null)])]).toEqual(['tom', 'eva']);
  });

  test.each([
    ['release/r1', { title: 'A', targetLocales: ['de'] }, { title: 'A', targetLocales: ['de', 'ja'] }, true],
    ['release/r1', { title: 'A' }, { title: 'B' }, false],
    ['release/r1/change/c1', { summary: 'A', order: 1 }, { summary: 'A', order: 2 }, true],
    [
      'release/r1/change/c1',
      { summary: 'A', impact: 'customer' },
      { summary: 'A', impact: 'internal' },
      false,
    ],
    ['release/r1/section/summary', { blocks: [] }, { blocks: [{ type: 'paragraph' }] }, false],
  ])('%s: %o and %o say the same: %s', (record, before, after, same) => {
    expect(recordWords(record, before) === recordWords(record, after)).toBe(same);
  });
});
