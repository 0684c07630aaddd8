import { describe, expect, it } from 'vitest';
import type { DocumentNode } from '../../shared/authoring/document';
import { portalStyle, portalStyleDigest } from '../../shared/rendering/portal-style';
import {
  block,
  change,
  content,
  document,
  header,
  output,
  paragraph,
  sha256,
  text,
  translated,
} from './release-fixture';
import { attribute, elementsOf, named, textOf } from './html-tree';

describe('a portal page', () => {
  const page = elementsOf(output(translated(content(), 'ar'), 'portal', 'ar', 'administrator'));

  it('names its language and direction', () => {
    const [html] = named(page, 'html');
    expect(attribute(html, 'lang')).toBe('ar');
    expect(attribute(html, 'dir')).toBe('rtl');
  });

  it('allows nothing but its own style, by digest', () => {
    const policy = page.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
    const digest = Buffer.from(sha256(portalStyle), 'hex').toString('base64');
    expect(portalStyleDigest).toBe(`sha256-${digest}`);
    expect(attribute(policy, 'content')).toContain(`default-src 'none'; style-src '${portalStyleDigest}'`);
    expect(named(page, 'style').map(textOf)).toEqual([portalStyle]);
    expect(named(page, 'script', 'img', 'iframe', 'form', 'object', 'embed')).toEqual([]);
    expect(page.filter((element) => attribute(element, 'style') !== undefined)).toEqual([]);
  });

  it('3.5: stands at its permanent URL and names those of the other languages', () => {
    const links = named(page, 'link').map((link) => [
      attribute(link, 'rel'),
      attribute(link, 'hreflang') ?? attribute(link, 'type'),
      attribute(link, 'href'),
    ]);
    expect(links).toEqual([
      ['canonical', undefined, '/atlas/4.2.0/ar/administrator/'],
      ['alternate', 'en', '/atlas/4.2.0/en/administrator/'],
      ['alternate', 'de', '/atlas/4.2.0/de/administrator/'],
      ['alternate', 'ar', '/atlas/4.2.0/ar/administrator/'],
      ['alternate', 'x-default', '/atlas/4.2.0/en/administrator/'],
      ['alternate', 'application/atom+xml', '/atlas/4.2.0/ar/administrator/atom.xml'],
      ['alternate', 'application/feed+json', '/atlas/4.2.0/ar/administrator/feed.json'],
    ]);
  });

  it('has one main heading, no gap between heading levels, unique ids and labelled regions', () => {
    const levels = page.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : []));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    const ids = page.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of page) {
      const label = attribute(element, 'aria-labelledby');
      if (label !== undefined) expect(ids).toContain(label);
    }
  });

  it('leads to the other languages and to the other audience by links that work from a disk', () => {
    const hrefs = named(page, 'nav')
      .flatMap(({ childNodes }) => childNodes)
      .flatMap((list) => ('childNodes' in list ? list.childNodes : []))
      .flatMap((item) => ('childNodes' in item ? item.childNodes : []))
      .flatMap((link) => ('attrs' in link ? [attribute(link, 'href')] : []));
    expect(hrefs).toEqual([
      '../../en/administrator/index.html',
      '../../de/administrator/index.html',
      '../index.html',
    ]);
  });
});

describe('what an audience reads', () => {
  const summaries = (role: 'administrator' | 'end-user'): readonly string[] =>
    elementsOf(output(content(), 'portal', 'en', role))
      .filter((element) => attribute(element, 'id')?.startsWith('change-'))
      .map(textOf);

  it('2.2: shows a change for administrators to them alone, and 1.2: an internal change to nobody', () => {
    expect(summaries('administrator').join()).toContain('New deployment switch.');
    expect(summaries('end-user').join()).not.toContain('New deployment switch.');
    expect([...summaries('administrator'), ...summaries('end-user')].join()).not.toContain('refactoring');
  });

  it('3.3: labels what is breaking or about security, with the day to act by', () => {
    const [, removed] = summaries('end-user');
    expect(removed).toContain('Breaking Security Sign-in with basic passwords is gone.');
    expect(removed).toContain('Action needed by: 2026-06-30');
  });

  it('groups changes by type in the order of Keep a Changelog, then by the writer’s order and the id', () => {
    const changes = [
      { id: 'z', change: change({ type: 'fixed', summary: 'F2', order: 2 }) },
      { id: 'b', change: change({ type: 'added', summary: 'A-b' }) },
      { id: 'a', change: change({ type: 'added', summary: 'A-a' }) },
      { id: 'y', change: change({ type: 'fixed', summary: 'F1', order: 1 }) },
    ];
    const page = elementsOf(output(content({ changes }), 'portal'));
    const section = page.filter((element) => ['h3', 'li'].includes(element.tagName)).map(textOf);
    const at = section.indexOf('Added');
    expect(section.slice(at, at + 6).map((words) => words.trim())).toEqual([
      'Added',
      'A-a',
      'A-b',
      'Fixed',
      'F1',
      'F2',
    ]);
  });

  it('says so when a release has no change for an audience', () => {
    const page = elementsOf(output(content({ changes: [] }), 'portal', 'de'));
    expect(named(page, 'p').map(textOf)).toContain('Keine Änderungen für diesen Kreis.');
  });
});

describe('words that are not in the page’s language', () => {
  it('marks untranslated text with the language that it is in', () => {
    const page = elementsOf(output(content(), 'portal', 'ar'));
    const foreign = page.filter((element) => attribute(element, 'lang') === 'en');
    expect(foreign.map(textOf).join('\n')).toContain('Exports are twice as fast.');
    expect(foreign.every((element) => attribute(element, 'dir') === 'ltr')).toBe(true);
  });

  it('has no such mark on a page that is translated throughout, but for labels that the template lacks', () => {
    const page = elementsOf(output(translated(content(), 'ar'), 'portal', 'ar'));
    const inMain = page.filter((element) => attribute(element, 'lang') === 'en' && element.tagName !== 'a');
    expect(inMain.map(textOf)).toEqual(['Rollback procedure']);
  });

  it('takes English for a language that has no fixed words, and says so', () => {
    const source = content({ header: { ...header, targetLocales: ['fi'] } });
    const page = elementsOf(output(translated(source, 'fi'), 'portal', 'fi'));
    expect(named(page, 'span').map((span) => [attribute(span, 'lang'), textOf(span)])).toContainEqual([
      'en',
      'Release notes',
    ]);
  });

  it('needs no mark for German words on a Swiss page', () => {
    const source = content({ header: { ...header, targetLocales: ['de-CH'] } });
    const html = output(translated(source, 'de-CH'), 'portal', 'de-CH');
    expect(html).toContain('<html lang="de-CH" dir="ltr">');
    expect(html).not.toContain('<span lang="de"');
  });
});

describe('prose', () => {
  const render = (...blocks: readonly DocumentNode[]): string =>
    output(content({ sections: { summary: document(...blocks) } }), 'portal');

  it('writes a table with headers in scope, scrollable and labelled', () => {
    const cell = (type: string, id: string, words: string, attrs = {}) =>
      block(type, [paragraph(id, words)], attrs);
    const html = render(
      block('table', [
        block('tableRow', [cell('tableHeader', 'a', 'Region'), cell('tableHeader', 'b', 'Minutes')]),
        block('tableRow', [cell('tableHeader', 'c', 'EU'), cell('tableCell', 'd', '5', { colspan: 2 })]),
      ]),
    );
    const page = elementsOf(html);
    expect(named(page, 'th').map((th) => [attribute(th, 'scope'), textOf(th)])).toEqual([
      ['col', 'Region'],
      ['col', 'Minutes'],
      ['row', 'EU'],
    ]);
    expect(attribute(named(page, 'td')[0], 'colspan')).toBe('2');
    const scrolled = page.find((element) => attribute(element, 'role') === 'group');
    expect(attribute(scrolled, 'tabindex')).toBe('0');
    expect(attribute(scrolled, 'aria-labelledby')).toBe('section-summary');
  });

  it('puts headings below the section’s, whatever level the editor gave them', () => {
    const html = render(
      block('heading', [text('Deep')], { level: 4 }),
      block('heading', [text('Shallow')], { level: 2 }),
    );
    expect(html).toContain('<h4>Deep</h4>');
    expect(html).toContain('<h3>Shallow</h3>');
  });

  it('leaves out a section in which nothing is written', () => {
    expect(
      render(paragraph('p', ' '), block('bulletList', [block('listItem', [paragraph('q')])])),
    ).not.toContain('id="section-summary"');
  });
});
