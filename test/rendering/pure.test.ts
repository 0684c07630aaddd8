import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReleaseContent } from '../../shared/rendering/release-content';
import { rendererVersion, type RenderedOutput } from '../../shared/rendering/output';
import {
  change,
  content,
  document,
  header,
  paragraph,
  render,
  sha256,
  text,
  translated,
} from './release-fixture';

const digestOf = (outputs: readonly RenderedOutput[]): string =>
  sha256(outputs.map(({ path, bytes }) => `${path} ${sha256(bytes)}`).join('\n'));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('rendering is pure (B1)', () => {
  const source = translated(translated(content(), 'de'), 'ar');

  it('gives the same bytes each time, whatever the order of an object’s members', () => {
    const shuffled = {
      ...source,
      sections: Object.fromEntries(Object.entries(source.sections).reverse()),
      changes: [...source.changes].reverse(),
    };
    expect(digestOf(render(shuffled))).toBe(digestOf(render(source)));
  });

  it.each(['Asia/Tokyo', 'America/St_Johns', 'Pacific/Apia', 'UTC'])('gives the same bytes in %s', (zone) => {
    const here = digestOf(render(source));
    vi.stubEnv('TZ', zone);
    expect(new Date(0).getTimezoneOffset() === 0).toBe(zone === 'UTC');
    expect(digestOf(render(source))).toBe(here);
  });

  it('asks neither the clock, nor chance, nor the machine’s language', () => {
    const expected = digestOf(render(source));
    const forbidden = (): never => {
      throw new Error('Rendering must not depend on this.');
    };
    vi.stubGlobal('Intl', new Proxy({}, { get: forbidden }));
    vi.spyOn(Date, 'now').mockImplementation(forbidden);
    vi.spyOn(Math, 'random').mockImplementation(forbidden);
    vi.spyOn(String.prototype, 'localeCompare').mockImplementation(forbidden);
    vi.spyOn(String.prototype, 'toLocaleLowerCase').mockImplementation(forbidden);
    vi.spyOn(String.prototype, 'normalize').mockImplementation(forbidden);
    vi.spyOn(Number.prototype, 'toLocaleString').mockImplementation(forbidden);
    const digest = digestOf(render(source));
    vi.restoreAllMocks();
    expect(digest).toBe(expected);
  });

  it('has a path of its own for every channel, locale and role', () => {
    const paths = render(source).map(({ path }) => path);
    expect(paths).toHaveLength(6 * 3 * 2);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain('outputs/portal/ar/administrator/index.html');
  });

  it('changes exactly the outputs in which a changed word stands', () => {
    const before = new Map(render(source).map(({ path, bytes }) => [path, sha256(bytes)]));
    const [unit] =
      Object.entries(source.translations['de'] ?? {}).find(([, target]) =>
        target.includes('deployment switch'),
      ) ?? [];
    const changed = {
      ...source,
      translations: {
        ...source.translations,
        de: { ...source.translations['de'], [unit ?? '']: 'Neuer Schalter.' },
      },
    };
    const touched = render(changed).filter(({ path, bytes }) => before.get(path) !== sha256(bytes));
    expect(touched.map(({ path }) => path)).toEqual(
      [
        'portal/de/administrator/index.html',
        'markdown/de/administrator/release.md',
        'email/de/administrator/message.eml',
        'atom/de/administrator/atom.xml',
        'jsonfeed/de/administrator/feed.json',
        'api/de/administrator/release.json',
      ].map((path) => `outputs/${path}`),
    );
  });

  it('is pinned: other bytes for the same records need another renderer version', () => {
    // When this fails on purpose, raise `rendererVersion`: statements name it, so that an upgrade voids nothing.
    expect([rendererVersion, digestOf(render(source))]).toEqual([
      '1',
      '6f0be5efcab479f3530120a20fc7be91aaaa1ca1cdf5ec1b4a6dbda03661f23f',
    ]);
  });
});

/** 84 locales and two audiences in six channels: 1,008 outputs of a release with 40 changes. */
function manyLocales(): ReleaseContent {
  const languages = [...'abcdefghijklmn'].flatMap((first) =>
    [...'uvwxyz'].map((second) => `${first}${second}`),
  );
  const changes = Array.from({ length: 40 }, (_, index) => ({
    id: `c-${String(index)}`,
    change: change({
      summary: `Change ${String(index)} of \`module\` makes exports faster for everybody.`,
      order: index,
    }),
  }));
  const prose = document(
    ...Array.from({ length: 12 }, (_, index) =>
      paragraph(
        `p${String(index)}`,
        'Exports are ',
        text('twice', { type: 'bold' }),
        ' as fast as before. Nothing has to be configured.',
      ),
    ),
  );
  return content({
    header: { ...header, sourceLocale: 'en', targetLocales: languages.slice(0, 83) },
    changes,
    sections: { summary: prose, rollback: prose },
  });
}

describe('speed', () => {
  it('renders 1,000 outputs in about a second', () => {
    const source = manyLocales();
    render(source);
    // Time of the processor and not of the clock: other tests run beside this one.
    const before = process.cpuUsage();
    expect(render(source)).toHaveLength(1008);
    const { user, system } = process.cpuUsage(before);
    // About 0.7 s here; the rest is for slower machines.
    expect((user + system) / 1000).toBeLessThan(3000);
  });
});
