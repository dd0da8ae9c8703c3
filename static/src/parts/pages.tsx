import Button from '@atlaskit/button/default/button';
import { useEffect, useState, type ReactNode } from 'react';
import { count, words } from '../words';
import './pages.css';

const w = words.pager;

/**
 * One page of a list at a time, with the means to turn it and to see how much there is. A list that
 * changes is shown from its start, or where the item at index `at` is.
 */
export function usePages<T>(
  items: readonly T[],
  size: number,
  how: {
    readonly at?: number;
    /** What the pager is called, where there are several. */
    readonly label?: string;
    /** Called when the reader turned to another page. */
    readonly turned?: () => void;
  } = {},
): { readonly shown: readonly T[]; readonly pager: ReactNode } {
  const { at = -1, label = w.label, turned } = how;
  const [page, setPage] = useState(0);
  useEffect(() => setPage(at < 0 ? 0 : Math.floor(at / size)), [items, at, size]);
  const last = Math.max(0, Math.ceil(items.length / size) - 1);
  const current = Math.min(page, last);
  const from = current * size;
  const to = Math.min(from + size, items.length);
  const turn = (next: number): void => {
    setPage(next);
    turned?.();
  };
  const pager =
    last === 0 ? null : (
      <div className="pager" role="group" aria-label={label}>
        <Button spacing="compact" isDisabled={current === 0} onClick={() => turn(current - 1)}>
          {w.previous}
        </Button>
        {last < 2 ? null : <Numbers current={current} last={last} turn={turn} />}
        <Button spacing="compact" isDisabled={current === last} onClick={() => turn(current + 1)}>
          {w.next}
        </Button>
        <span>{w.range(from + 1, to, items.length)}</span>
      </div>
    );
  return { shown: items.slice(from, to), pager };
}

/** The first page, the last one and those around the current one; what is left out between them shows as a gap. */
function Numbers(props: {
  readonly current: number;
  readonly last: number;
  readonly turn: (page: number) => void;
}) {
  const { current, last, turn } = props;
  const near = [0, current - 1, current, current + 1, last].filter((page) => page >= 0 && page <= last);
  const pages = [...new Set(near)];
  return pages.map((page, index) => (
    <span key={page} className="pager-number">
      {index > 0 && page - (pages[index - 1] ?? 0) > 1 ? <span aria-hidden="true">…</span> : null}
      <button
        type="button"
        className="link"
        aria-label={w.page(page + 1)}
        aria-current={page === current ? 'page' : undefined}
        onClick={() => turn(page)}
      >
        {count(page + 1)}
      </button>
    </span>
  ));
}
