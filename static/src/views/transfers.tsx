import { useCallback, useRef, useState } from 'react';
import type { AppRow } from '../../../src/api';
import { upload } from '../bridge/upload';
import { toCallError } from '../bridge/use-call';
import { useAnnounce } from '../parts/announce';
import { usePages } from '../parts/pages';
import { words } from '../words';
import { Assign } from './assign';

const w = words.import;

/** One file on its way: waiting, sent by a share of 0 to 1, then its outcome. */
export interface Transfer {
  readonly id: number;
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'done' | 'failed';
  readonly share: number;
  readonly text: string;
  readonly notices: readonly string[];
  readonly file: File;
  /** A recording of which it is not known what app it is of. */
  readonly unassigned: boolean;
}

/** Sends files one after the other; a bad one says why and the next goes on. */
export function useTransfers(changed: () => void) {
  const [transfers, setTransfers] = useState<readonly Transfer[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const ids = useRef(0);
  const announce = useAnnounce();

  const send = useCallback(
    (files: readonly File[], app: string | null = null) => {
      const begin = files.map((file) => ({ file, id: (ids.current += 1) }));
      const fresh = begin.map(({ file, id }) => waiting(id, file));
      setTransfers((before) => [...fresh, ...before]);
      for (const { file, id } of begin) {
        const update = (part: Partial<Transfer>): void =>
          setTransfers((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));
        queue.current = queue.current.then(async () => {
          const outcome = await transfer(file, app, update);
          update(outcome);
          announce(`${file.name}: ${outcome.text}`);
          changed();
        });
      }
    },
    [announce, changed],
  );
  const assign = useCallback(
    ({ id, file }: Transfer, app: string) => {
      setTransfers((before) => before.filter((one) => one.id !== id));
      send([file], app);
    },
    [send],
  );
  return { transfers, send, assign };
}

function waiting(id: number, file: File): Transfer {
  const { name } = file;
  return { id, name, state: 'waiting', share: 0, text: w.waiting, notices: [], file, unassigned: false };
}

async function transfer(file: File, app: string | null, update: (part: Partial<Transfer>) => void) {
  try {
    const view = await upload(file, app, (share) =>
      update({ state: 'sending', share, text: share < 1 ? w.sending(share) : w.reading }),
    );
    const { added, updated, source, recording } = view;
    const unassigned = recording?.assigned === false;
    const text = w.outcome(added, updated, source.apps, source.total);
    return { state: 'done', text, notices: view.notices, unassigned } as const;
  } catch (error) {
    return { state: 'failed', text: toCallError(error).message } as const;
  }
}

export function Transfers(props: {
  readonly transfers: readonly Transfer[];
  readonly apps: readonly AppRow[];
  readonly assign: (transfer: Transfer, app: string) => void;
}) {
  const { transfers } = props;
  const { shown, pager } = usePages(transfers, 10);
  if (transfers.length === 0) return null;
  return (
    <section>
      <h3>{w.results}</h3>
      <ul className="transfers">
        {shown.map((one) => (
          <li key={one.id} className={`transfer-${one.state}`}>
            <b>{one.name}</b>
            <span>
              {one.state === 'failed' ? <span className="failed-word">{w.failed}</span> : null}
              {one.text}
            </span>
            {one.state === 'sending' || one.state === 'waiting' ? (
              <progress aria-label={one.name} value={one.share} max={1} />
            ) : null}
            {one.notices.slice(0, noticesShown).map((notice) => (
              <small key={notice}>{notice}</small>
            ))}
            {one.unassigned ? (
              <Assign file={one.name} apps={props.apps} assign={(app) => props.assign(one, app)} />
            ) : null}
            {one.notices.length > noticesShown ? (
              <small>{w.moreNotices(one.notices.length - noticesShown)}</small>
            ) : null}
          </li>
        ))}
      </ul>
      {pager}
    </section>
  );
}

const noticesShown = 5;
