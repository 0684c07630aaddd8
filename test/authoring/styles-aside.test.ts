import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setStylesAside } from '../../shared/authoring/paste/styles-aside';

describe('styles of a paste, set aside so that no policy is broken by reading them', () => {
  it.each([
    ['<p style="color:red">x</p>', '<p data-pasted-style="color:red">x</p>'],
    ["<p class=Mso\nSTYLE = 'a'>x</p>", "<p class=Mso\ndata-pasted-STYLE = 'a'>x</p>"],
    ['<p title="a>b" style=x>y', '<p title="a>b" data-pasted-style=x>y'],
    ['<p a="1"style="x">', '<p a="1"data-pasted-style="x">'],
    ['<br/style=x><i style=y>', '<br/data-pasted-style=x><i data-pasted-style=y>'],
  ])('%s', (html, expected) => {
    expect(setStylesAside(html)).toBe(expected);
  });

  it.each([
    'a < b style="x"',
    'my style = yours',
    '<p>style="x"</p>',
    '<p title=" style=x">y</p>',
    '<p data-style="x" styles="y" style>z</p>',
    '<!-- <p style="x"> -->',
    '<!-- never closed <p style="x">',
    '</p style="x">',
  ])('leaves alone what is none: %s', (html) => {
    expect(setStylesAside(html)).toBe(html);
  });

  it('changes nothing but names, whatever it reads', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<p', '>', ' style=', '"', "'", 'style', '<!--', '-->', ' ', 'x', '<', '/')),
        (parts) => setStylesAside(parts.join('')).replaceAll('data-pasted-', '') === parts.join(''),
      ),
      { numRuns: 2000 },
    );
  });

  it('takes one pass, even where quotes never end', () => {
    const started = performance.now();
    setStylesAside(`${'<p title="'.repeat(200_000)}${"<p x='".repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
