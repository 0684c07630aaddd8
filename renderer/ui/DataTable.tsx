import type { ReactNode } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components/Table';
import './data-table.css';

export interface TableColumn<T> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: T) => ReactNode;
  /** The column that names the row; exactly one. */
  readonly isRowHeader?: boolean | undefined;
  readonly align?: 'end' | undefined;
  /** Hidden heading, for a column of buttons. */
  readonly hideLabel?: boolean | undefined;
}

/** Rows with several facts each. Arrow keys walk through it; Enter or a click does `onAction`. */
export function DataTable<T>({
  label,
  columns,
  rows,
  rowId,
  textOf,
  onAction,
  empty,
}: {
  readonly label: string;
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  readonly rowId: (row: T) => string;
  /** What typing a letter searches in; the row header's text. */
  readonly textOf?: ((row: T) => string) | undefined;
  readonly onAction?: ((row: T) => void) | undefined;
  readonly empty: ReactNode;
}) {
  return (
    <div className="ui-table-box">
      <Table
        aria-label={label}
        className="ui-table"
        {...(onAction === undefined
          ? {}
          : {
              onRowAction: (key) => {
                const row = rows.find((candidate) => rowId(candidate) === key);
                if (row !== undefined) onAction(row);
              },
            })}
      >
        <TableHeader>
          {columns.map((column) => (
            <Column
              key={column.id}
              id={column.id}
              isRowHeader={column.isRowHeader ?? false}
              className="ui-table__column"
              data-align={column.align}
            >
              <span className={column.hideLabel ? 'ui-hidden' : undefined}>{column.label}</span>
            </Column>
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => empty}>
          {rows.map((row) => (
            <Row
              key={rowId(row)}
              id={rowId(row)}
              className="ui-table__row"
              {...(textOf === undefined ? {} : { textValue: textOf(row) })}
            >
              {columns.map((column) => (
                <Cell key={column.id} className="ui-table__cell" data-align={column.align}>
                  {column.cell(row)}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
