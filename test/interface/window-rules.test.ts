import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesShortcut, type KeyStroke } from '../../renderer/app/shortcuts';
import { filterReleases, type ReleaseFilter } from '../../renderer/features/release/filter-releases';
import { isVersion, newReleaseDraft, toSlug } from '../../renderer/features/release/release-draft';
import { slugSchema, versionSchema } from '../../shared/release/release';
import type { ReleaseListItem } from '../../shared/release/view';

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('a shortcut', () => {
  it.each([
    ['Mod+K', stroke('k', { ctrlKey: true }), false, true],
    ['Mod+K', stroke('K', { ctrlKey: true, shiftKey: true }), false, false],
    ['Mod+K', stroke('k'), false, false],
    ['Mod+K', stroke('k', { metaKey: true }), true, true],
    // Ctrl+K deletes to the end of the line on macOS and must keep doing so.
    ['Mod+K', stroke('k', { ctrlKey: true }), true, false],
    ['Mod+Shift+L', stroke('L', { ctrlKey: true, shiftKey: true }), false, true],
    ['Mod+Shift+L', stroke('l', { ctrlKey: true }), false, false],
    ['Mod+/', stroke('/', { ctrlKey: true }), false, true],
    // On a German keyboard the slash is Shift+7.
    ['Mod+/', stroke('/', { ctrlKey: true, shiftKey: true }), false, true],
    ['Alt+ArrowLeft', stroke('ArrowLeft', { altKey: true }), false, true],
    ['Alt+ArrowLeft', stroke('ArrowLeft', { altKey: true, shiftKey: true }), false, false],
    ['Alt+1', stroke('1', { altKey: true, ctrlKey: true }), false, false],
  ] as const)('%s against %o (mac: %s): %s', (shortcut, pressed, isMac, expected) => {
    expect(matchesShortcut(shortcut, pressed, isMac)).toBe(expected);
  });
});

const release = (id: string, facts: Partial<ReleaseListItem> = {}): ReleaseListItem => ({
  id,
  product: 'tide-gate',
  productName: 'Tide Gate',
  version: '1.0',
  title: '',
  kind: 'planned',
  state: 'drafting',
  deploysAt: null,
  changedAt: '2026-11-01T00:00:00Z',
  blockers: 0,
  targetLocales: [],
  ...facts,
});

const releases = [
  release('a', { version: '2.10.0', changedAt: '2026-11-03T00:00:00Z', deploysAt: '2026-12-02T08:00:00Z' }),
  release('b', { version: '2.9.0', changedAt: '2026-11-05T00:00:00Z', state: 'published' }),
  release('c', {
    productName: 'Äther',
    product: 'aether',
    title: 'İstanbul',
    deploysAt: '2026-12-01T08:00:00Z',
  }),
];

const found = (filter: Partial<ReleaseFilter>, language = 'en'): string =>
  filterReleases(releases, { text: '', state: 'all', order: 'changed', ...filter }, language)
    .map(({ id }) => id)
    .join('');

describe('the release list', () => {
  it('puts the last changed first, the next deployment first, or products with their newest version first', () => {
    expect(found({ order: 'changed' })).toBe('bac');
    expect(found({ order: 'deployment' })).toBe('cab');
    // Versions compare by number (2.10 is newer than 2.9) and Ä stands at A.
    expect(found({ order: 'product' }, 'de')).toBe('cab');
  });

  it('finds every word anywhere, whatever the case', () => {
    expect(found({ text: 'gate 2.9' })).toBe('b');
    expect(found({ text: 'ÄTHER' })).toBe('c');
    expect(found({ text: 'gate nothing' })).toBe('');
    expect(found({ state: 'published' })).toBe('b');
  });
});

describe('a new release', () => {
  it('belongs to the product that is written about most', () => {
    const product = (slug: string, count: number) => ({
      slug,
      name: slug,
      description: '',
      parents: [],
      releases: count,
    });
    expect(newReleaseDraft([product('few', 1), product('many', 9)]).product).toBe('many');
    expect(newReleaseDraft([]).product).toBeNull();
  });

  it.each([
    ['Tide Gate', 'tide-gate'],
    ['  Größe & Maß ', 'grosse-mass'],
    ['Crème Brûlée 2', 'creme-brulee-2'],
    ['東京', ''],
    ['--', ''],
  ])('makes of the name “%s” the address part “%s”', (name, slug) => {
    expect(toSlug(name)).toBe(slug);
  });

  it('never offers an address part that the engine would refuse', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const slug = toSlug(name);
        expect(slug === '' || slugSchema.safeParse(slug).success).toBe(true);
      }),
    );
  });

  it('judges versions as the engine does', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 70 }), fc.stringMatching(/^[0-9A-Za-z.+_/-]{0,70}$/)),
        (text) => {
          expect(isVersion(text)).toBe(versionSchema.safeParse(text).success);
        },
      ),
    );
  });
});
