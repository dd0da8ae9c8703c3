import { DynamicTableStateless } from '@atlaskit/dynamic-table';
import { startTransition, useEffect, useRef, useState, type ReactNode } from 'react';
import { words } from '../words';
import { usePrinting } from './printing';
import { SaveCsv } from './save-csv';
import './table.css';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** What the column sorts by; a number sorts largest first. Without it the column does not sort. */
  readonly sort?: (row: Row) => string | number;
  /** What stands in a saved table; what it sorts by where there is no other. A column without either is left out. */
  readonly csv?: (row: Row) => string | number;
  /** Share of the width in percent. */
  readonly width?: number;
  readonly render: (row: Row) => ReactNode;
}

interface Order {
  readonly key: string;
  readonly direction: 'ASC' | 'DESC';
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order | null) {
  const by = columns.find((column) => column.key === order?.key)?.sort;
  if (!by || !order) return rows;
  const sign = order.direction === 'ASC' ? 1 : -1;
  return rows.toSorted((a, b) => sign * compare(by(a), by(b)));
}

/** Rows of the first drawing: what a reader sees without scrolling. The others follow when it stands. */
const atFirst = 8;

/**
 * A table of any length that keeps one page of rows in the document. On a narrow screen each row
 * becomes a card, its cells named by their columns.
 */
export function DataTable<Row>(props: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly pageSize?: number;
  readonly start?: Order;
  /** Name of the file under which all rows of the table can be saved, without its ending. */
  readonly file?: string;
}) {
  const { label, columns, rows, rowKey } = props;
  const printing = usePrinting();
  const pageSize = printing ? Math.max(1, rows.length) : (props.pageSize ?? 25);
  const [order, setOrder] = useState<Order | null>(props.start ?? null);
  const [page, setPage] = useState(1);
  const top = useRef<HTMLDivElement>(null);
  const [most, setMost] = useState(atFirst);
  useEffect(() => setPage(1), [rows]);
  useEffect(() => startTransition(() => setMost(Infinity)), []);

  const ordered = sorted(rows, columns, order);
  const last = Math.max(1, Math.ceil(rows.length / pageSize));
  const current = Math.min(page, last);
  const shown = ordered.slice((current - 1) * pageSize, current * pageSize).slice(0, most);

  const sortBy = (key: string): void => {
    const flipped = order?.direction === 'ASC' ? 'DESC' : 'ASC';
    const sample = rows[0] && columns.find((column) => column.key === key)?.sort?.(rows[0]);
    const first = typeof sample === 'number' ? 'DESC' : 'ASC';
    setOrder({ key, direction: order?.key === key ? flipped : first });
    setPage(1);
  };

  return (
    <div className="data-table" ref={top} tabIndex={-1}>
      <DynamicTableStateless
        label={label}
        head={{
          cells: columns.map(({ key, label: content, sort, width }) => ({
            key,
            content,
            isSortable: sort !== undefined,
            ...(width === undefined ? {} : { width }),
          })),
        }}
        rows={shown.map((row) => ({
          key: rowKey(row),
          cells: columns.map((column) => {
            const cell = { key: column.key, content: column.render(row), 'data-label': column.label };
            return cell;
          }),
        }))}
        rowsPerPage={pageSize}
        totalRows={rows.length}
        page={current}
        onSetPage={(next) => {
          setPage(next);
          top.current?.scrollIntoView({ block: 'nearest' });
        }}
        {...(order ? { sortKey: order.key, sortOrder: order.direction } : {})}
        onSort={({ key }: { key: string }) => sortBy(key)}
        paginationi18n={{
          label: words.pager.labelOf(label),
          prev: words.pager.previous,
          next: words.pager.next,
          pageLabel: words.pager.page,
        }}
      />
      {last > 1 ? (
        <p className="pager-range">
          {words.pager.range(
            (current - 1) * pageSize + 1,
            Math.min(current * pageSize, rows.length),
            rows.length,
          )}
        </p>
      ) : null}
      {props.file === undefined ? null : (
        <SaveCsv file={props.file} label={label} columns={columns} rows={ordered} />
      )}
    </div>
  );
}
