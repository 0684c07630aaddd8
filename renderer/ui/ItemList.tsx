import type { ReactNode } from 'react';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import './item-list.css';

/** A list of things that each may hold buttons of their own: one column, walked through with the arrow keys. */
export function ItemList<T>({
  label,
  rows,
  rowId,
  textOf,
  children,
  onAction,
  empty,
}: {
  readonly label: string;
  readonly rows: readonly T[];
  readonly rowId: (row: T) => string;
  readonly textOf: (row: T) => string;
  readonly children: (row: T) => ReactNode;
  readonly onAction?: ((row: T) => void) | undefined;
  readonly empty: ReactNode;
}) {
  return (
    <GridList aria-label={label} className="ui-items" renderEmptyState={() => <>{empty}</>}>
      {rows.map((row) => (
        <GridListItem
          key={rowId(row)}
          id={rowId(row)}
          textValue={textOf(row)}
          className="ui-item"
          {...(onAction === undefined ? {} : { onAction: () => onAction(row) })}
        >
          {children(row)}
        </GridListItem>
      ))}
    </GridList>
  );
}
