import { describe, expect, test } from 'vitest';
import type { Answer } from '../../shared/checklist/answer';
import { checklistStatus } from '../../shared/checklist/checklist-status';
import type { Template } from '../../shared/template/template';

const template: Template = {
  name: 'T',
  sections: [{ key: 'version', kind: 'field', field: 'version', label: { en: 'V' }, requiredFor: [] }],
  checklist: [
    { key: 'proof', question: { en: 'Proof?' }, kinds: ['planned', 'hotfix'], evidence: 'required' },
    { key: 'word', question: { en: 'Word?' }, kinds: ['planned'], evidence: 'optional' },
    { key: 'other', question: { en: 'Other?' }, kinds: ['rollback'], evidence: 'required' },
  ],
};

const answer = (value: Answer['value'], evidence = ''): Answer => ({ value, evidence });

describe('the checklist of a release (1.6)', () => {
  test.each<readonly [string, Readonly<Record<string, Answer>>, readonly string[], boolean]>([
    ['nothing answered', {}, ['open', 'open'], false],
    [
      'a yes without its evidence',
      { proof: answer('yes', ' '), word: answer('yes') },
      ['evidence-missing', 'done'],
      false,
    ],
    [
      'a no with evidence still blocks',
      { proof: answer('no', 'because'), word: answer('yes') },
      ['refused', 'done'],
      false,
    ],
    [
      'not applicable needs a reason too',
      { proof: answer('not-applicable'), word: answer('not-applicable') },
      ['evidence-missing', 'done'],
      false,
    ],
    ['all done', { proof: answer('yes', 'OPS-1'), word: answer('not-applicable') }, ['done', 'done'], true],
    ['answers to other kinds’ items don’t count', { other: answer('yes', 'x') }, ['open', 'open'], false],
    ['a key that every object has', { constructor: answer('yes', 'x') }, ['open', 'open'], false],
  ])('%s', (_name, answers, states, complete) => {
    const status = checklistStatus(template, 'planned', answers);
    expect(status.items.map(({ state }) => state)).toEqual(states);
    expect(status.complete).toBe(complete);
  });

  test('each kind has its own items, and none at all is complete', () => {
    expect(checklistStatus(template, 'hotfix', {}).items.map(({ item }) => item.key)).toEqual(['proof']);
    expect(checklistStatus(template, 'backfill', {})).toEqual({ items: [], complete: true });
  });
});
