/** The attribute under which a pasted style is read: one that no page's policy takes for a style. */
export const pastedStyle = 'data-pasted-style';

const beforeAttribute = /[\s"'/]/;

/** Whether a `style` attribute begins at a position inside of a tag. */
function isStyleAt(html: string, at: number): boolean {
  const isNamed = html.slice(at, at + 5).toLowerCase() === 'style';
  return isNamed && beforeAttribute.test(html.charAt(at - 1)) && /^\s*=/.test(html.slice(at + 5, at + 25));
}

/**
 * Renames the `style` attributes in the tags of pasted HTML, so that parsing it breaks no content security policy: Chromium
 * applies the page's own to every document that a script parses, and complains. Text and comments stay as they are. One pass
 * over the text, whatever is in it; what it does not recognise it leaves alone, and the policy still holds.
 */
export function setStylesAside(html: string): string {
  let done = '';
  let copied = 0;
  for (let tag = html.indexOf('<'); tag >= 0;) {
    if (html.startsWith('<!--', tag)) {
      const end = html.indexOf('-->', tag + 4);
      tag = end < 0 ? -1 : html.indexOf('<', end);
      continue;
    }
    let quote = '';
    let at = tag + 1;
    const isTag = /[a-z]/i.test(html.charAt(at));
    for (; isTag && at < html.length; at += 1) {
      const sign = html.charAt(at);
      if (quote !== '') quote = sign === quote ? '' : quote;
      else if (sign === '"' || sign === "'") quote = sign;
      else if (sign === '>') break;
      else if ((sign === 's' || sign === 'S') && isStyleAt(html, at)) {
        done += `${html.slice(copied, at)}data-pasted-`;
        copied = at;
        at += 4;
      }
    }
    tag = html.indexOf('<', at);
  }
  return done + html.slice(copied);
}
