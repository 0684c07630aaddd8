import type { AudienceRole, ReleaseHeader } from '../release/release';

/**
 * Where the pages of a release stand for good, below the site's root (duty 3.5): the key is product, version and
 * locale, never the title. The administrators' variant has a place of its own below the end users' one.
 */
export function permanentPath(
  header: Pick<ReleaseHeader, 'product' | 'version'>,
  locale: string,
  role: AudienceRole,
): string {
  const base = `/${header.product}/${header.version}/${locale}/`;
  return role === 'administrator' ? `${base}administrator/` : base;
}
