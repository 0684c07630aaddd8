/** The body of a `PROPFIND` that asks for next to nothing: names are all we need (RFC 4918 9.1). */
export const propfindBody =
  '<?xml version="1.0" encoding="utf-8"?><D:propfind xmlns:D="DAV:"><D:prop><D:resourcetype/></D:prop></D:propfind>';

const href = /<(?:[A-Za-z][\w.-]*:)?href(?:\s[^<>]*)?>([^<>]*)<\//g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The keys right below `folder` that a `PROPFIND` answer names. The answer is a stranger's XML, so nothing is built
 * from it: `href` elements are picked out, no entity is expanded but the five of XML and character references, and
 * what lies outside of the folder is dropped. `base` is the endpoint's address, `folder` a key.
 */
export function keysOfMultistatus(xml: string, base: URL, folder: string): readonly string[] {
  const prefix = `${folder}/`;
  const keys = new Set<string>();
  for (const [, text = ''] of xml.matchAll(href)) {
    const key = keyOfHref(decodeEntities(text.trim()), base);
    if (key !== null && key.startsWith(prefix) && key.length > prefix.length)
      keys.add(key.replace(/\/$/, ''));
  }
  return [...keys].filter((key) => !key.slice(prefix.length).includes('/'));
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name] ?? whole;
    const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

function keyOfHref(text: string, base: URL): string | null {
  if (!URL.canParse(text, base.href)) return null;
  const url = new URL(text, base.href);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return null;
  try {
    return decodeURIComponent(url.pathname.slice(base.pathname.length));
  } catch {
    return null;
  }
}
