import { useCallback } from 'react';
import type { Query } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { useLatest } from '../../bridge/use-latest';
import { useQuery } from '../../bridge/use-query';
import { Await } from '../../parts/states';
import { Title } from '../../parts/title';
import { Turn } from '../../parts/turn';
import { words } from '../../words';
import { Trend } from '../overview/trend';
import { Current } from './current';
import { History } from './history';

const w = words.scans;
const size = 25;

/** Scans: the one that runs, those that ran, and the evidence each leaves. */
export function Scans(props: {
  readonly query: Query;
  readonly focus: boolean;
  /** Asks for the estate anew. */
  readonly changed: () => void;
}) {
  const { query, changed } = props;
  const change = useQuery({ view: 'scans', query });
  const from = Number(/^\d{1,9}$/.exec(query['from'] ?? '')?.[0] ?? 0);
  const { loaded, reload } = useCall('scans', { from, size });
  const { shown } = useLatest(loaded);
  const trend = useCall('trend', {});
  const trendAnew = trend.reload;
  const ended = useCallback(() => {
    reload();
    trendAnew();
    changed();
  }, [reload, trendAnew, changed]);
  return (
    <>
      <Title focus={props.focus}>{w.title}</Title>
      <p>{w.lead}</p>
      <Current ended={ended} />
      <section className="panel">
        <h3>{words.trend.title}</h3>
        <Await loaded={trend.loaded} reload={trend.reload}>
          {(view) => <Trend trend={view} />}
        </Await>
      </section>
      <section className="panel">
        <h3>{w.history}</h3>
        <Await loaded={shown} reload={reload}>
          {(view) =>
            view.total === 0 ? (
              <p className="quiet">{w.none}</p>
            ) : (
              <>
                <History rows={view.rows} />
                <Turn
                  from={view.from}
                  shown={view.rows.length}
                  total={view.total}
                  size={size}
                  turn={(to) => change({ from: to === 0 ? '' : String(to) })}
                />
              </>
            )
          }
        </Await>
      </section>
    </>
  );
}
