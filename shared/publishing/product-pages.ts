import { textDirection } from '../rendering/direction';
import { escapeHtml } from '../rendering/escape-html';
import { permanentPath } from '../rendering/permanent-path';
import { portalStyle, portalStyleDigest } from '../rendering/portal-style';

/** A published release as the lists of all releases show it. */
export interface ListedRelease {
  readonly product: string;
  readonly productName: string;
  readonly version: string;
  readonly title: string;
  readonly titleLocale: string;
  readonly publishedAt: string;
  readonly withdrawn: boolean;
  /** The languages of its pages for end users. */
  readonly locales: readonly string[];
}

/** The list of a product's releases, newest first. It is the same in all languages: names, versions and dates. */
export function productPage(releases: readonly ListedRelease[]): string {
  const [newest] = releases;
  const name = newest?.productName ?? '';
  return page(name, `<ul>\n${releases.map(releaseItem).join('')}</ul>\n`);
}

/** The list of all products. */
export function sitePage(products: readonly { readonly slug: string; readonly name: string }[]): string {
  const items = products.map(
    ({ slug, name }) => `<li><a href="/${escapeHtml(slug)}/">${escapeHtml(name)}</a></li>\n`,
  );
  return page(products.map(({ name }) => name).join(' · '), `<ul>\n${items.join('')}</ul>\n`);
}

function releaseItem({
  product,
  version,
  title,
  titleLocale,
  publishedAt,
  withdrawn,
  locales,
}: ListedRelease): string {
  const lang = escapeHtml(titleLocale);
  const heading = `<bdi>${escapeHtml(version)}</bdi> <span lang="${lang}" dir="${textDirection(titleLocale)}">${escapeHtml(title)}</span>`;
  const day = publishedAt.slice(0, 10);
  const date = `<small><time datetime="${escapeHtml(publishedAt)}" dir="ltr">${escapeHtml(day)}</time></small>`;
  const links = locales.map((locale) => {
    const tag = escapeHtml(locale);
    return `<a href="${escapeHtml(permanentPath(product, version, locale))}" hreflang="${tag}" lang="${tag}">${tag}</a>`;
  });
  // A withdrawn release stays listed, for its permanent URL still stands; nothing leads there any more.
  return withdrawn
    ? `<li><s>${heading}</s> ${date}</li>\n`
    : `<li>${heading} ${date}<br>${links.join(' · ')}</li>\n`;
}

function page(title: string, body: string): string {
  const policy = `default-src 'none'; style-src '${portalStyleDigest}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="mul">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${portalStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}</main>
</body>
</html>
`;
}
