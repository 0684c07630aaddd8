import type { Change } from '../../../shared/release/change';

interface Ordered {
  readonly id: string;
  readonly value: Pick<Change, 'order'>;
}

/**
 * The new `order` of those changes of one type that must be saved so that the one at `index` takes its neighbour's place.
 * Only the two of them, unless others share their numbers.
 */
export function reordered(
  changes: readonly Ordered[],
  index: number,
  step: 1 | -1,
): readonly { readonly id: string; readonly order: number }[] {
  const moved = changes[index];
  const other = changes[index + step];
  if (moved === undefined || other === undefined) return [];
  const next = changes.with(index, other).with(index + step, moved);
  const numbers = changes.map(({ value }) => value.order);
  const areDistinct = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? number));
  const least = Math.min(...numbers);
  return next.flatMap(({ id, value }, at) => {
    const order = areDistinct ? (numbers[at] ?? at) : least + at;
    return order === value.order ? [] : [{ id, order }];
  });
}
