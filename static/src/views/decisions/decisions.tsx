import type { AppRow, DecisionsView } from '../../../../src/api';
import type { Query } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { useLatest } from '../../bridge/use-latest';
import { useQuery } from '../../bridge/use-query';
import { Listed } from '../../parts/listed';
import { Stack } from '../../parts/stack';
import { Await } from '../../parts/states';
import { Title } from '../../parts/title';
import { words } from '../../words';
import { isFiltered, payloadOf, showsOwn } from './asked';
import { EmptyLog } from './empty';
import { Filters } from './filters';
import { Lines } from './lines';
import { OwnCalls } from './own-calls';
import './decisions.css';

const w = words.decisions;
const looks = { blocked: 'strong', allowed: 'orange', unknown: 'unknown' } as const;

/** What the enforcement points decided; the filters are kept in the address. */
export function Decisions(props: {
  readonly query: Query;
  readonly apps: readonly AppRow[];
  readonly focus: boolean;
}) {
  const { query, apps, focus } = props;
  const { loaded, reload } = useCall('decisions', payloadOf(query));
  const { shown, busy } = useLatest(loaded);
  return (
    <>
      <Title focus={focus}>{w.title}</Title>
      <p>{w.lead}</p>
      <Await loaded={shown} reload={reload}>
        {(view) => <Log view={view} query={query} apps={apps} busy={busy} />}
      </Await>
    </>
  );
}

function Log(props: {
  readonly view: DecisionsView;
  readonly query: Query;
  readonly apps: readonly AppRow[];
  readonly busy: boolean;
}) {
  const { view, query, apps, busy } = props;
  const ask = useQuery({ view: 'decisions', query });
  const ownCalls = (
    <OwnCalls
      shown={showsOwn(query)}
      leftOut={view.ownLeftOut}
      show={(shown) => ask({ own: shown ? 'yes' : '', from: '' })}
    />
  );
  if (view.total === 0 && !isFiltered(query))
    return (
      <div className="decisions">
        <EmptyLog />
        {view.ownLeftOut === 0 ? null : ownCalls}
      </div>
    );
  return (
    <section className="decisions" aria-label={w.title}>
      <Stack
        label={w.counts}
        parts={(['blocked', 'allowed', 'unknown'] as const).map((verdict) => ({
          look: looks[verdict],
          value: view.counts[verdict],
          word: w.countOf[verdict],
        }))}
      />
      {ownCalls}
      <Listed
        find={query['find'] ?? ''}
        label={w.find}
        hint={w.findHint}
        count={w.lines(view.total)}
        nothing={w.none}
        busy={busy}
        query={query}
        ask={ask}
        page={{ from: view.from, total: view.total, shown: view.rows.length }}
        beside={<Filters query={query} apps={apps} ask={(change) => ask({ ...change, from: '' })} />}
      >
        <Lines rows={view.rows} />
      </Listed>
    </section>
  );
}
