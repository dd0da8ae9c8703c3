import { useMemo, useState } from 'react';
import type { CatalogueView } from '../../../src/api';
import { useCall } from '../bridge/use-call';
import { Choice } from '../parts/choice';
import { Citation, EndpointName } from '../parts/endpoint';
import { Lozenge } from '../parts/lozenge';
import { ExposureMark } from '../parts/marks';
import { fits } from '../parts/question';
import { Search } from '../parts/search';
import { Await } from '../parts/states';
import { DataTable, type Column } from '../parts/table';
import { Title } from '../parts/title';
import type { Exposure } from '../types';
import { words } from '../words';

const w = words.catalogue;
type Row = CatalogueView['endpoints'][number];

/** Every endpoint with what a rule does to it and the line that says so. */
export function Catalogue({ focus }: { readonly focus: boolean }) {
  const { loaded, reload } = useCall('catalogue', {});
  return (
    <>
      <Title focus={focus}>{w.title}</Title>
      <p>{w.lead}</p>
      <Await loaded={loaded} reload={reload}>
        {(view) => <Table view={view} />}
      </Await>
    </>
  );
}

function Table({ view }: { readonly view: CatalogueView }) {
  const [text, setText] = useState('');
  const [exposure, setExposure] = useState<Exposure | ''>('');
  const shown = useMemo(
    () =>
      view.endpoints.filter(
        (row) =>
          fits(`${row.name} ${row.section} ${row.method} ${row.path}`, text) &&
          (exposure === '' || row.exposure === exposure),
      ),
    [view, text, exposure],
  );
  return (
    <section aria-label={w.title}>
      <div className="filters" role="search">
        <Search label={w.filterText} hint={w.filterTextHint} value={text} change={setText} />
        <Choice
          label={w.columns.exposure}
          any={words.apps.any}
          value={exposure}
          change={setExposure}
          options={(['blocked', 'not-blocked', 'unknown'] as const).map((one) => [one, words.exposure[one]])}
        />
        <p className="shown" role="status">
          {words.app.shown(shown.length, view.endpoints.length)}
        </p>
      </div>
      <DataTable
        label={w.tableLabel}
        columns={columns}
        rows={shown}
        rowKey={(row) => `${row.method} ${row.path}`}
      />
    </section>
  );
}

const columns: readonly Column<Row>[] = [
  {
    key: 'endpoint',
    label: w.columns.endpoint,
    width: 44,
    sort: (row) => row.path,
    render: (row) => (
      <EndpointName name={row.name} method={row.method} path={row.path}>
        <small className="quiet">{row.section}</small>
      </EndpointName>
    ),
  },
  {
    key: 'exposure',
    label: w.columns.exposure,
    sort: (row) => row.exposure,
    render: (row) => (
      <>
        <ExposureMark exposure={row.exposure} />
        {row.disputed ? <small className="quiet below">{words.app.disputed}</small> : null}
      </>
    ),
  },
  {
    key: 'data',
    label: w.columns.data,
    sort: (row) => row.dataClass,
    render: (row) => `${words.dataClass[row.dataClass]}, ${words.action[row.action]}`,
  },
  {
    key: 'state',
    label: w.columns.state,
    sort: (row) => Number(row.removed) * 2 + Number(row.deprecated),
    render: (row) => <State row={row} />,
  },
  { key: 'source', label: w.columns.source, render: (row) => <Citation citation={row.citation} /> },
];

function State({ row }: { readonly row: Row }) {
  if (row.removed) return <Lozenge look="removed">{words.app.removed}</Lozenge>;
  if (row.deprecated) return <Lozenge look="moved">{words.app.deprecated}</Lozenge>;
  return <span className="quiet">{w.current}</span>;
}
