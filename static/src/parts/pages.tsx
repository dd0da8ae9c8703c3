import Button from '@atlaskit/button/new';
import { useEffect, useState, type ReactNode } from 'react';
import { words } from '../words';

/**
 * One page of a list at a time, with the means to turn it and to see how much there is. A list that
 * changes is shown from its start, or where the item at index `at` is.
 */
export function usePages<T>(
  items: readonly T[],
  size: number,
  at = -1,
): { readonly shown: readonly T[]; readonly pager: ReactNode } {
  const [from, setFrom] = useState(0);
  useEffect(() => setFrom(at < 0 ? 0 : at - (at % size)), [items, at, size]);
  const to = Math.min(from + size, items.length);
  const pager =
    items.length <= size ? null : (
      <div className="pager" role="group" aria-label={words.pager.label}>
        <Button spacing="compact" isDisabled={from === 0} onClick={() => setFrom(from - size)}>
          {words.pager.previous}
        </Button>
        <span>{words.pager.range(from + 1, to, items.length)}</span>
        <Button spacing="compact" isDisabled={to === items.length} onClick={() => setFrom(from + size)}>
          {words.pager.next}
        </Button>
      </div>
    );
  return { shown: items.slice(from, to), pager };
}
