import { useEffect, useState } from 'react';
import type { AppRow, SpaceView } from '../../src/api';
import { context } from './bridge/context';
import { useCall } from './bridge/use-call';
import { mostOf, endpointsOf } from './parts/app-name';
import { CoveredBy } from './parts/covered-by';
import { Lines } from './parts/lines';
import { ExposureBar, StrengthMark } from './parts/marks';
import { Named } from './parts/named';
import { Await, Loading, NotAllowed } from './parts/states';
import { DataTable, type Column } from './parts/table';
import { words } from './words';

const w = words.space;

/** The panel of one space; which one, the page around it says. */
export function SpacePage() {
  const [key, setKey] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    context().then(
      ({ extension }) => setKey(spaceOf(extension)),
      () => setKey(null),
    );
  }, []);
  if (key === undefined) return <Loading />;
  return <main className="page">{key === null ? <p>{w.noSpace}</p> : <Space spaceKey={key} />}</main>;
}

function spaceOf(extension: Readonly<Record<string, unknown>>): string | null {
  const space = extension['space'];
  if (typeof space !== 'object' || space === null || !('key' in space)) return null;
  return typeof space.key === 'string' ? space.key : null;
}

function Space({ spaceKey }: { readonly spaceKey: string }) {
  const { loaded, reload } = useCall('space.view', { space: spaceKey });
  if (loaded.state === 'failed' && loaded.error.code === 'not-allowed')
    return <NotAllowed text={words.states.notAllowedSpace} />;
  return (
    <Await loaded={loaded} reload={reload}>
      {(answer) => <Answer answer={answer} />}
    </Await>
  );
}

function Answer({ answer }: { readonly answer: SpaceView }) {
  return (
    <>
      <header className="page-head">
        <h1>{w.title(answer.space.name)}</h1>
        <p>{w.lead}</p>
      </header>
      <section className="panel">
        <h2>{w.recorded}</h2>
        {answer.recorded.length === 0 ? <p className="quiet">{words.forecast.recordedNothing}</p> : null}
        <ul className="sentences">
          {answer.recorded.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p className="quiet">{w.self}</p>
      </section>
      {answer.rows.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <DataTable
          label={w.tableLabel}
          columns={columnsFor(mostOf(answer.rows))}
          rows={answer.rows}
          rowKey={(row) => row.key}
          start={{ key: 'name', direction: 'ASC' }}
        />
      )}
      <section className="panel panel-wide">
        <h2>{w.keeps}</h2>
        <Lines lines={answer.keeps} nothing={words.forecast.nothing.keeps} />
      </section>
    </>
  );
}

function columnsFor(most: number): readonly Column<AppRow>[] {
  const names = words.apps.columns;
  return [
    {
      key: 'name',
      label: names.name,
      width: 26,
      sort: (row) => row.name,
      render: (row) => (
        <Named note={row.key}>
          <b>{row.name}</b>
        </Named>
      ),
    },
    { key: 'kind', label: names.kind, sort: (row) => row.kind, render: (row) => words.kind[row.kind] },
    { key: 'evidence', label: names.evidence, render: (row) => <StrengthMark strength={row.strongest} /> },
    {
      key: 'endpoints',
      label: names.endpoints,
      sort: endpointsOf,
      render: (row) => <ExposureBar counts={row.endpoints} most={most} />,
    },
    { key: 'eligible', label: names.eligible, render: (row) => words.eligible[row.eligible] },
    {
      key: 'covered',
      label: names.covered,
      render: (row) => <CoveredBy rules={row.coveredBy} />,
    },
  ];
}
