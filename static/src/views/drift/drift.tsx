import type { DriftView, ScanRow } from '../../../../src/api';
import type { Query } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { useQuery } from '../../bridge/use-query';
import { Choice } from '../../parts/choice';
import { Sentences } from '../../parts/sentences';
import { Await } from '../../parts/states';
import { Title } from '../../parts/title';
import { moment, words } from '../../words';
import { EndpointHistory } from './endpoint-history';
import { Sections } from './sections';

const w = words.drift;

/** What changed between two finished scans of the reader's choice. */
export function Drift({ query, focus }: { readonly query: Query; readonly focus: boolean }) {
  const change = useQuery({ view: 'drift', query });
  const since = idOf(query['since']);
  const until = idOf(query['until']);
  const { loaded, reload } = useCall('drift', { since, until });
  const scans = useCall('scans', { from: 0, size: 200 });
  const finished =
    scans.loaded.state === 'ready' ? scans.loaded.value.rows.filter(({ state }) => state === 'done') : [];
  const options = finished.map((row) => [row.id, nameOf(row)] as const);
  const path = query['path'];
  return (
    <>
      <Title focus={focus}>{w.title}</Title>
      <p>{w.lead}</p>
      <div className="filters">
        <Choice
          label={w.since}
          any={w.before}
          value={since ?? ''}
          options={options}
          change={(id) => change({ since: id })}
        />
        <Choice
          label={w.until}
          any={w.newest}
          value={until ?? ''}
          options={options}
          change={(id) => change({ until: id })}
        />
      </div>
      {path === undefined || path === '' ? null : (
        <EndpointHistory
          method={query['method'] ?? ''}
          path={path}
          close={() => change({ method: '', path: '' })}
        />
      )}
      <Await loaded={loaded} reload={reload}>
        {(view) => (
          <Answer
            view={view}
            ask={({ method, path: asked }) => change({ method: method ?? '', path: asked })}
          />
        )}
      </Await>
    </>
  );
}

const nameOf = ({ startedAt, catalogue }: ScanRow): string => `${moment(startedAt)} · ${catalogue}`;

/** A scan is known by a UUID; what is no such thing asks for none. */
function idOf(text: string | undefined): string | null {
  return text !== undefined && /^[0-9a-f-]{36}$/i.test(text) ? text : null;
}

function Answer(props: {
  readonly view: DriftView;
  readonly ask: (endpoint: { readonly method: string | null; readonly path: string }) => void;
}) {
  const { since, until, texts } = props.view;
  if (until === null) return <p className="quiet">{w.nothingYet}</p>;
  if (since === null) return <p className="quiet">{w.nothingBefore}</p>;
  return (
    <>
      <p>
        <b>{w.between(since.at, until.at)}</b>{' '}
        <span className="quiet">{w.catalogues(since.catalogue, until.catalogue)}</span>
      </p>
      <section className="panel">
        <h3>{w.inWords}</h3>
        <Sentences texts={texts} nothing={w.unchanged} />
      </section>
      <Sections view={props.view} ask={props.ask} />
    </>
  );
}
