import type { OutputChannel } from '../rendering/output';
import { outputFiles } from '../rendering/output-path';
import { permanentPath } from '../rendering/permanent-path';
import type { AudienceRole } from '../release/release';

/** An output's place in the release, as far as its path on the site depends on it. */
export interface SitePlace {
  readonly channel: OutputChannel;
  readonly locale: string;
  readonly role: AudienceRole;
}

/**
 * Where an output lies in `site/`, the ready static tree: pages and feeds under the permanent URL, API documents under
 * `api/v1/`. Markdown and mail are for other ways than the site: undefined.
 */
export function sitePath(
  product: string,
  version: string,
  { channel, locale, role }: SitePlace,
): string | undefined {
  if (channel === 'portal' || channel === 'atom' || channel === 'jsonfeed') {
    return `site${permanentPath(product, version, locale, role)}${outputFiles[channel]}`;
  }
  if (channel !== 'api') return undefined;
  const variant = role === 'administrator' ? '.administrator' : '';
  return `site/api/v1/${product}/${version}.${locale}${variant}.json`;
}
