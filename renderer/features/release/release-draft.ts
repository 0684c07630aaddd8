import type { ReleaseKind } from '../../../shared/release/release';
import type { ProductView } from '../../../shared/workspace/view';

/**
 * A release as the dialog holds it before it exists. `product` null means a new one, named `newProduct`; `newSlug` is its
 * part of permanent addresses where the name has no Latin letters to make one from.
 */
export interface ReleaseDraft {
  readonly product: string | null;
  readonly newProduct: string;
  readonly newSlug: string;
  readonly kind: ReleaseKind;
  readonly title: string;
  readonly version: string;
  readonly sourceLocale: string;
  readonly targetLocales: readonly string[];
}

/** An empty draft, for the product with the most releases. */
export function newReleaseDraft(products: readonly ProductView[]): ReleaseDraft {
  const [favourite] = [...products].sort((a, b) => b.releases - a.releases);
  return {
    product: favourite?.slug ?? null,
    newProduct: '',
    newSlug: '',
    kind: 'planned',
    title: '',
    version: '',
    sourceLocale: 'en',
    targetLocales: [],
  };
}

/** The part of a permanent URL that a product's name becomes: Latin letters, digits, hyphens; '' if none is left. */
export function toSlug(name: string): string {
  return name
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '');
}

/** The slug of the product that the draft is for; '' while it has none. */
export function productSlug({ product, newProduct, newSlug }: ReleaseDraft): string {
  return product ?? (toSlug(newProduct) || toSlug(newSlug));
}

/** Whether a text can stand as a version in a permanent URL; the same rule as `versionSchema`, which judges. */
export function isVersion(text: string): boolean {
  return /^[0-9A-Za-z](?:[0-9A-Za-z.+_-]{0,62}[0-9A-Za-z])?$/.test(text);
}
