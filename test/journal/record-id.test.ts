import { expect, test } from 'vitest';
import { isKnownRecordId, isRecordId, parseRecordId } from '../../shared/journal/record-id';

test.each([
  ['person/ada', 'person', { person: 'ada' }],
  ['template/standard/3', 'templateVersion', { template: 'standard', version: '3' }],
  ['policy/signing', 'policy', { policy: 'signing' }],
  ['release/2026.11', 'release', { release: '2026.11' }],
  ['release/2026.11/section/known-issues', 'section', { release: '2026.11', section: 'known-issues' }],
  ['release/r1/unit/s1.b2.3/pt-BR', 'unit', { release: 'r1', unit: 's1.b2.3', locale: 'pt-BR' }],
  ['release/r1/receipt/a:b+c~d', 'receipt', { release: 'r1', receipt: 'a:b+c~d' }],
])('takes %s apart', (text, kind, params) => {
  expect(parseRecordId(text)).toEqual({ kind, params });
});

test.each(['planet/mars', 'person', 'release/r1/section', 'release/r1/poem/x', 'release/r1/unit/u1'])(
  'knows that %s is well-formed but of no kind of ours',
  (text) => {
    expect([isRecordId(text), isKnownRecordId(text), parseRecordId(text)]).toEqual([true, false, null]);
  },
);

test.each([
  '',
  '/',
  'person/',
  '/person/ada',
  'person//ada',
  'person/..',
  'person/.hidden',
  'person/a b',
  'person/ä',
  'person/a\\b',
  'person/a\n',
  'a/b/c/d/e/f/g/h/i',
  `person/${'x'.repeat(129)}`,
  `${'x'.repeat(127)}/${'x'.repeat(127)}/${'x'.repeat(127)}/${'x'.repeat(127)}`,
])('refuses %j', (text) => {
  expect([isRecordId(text), parseRecordId(text)]).toEqual([false, null]);
});
