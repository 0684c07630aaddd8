import type { AudienceRole } from '../release/release';

/**
 * Where the pages of a release stand for good, below the site's root (duty 3.5): the key is product, version and
 * locale, never the title. The administrators' variant has a place of its own below the end users' one.
 */
export function permanentPath(
  product: string,
  version: string,
  locale: string,
  role: AudienceRole = 'end-user',
): string {
  const base = `/${product}/${version}/${locale}/`;
  return role === 'administrator' ? `${base}administrator/` : base;
}
