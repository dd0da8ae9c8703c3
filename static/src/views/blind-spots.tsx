import type { BlindSpotsView } from '../../../src/api';
import { useCall } from '../bridge/use-call';
import { Link } from '../parts/link';
import { Named } from '../parts/named';
import { Said } from '../parts/said';
import { Await } from '../parts/states';
import { DataTable, type Column } from '../parts/table';
import { Title } from '../parts/title';
import { words } from '../words';

const w = words.blindSpots;
type Kind = BlindSpotsView['kinds'][number];
type App = Kind['apps'][number];

/** What no scan can see, kind by kind, with a count of each. */
export function BlindSpots({ focus }: { readonly focus: boolean }) {
  const { loaded, reload } = useCall('blind-spots', {});
  return (
    <>
      <Title focus={focus}>{w.title}</Title>
      <p>{w.lead}</p>
      <Await loaded={loaded} reload={reload}>
        {({ kinds }) => <Kinds kinds={kinds} />}
      </Await>
    </>
  );
}

function Kinds({ kinds }: { readonly kinds: readonly Kind[] }) {
  const total = kinds.reduce((sum, { apps }) => sum + apps.length, 0);
  return (
    <>
      <p>
        <b>{total === 0 ? w.none : w.total(total)}</b>
      </p>
      {kinds.map((kind) => (
        <section key={kind.kind} className="panel">
          <h3>
            <Said>{w.kind(kind.title, kind.apps.length)}</Said>
          </h3>
          <p className="quiet">
            <Said>{kind.meaning}</Said>
          </p>
          {kind.apps.length === 0 ? (
            <p className="quiet">{w.zero}</p>
          ) : (
            <>
              <p className="quiet">{w.open(kind.apps.filter(({ attested }) => !attested).length)}</p>
              <DataTable
                label={kind.title}
                columns={columns}
                rows={kind.apps}
                rowKey={({ app }) => app}
                pageSize={8}
                start={{ key: 'app', direction: 'ASC' }}
                file={`blind-spots-${kind.kind}`}
              />
            </>
          )}
        </section>
      ))}
    </>
  );
}

const columns: readonly Column<App>[] = [
  {
    key: 'app',
    label: words.apps.columns.name,
    width: 60,
    sort: ({ name }) => name,
    render: ({ app, name }) => (
      <Named note={app}>
        <Link to={{ view: 'app', key: app }}>{name}</Link>
      </Named>
    ),
  },
  {
    key: 'attested',
    label: w.attested,
    sort: ({ attested }) => Number(attested),
    csv: ({ attested }) => words.eligible[attested ? 'yes' : 'no'],
    render: ({ app, name, attested }) =>
      attested ? (
        w.attested
      ) : (
        <Link to={{ view: 'approvals', query: { attest: app } }} label={w.attestOf(name)}>
          {w.attest}
        </Link>
      ),
  },
];
