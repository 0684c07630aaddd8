import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderTags, suggestRange } from '../../shared/sources/tag-order';

const tags = (names: readonly string[]) =>
  names.map((name, day) => ({ name, at: `2026-01-${String(day + 1).padStart(2, '0')}` }));
const ordered = (names: readonly string[]): readonly string[] =>
  orderTags(tags(names)).map(({ name }) => name);

const orders: readonly (readonly string[])[] = [
  // SemVer 2.0, item 11, newest first.
  [
    '1.0.0',
    '1.0.0-rc.1',
    '1.0.0-beta.11',
    '1.0.0-beta.2',
    '1.0.0-beta',
    '1.0.0-alpha.beta',
    '1.0.0-alpha.1',
    '1.0.0-alpha',
  ],
  ['v2.0.0', 'v1.10.0', 'v1.9.0'],
  ['2026.11', '2026.2', '2025.12'],
  ['app@1.1.0', 'app@1.0.0', 'web@2.0.0', 'web@1.0.0'],
  ['release/2.0', 'release/1.0'],
];

describe('the order of tags', () => {
  it.each(orders)('puts the newest version first: %s …', (...names) => {
    expect(ordered(names)).toEqual(names);
    expect(ordered(names.toReversed())).toEqual(names);
  });

  it('puts names without a version last, newest first', () => {
    expect(ordered(['nightly', 'stable', 'v1'])).toEqual(['v1', 'stable', 'nightly']);
  });

  it('is the same whatever order the tags come in', () => {
    const name = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[a-z@]{0,3}v?\d{1,3}(\.\d{1,3}){0,2}(-[a-z0-9.]{1,6})?$/),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
        const given = tags(names);
        expect(orderTags(given.toReversed())).toEqual(orderTags(given));
      }),
    );
  });
});

const suggestions: readonly [names: readonly string[], range: object | null][] = [
  [[], null],
  [['v1.0.0'], { from: '', to: 'v1.0.0' }],
  [['v1.0.0', 'v1.1.0'], { from: 'v1.0.0', to: 'v1.1.0' }],
  [['v1.0.0', 'v1.1.0-rc.1', 'v1.1.0'], { from: 'v1.0.0', to: 'v1.1.0' }],
  [['v1.0.0', 'v1.1.0-rc.1', 'v1.1.0-rc.2'], { from: 'v1.1.0-rc.1', to: 'v1.1.0-rc.2' }],
  [['app@1.0.0', 'web@2.0.0', 'app@1.1.0'], { from: 'app@1.0.0', to: 'app@1.1.0' }],
  [['monday', 'tuesday'], { from: 'monday', to: 'tuesday' }],
];

describe('the range to start from', () => {
  it.each(suggestions)('of %j', (names, range) => {
    expect(suggestRange(orderTags(tags(names)))).toEqual(range);
  });
});
