import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../shared/rendering/clean-text';
import type { ReleaseContent } from '../../shared/rendering/release-content';
import { safeLink } from '../../shared/rendering/safe-link';
import { block, change, content, document, header, output, paragraph, text } from './release-fixture';
import { attribute, elementsOf, named, textOf } from './html-tree';
import { xmlElements } from './xml-tree';

/** The same hostile words in every place where somebody can write words. */
function everywhere(words: string): ReleaseContent {
  const base = content();
  return {
    ...base,
    product: { ...base.product, name: words },
    header: {
      ...header,
      title: words,
      targetLocales: [],
      deployment: [{ region: words, start: '2026-03-14T02:00:00Z', timeZone: words }],
    },
    sections: {
      summary: document(
        paragraph('p', words),
        block('heading', [text(words)], { level: words, id: words }),
        block('codeBlock', [text(words)], { id: 'c', language: words }),
        paragraph('l', text('link', { type: 'link', attrs: { href: words, title: words } })),
        block('orderedList', [block('listItem', [paragraph('i', words)])], { start: words }),
        { type: 'unheard-of', attrs: { onclick: words }, content: [paragraph('u', words)] },
      ),
    },
    changes: [
      { id: 'c1', change: change({ summary: words, module: words.slice(0, 80), references: [words] }) },
    ],
  };
}

const hostile: readonly (readonly [string, string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['a script in the style', '</style><script>alert(1)</script>'],
  ['an end of the title', '</title></head><body onload=alert(1)>'],
  ['an event handler', '" onmouseover="alert(1)" x="'],
  ['an event handler in single quotes', "' onmouseover='alert(1)' x='"],
  ['an image', '<img src=x onerror=alert(1)>'],
  ['a comment', '<!--><svg onload=alert(1)>-->'],
  ['character data', ']]><x xmlns="evil">'],
  ['an entity', '&lt;script&gt; &amp; &#60;script&#62; &notit; &'],
  ['an XML declaration', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y "z">]>&y;'],
  ['a JavaScript address', 'javascript:alert(1)'],
  ['mail headers', 'Title\r\nBcc: everybody@evil.example\r\n\r\nbody'],
  ['control characters', 'a\u0000b\u0008c\u001bd\u007fe\u0085f\ufffeg'],
  ['bidirectional overrides', 'safe \u202egnp.exe\u202c \u2066hidden\u2069'],
  ['lone surrogates', 'a\ud800b\udc00c'],
  ['Markdown', '# [x](javascript:alert(1)) <b>*y*</b> `z` | ~~q~~ \\'],
  ['template syntax', '{{constructor}} ${process.exit()} %s'],
  ['a prototype', '__proto__'],
];

describe.each(hostile)('%s in every text', (_name, words) => {
  const source = everywhere(words);

  it('stays text on the portal page', () => {
    const page = elementsOf(output(source, 'portal'));
    expect(named(page, 'script', 'img', 'svg', 'x', 'b')).toEqual([]);
    const attributes = page.flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
    for (const link of named(page, 'a')) {
      expect(attribute(link, 'href')).toMatch(
        /^(?:#content|(?:\.\.\/|administrator\/)[a-z/]*index\.html|https:)/,
      );
    }
    const [heading] = named(page, 'h1');
    expect(heading && textOf(heading)).toBe(cleanLine(words));
  });

  it('stays text in the Atom feed', () => {
    const titles = xmlElements(output(source, 'atom')).filter(({ name }) => name === 'title');
    expect(titles[1]?.text).toBe(`${cleanLine(words)} 4.2.0: ${cleanLine(words)}`);
  });

  it('stays text in the mail', async () => {
    const mail = await PostalMime.parse(output(source, 'email'));
    expect(mail.subject).toBe(`${cleanLine(words)} 4.2.0: ${cleanLine(words)}`.trim());
    expect(mail.bcc).toBeUndefined();
    expect(named(elementsOf(mail.html ?? ''), 'script', 'img', 'svg', 'x', 'b')).toEqual([]);
  });

  it.each(['jsonfeed', 'api'] as const)('stays text in %s', (channel) => {
    const json = JSON.parse(output(source, channel)) as Record<string, unknown>;
    expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
    expect(json['title']).toBe(cleanLine(words));
  });

  it('leaves no control and no bidirectional override in any output', () => {
    for (const channel of ['portal', 'markdown', 'atom', 'jsonfeed', 'api'] as const) {
      expect(output(source, channel)).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
    }
  });
});

describe('safe links', () => {
  it.each([
    'https://docs.example/a?b=c&d=e#f',
    'http://localhost:8080/',
    'HTTPS://EXAMPLE.COM',
    'mailto:help@example.com?subject=Hi',
    'https://例え.テスト/パス',
    'https://example.com/😀',
  ])('keeps %s', (address) => {
    expect(safeLink(address)).toBe(address);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' https://example.com',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '/relative',
    'https://bank.example@evil.example/',
    'https://a.example/"><script>',
    'https:\\\\evil.example',
    'https://a.example/\u202egnp',
    'https://',
    'ftp://a.example',
    'mailto:',
    'https://a.example/\ud800',
    `https://a.example/${'x'.repeat(2100)}`,
    42,
    null,
    { toString: () => 'https://a.example' },
  ])('makes no link of %s', (address) => {
    expect(safeLink(address)).toBeUndefined();
  });
});
