import { useRef, type ReactNode } from 'react';
import type { Query } from '../bridge/address';
import { useTyped } from '../bridge/use-typed';
import { Search } from './search';
import { Turn } from './turn';
import { words } from '../words';

export const pageSize = 25;

/** Where the page that an address asks for starts; anything but a count is the start of the list. */
export function startOf(query: Query): number {
  const from = Number(query['from'] ?? '0');
  return Number.isSafeInteger(from) && from > 0 ? from : 0;
}

/** A list that the server keeps: a field to search it, its page, and the means to turn it. */
export function Listed(props: {
  readonly find: string;
  readonly label: string;
  readonly hint?: string;
  /** How many fit, in words. */
  readonly count: string;
  /** What is said where nothing fits. */
  readonly nothing?: string;
  readonly busy: boolean;
  readonly query: Query;
  readonly ask: (change: Query) => void;
  readonly page: { readonly from: number; readonly shown: number; readonly total: number };
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { page, ask } = props;
  const top = useRef<HTMLDivElement>(null);
  const [text, setText] = useTyped(props.find, (find) => ask({ find, from: '' }));
  return (
    <div className="listed" ref={top}>
      <div className="filters" role="search">
        {props.beside}
        <Search
          label={props.label}
          value={text}
          change={setText}
          {...(props.hint === undefined ? {} : { hint: props.hint })}
        />
        <p className="shown" role="status">
          {props.busy ? words.states.loading : props.count}
        </p>
      </div>
      {page.total === 0 ? (
        <p className="quiet">{props.nothing ?? words.question.nothingFits}</p>
      ) : (
        <div aria-busy={props.busy}>{props.children}</div>
      )}
      <Turn
        from={page.from}
        shown={page.shown}
        total={page.total}
        size={pageSize}
        turn={(from) => {
          ask({ from: from === 0 ? '' : String(from) });
          top.current?.scrollIntoView({ block: 'nearest' });
        }}
      />
    </div>
  );
}
