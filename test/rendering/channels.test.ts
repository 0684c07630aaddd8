import { Ajv2020 } from 'ajv/dist/2020.js';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { apiSchema, apiSchemaText } from '../../shared/rendering/api-schema';
import { windowText } from '../../shared/rendering/instants';
import { content, header, output, render, translated } from './release-fixture';
import { elementsOf, named, textOf } from './html-tree';
import { xmlElements } from './xml-tree';

describe('mail', () => {
  const source = translated(content(), 'ar');
  const message = output(source, 'email', 'ar');

  it('is read by a mail parser as one message with a text and an HTML part in its language', async () => {
    const mail = await PostalMime.parse(message);
    expect(mail.from).toEqual({ name: 'Acme Atlas', address: 'release-notes@atlas.invalid' });
    expect(mail.subject).toBe('Acme Atlas 4.2.0: «Faster exports & safer sign-in»');
    expect(mail.date).toBe('2026-03-14T01:00:00.000Z');
    expect(mail.headers.find(({ key }) => key === 'content-language')?.value).toBe('ar');
    expect(mail.attachments).toEqual([]);
    expect(mail.text).toContain('«Exports are twice as fast.»');
    expect(named(elementsOf(mail.html ?? ''), 'h1').map(textOf)).toEqual([
      '«Faster exports & safer sign-in»',
    ]);
  });

  it('loads nothing from elsewhere', async () => {
    const mail = await PostalMime.parse(message);
    const elements = elementsOf(mail.html ?? '');
    expect(named(elements, 'img', 'link', 'script', 'style', 'object')).toEqual([]);
    expect(elements.filter(({ attrs }) => attrs.some(({ name }) => name === 'src'))).toEqual([]);
  });

  it('RFC 5322 and 2045: has short 7-bit lines that end in CRLF, and encoded words of at most 75 characters', () => {
    expect(message).toMatch(/^[\x20-\x7e\r\n]*$/);
    const lines = message.split('\r\n');
    expect(lines.join('')).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(78);
    for (const [word] of message.matchAll(/=\?utf-8\?B\?[^?]*\?=/g))
      expect(word.length).toBeLessThanOrEqual(75);
  });

  it('cuts a long subject between characters, never inside one', async () => {
    const title = '速い書き出し😀'.repeat(20);
    const mail = await PostalMime.parse(output(content({ header: { ...header, title } }), 'email'));
    expect(mail.subject).toBe(`Acme Atlas 4.2.0: ${title}`);
  });

  it('has another id for other words, and the same one for the same', () => {
    const idOf = (text: string): string | undefined => /^Message-ID: <(.*)>\r$/m.exec(text)?.[1];
    expect(idOf(message)).toMatch(/^[0-9a-f]{40}@atlas\.invalid$/);
    expect(idOf(output(source, 'email', 'ar'))).toBe(idOf(message));
    const other = content({ header: { ...header, title: 'Faster exports' } });
    expect(idOf(output(other, 'email', 'ar'))).not.toBe(idOf(message));
  });
});

describe('feeds', () => {
  const urn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('RFC 4287: is an Atom feed with all that a feed and an entry must have', () => {
    const elements = xmlElements(output(translated(content(), 'de'), 'atom', 'de', 'administrator'));
    const text = (path: string): string | undefined =>
      elements.find((element) => element.path === path)?.text;
    for (const path of ['feed/id', 'feed/entry/id']) expect(text(path)).toMatch(urn);
    expect(text('feed/id')).not.toBe(text('feed/entry/id'));
    expect(text('feed/author/name')).toBe('Acme Atlas');
    for (const path of ['feed/updated', 'feed/entry/updated', 'feed/entry/published']) {
      expect(text(path)).toBe('2026-03-14T01:00:00Z');
    }
    const link = elements.find(
      ({ path, attributes }) => path === 'feed/entry/link' && attributes['rel'] === 'alternate',
    );
    expect(link?.attributes).toMatchObject({ hreflang: 'de', href: '/atlas/4.2.0/de/administrator/' });
    const terms = elements
      .filter(({ name }) => name === 'category')
      .map(({ attributes }) => attributes['term']);
    expect(terms).toEqual(['planned', 'added', 'removed', 'breaking', 'security']);
    expect(text('feed/entry/content')).toContain('<strong>twice</strong>');
  });

  it('keeps the id of an entry when its words change, so that readers show an update', () => {
    const idOf = (title: string): string | undefined =>
      xmlElements(output(content({ header: { ...header, title } }), 'atom')).find(
        ({ path }) => path === 'feed/entry/id',
      )?.text;
    expect(idOf('One')).toBe(idOf('Two'));
  });

  it('JSON Feed 1.1: has the same entry under the same id', () => {
    const feed = JSON.parse(output(content(), 'jsonfeed')) as {
      version: string;
      items: readonly { id: string; url: string; date_published: string; content_text: string }[];
    };
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    const [item] = feed.items;
    expect(item?.id).toBe(
      xmlElements(output(content(), 'atom')).find(({ path }) => path === 'feed/entry/id')?.text,
    );
    expect(item?.url).toBe('/atlas/4.2.0/en/');
    expect(item?.date_published).toBe('2026-03-14T01:00:00Z');
    expect(item?.content_text).toContain('- Breaking: Security: Sign-in with basic passwords is gone.');
  });

  it('leaves the date out of a draft that has none', () => {
    const draft = content({ header: { ...header, deployment: [], version: '' } });
    expect(JSON.parse(output(draft, 'jsonfeed'))).not.toHaveProperty('items[0].date_published');
    expect(output(draft, 'email')).not.toContain('\nDate:');
    expect(output(draft, 'portal')).toContain('href="/atlas/draft/en/"');
  });
});

describe('the machine-readable release (2.5)', () => {
  const ajv = new Ajv2020({ strict: true, formats: { date: true, 'date-time': true } });
  const validate = ajv.compile(JSON.parse(apiSchemaText()) as object);

  it('fits its published JSON Schema in every language and for every audience', () => {
    const documents = render(translated(content(), 'de')).filter(({ channel }) => channel === 'api');
    expect(documents).toHaveLength(6);
    for (const { bytes } of documents) {
      const isValid = validate(JSON.parse(new TextDecoder().decode(bytes)));
      expect(validate.errors).toBeNull();
      expect(isValid).toBe(true);
    }
  });

  it.each([
    ['a change type that is unknown', { changes: [{ id: 'a', type: 'security' }] }],
    ['no version', { version: undefined }],
    ['a number for a title', { title: 7 }],
  ])('refuses a document with %s', (_name, override) => {
    const document = JSON.parse(output(content(), 'api')) as Record<string, unknown>;
    expect(validate({ ...document, ...override })).toBe(false);
  });

  it('says whether it is translated throughout, and where the other languages are', () => {
    const source = translated(content(), 'de');
    const read = (locale: string) => JSON.parse(output(source, 'api', locale)) as Record<string, unknown>;
    expect(read('de')['complete']).toBe(true);
    expect(read('ar')['complete']).toBe(false);
    expect(read('de')['translations']).toEqual([
      { locale: 'en', url: '/atlas/4.2.0/en/' },
      { locale: 'ar', url: '/atlas/4.2.0/ar/' },
    ]);
    expect(apiSchema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });
});

describe('deployment windows', () => {
  it.each([
    [
      '2026-03-14T02:00:00+01:00',
      '2026-03-14T04:00:00+01:00',
      '2026-03-14 02:00–04:00 (Europe/Berlin, UTC+01:00)',
    ],
    [
      '2026-03-14T23:00:00+01:00',
      '2026-03-15T01:30:00+01:00',
      '2026-03-14 23:00 – 2026-03-15 01:30 (Europe/Berlin, UTC+01:00)',
    ],
    // The night on which the clocks go forward.
    [
      '2026-03-29T01:30:00+01:00',
      '2026-03-29T04:00:00+02:00',
      '2026-03-29 01:30 (Europe/Berlin, UTC+01:00) – 2026-03-29 04:00 (Europe/Berlin, UTC+02:00)',
    ],
    ['2026-03-14T02:00:00Z', undefined, '2026-03-14 02:00 UTC'],
    ['2026-03-14T02:00:00.500-03:30', undefined, '2026-03-14 02:00 (Europe/Berlin, UTC-03:30)'],
  ])('writes %s to %s in one form', (start, end, words) => {
    const window = { region: 'EU', start, timeZone: 'Europe/Berlin', ...(end === undefined ? {} : { end }) };
    expect(windowText(window)).toBe(words);
  });
});
