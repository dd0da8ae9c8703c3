import { startTransition, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { words } from '../words';
import { usePages } from './pages';
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
  const top = useRef<HTMLDivElement>(null);
  const [most, setMost] = useState(atFirst);
  useEffect(() => startTransition(() => setMost(Infinity)), []);

  // The columns of a table do not change their order by themselves: their functions alone are made anew.
  const ordered = useMemo(() => sorted(rows, columns, order), [rows, order]);
  const { shown, pager } = usePages(ordered, pageSize, {
    label: words.pager.labelOf(label),
    turned: () => top.current?.scrollIntoView({ block: 'nearest' }),
  });

  const sortBy = (key: string): void => {
    const flipped = order?.direction === 'ASC' ? 'DESC' : 'ASC';
    const sample = rows[0] && columns.find((column) => column.key === key)?.sort?.(rows[0]);
    const first = typeof sample === 'number' ? 'DESC' : 'ASC';
    setOrder({ key, direction: order?.key === key ? flipped : first });
  };

  return (
    <div className="data-table" ref={top} tabIndex={-1}>
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} order={order} sortBy={sortBy} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, most).map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} data-label={column.label}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {pager}
      {props.file === undefined ? null : (
        <SaveCsv file={props.file} label={label} columns={columns} rows={ordered} />
      )}
    </div>
  );
}

/** The name of a column; where the column sorts, a button that says by its arrow and to assistive technology how. */
function HeadCell<Row>(props: {
  readonly column: Column<Row>;
  readonly order: Order | null;
  readonly sortBy: (key: string) => void;
}) {
  const { key, label, sort, width } = props.column;
  const direction = props.order?.key === key ? props.order.direction : null;
  const style = width === undefined ? undefined : { width: `${String(width)}%` };
  if (!sort)
    return (
      <th scope="col" style={style}>
        {label}
      </th>
    );
  return (
    <th scope="col" style={style} aria-sort={direction === null ? undefined : spoken[direction]}>
      <button type="button" onClick={() => props.sortBy(key)}>
        {label}
        <span aria-hidden="true">{direction === null ? '' : arrows[direction]}</span>
      </button>
    </th>
  );
}

const spoken = { ASC: 'ascending', DESC: 'descending' } as const;
const arrows = { ASC: '↑', DESC: '↓' } as const;
