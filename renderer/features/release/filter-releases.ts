import type { ReleaseState } from '../../../shared/release/release';
import type { ReleaseListItem } from '../../../shared/release/view';

export const releaseOrders = ['changed', 'deployment', 'product'] as const;
export type ReleaseOrder = (typeof releaseOrders)[number];

export interface ReleaseFilter {
  readonly text: string;
  readonly state: ReleaseState | 'all';
  readonly order: ReleaseOrder;
}

/** `all`, then the states in the order in which a release goes through them; typed, so that none can be missed. */
const stateOrder: Readonly<Record<ReleaseState, number>> = {
  drafting: 1,
  'in-review': 2,
  approved: 3,
  exported: 4,
  published: 5,
};
export const stateChoices: readonly (ReleaseState | 'all')[] = [
  'all',
  ...(Object.keys(stateOrder) as ReleaseState[]),
];

const farAway = '9999';

function comparison(
  order: ReleaseOrder,
  language: string,
): (a: ReleaseListItem, b: ReleaseListItem) => number {
  if (order === 'changed') return (a, b) => (a.changedAt < b.changedAt ? 1 : -1);
  if (order === 'deployment') return (a, b) => ((a.deploysAt ?? farAway) < (b.deploysAt ?? farAway) ? -1 : 1);
  const { compare } = new Intl.Collator(language, { numeric: true });
  return (a, b) => compare(a.productName, b.productName) || compare(b.version, a.version);
}

/** The releases that fit, in the chosen order. Every word of the text must occur in product, version or title. */
export function filterReleases(
  releases: readonly ReleaseListItem[],
  filter: ReleaseFilter,
  language: string,
): readonly ReleaseListItem[] {
  const words = filter.text.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  return releases
    .filter(({ state }) => filter.state === 'all' || state === filter.state)
    .filter(({ productName, product, version, title }) => {
      const text = `${productName} ${product} ${version} ${title}`.toLocaleLowerCase(language);
      return words.every((word) => text.includes(word));
    })
    .sort(comparison(filter.order, language));
}
