import type { ReactNode } from 'react';
import type { DriftView } from '../../../../src/api';
import { LevelMark } from '../../parts/levels';
import { Link } from '../../parts/link';
import { ExposureMark } from '../../parts/marks';
import { usePages } from '../../parts/pages';
import { Said } from '../../parts/said';
import { DataTable, type Column } from '../../parts/table';
import { levels, type Exposure } from '../../types';
import { words } from '../../words';

const w = words.drift;

type App = DriftView['appsNew'][number];
type Scopes = DriftView['scopesGrown'][number];
type Endpoint = DriftView['endpointsNew'][number];
type Changed = DriftView['exposureChanged'][number];
type Finding = DriftView['findingsNew'][number];
type Ask = (endpoint: { readonly method: string | null; readonly path: string }) => void;

/** Every list of a comparison that holds something, the gravest first. */
export function Sections({ view, ask }: { readonly view: DriftView; readonly ask: Ask }) {
  const list = <K extends keyof DriftView['left']>(key: K) => ({
    title: w[key],
    rows: view[key],
    left: view.left[key],
  });
  return (
    <>
      <Apps {...list('appsNew')} />
      <Table {...list('scopesGrown')} columns={scopeColumns} file="scopes-grown" />
      <Table {...list('endpointsNew')} columns={endpointColumns(ask)} file="endpoints-new" />
      <Table {...list('exposureChanged')} columns={changedColumns(ask)} file="exposure-changed" />
      <Table {...list('findingsNew')} columns={findingColumns} file="findings-new" />
      <Apps {...list('notCompared')} means={w.notComparedMeans} />
      <Apps {...list('appsGone')} />
      <Table {...list('scopesShrunk')} columns={scopeColumns} file="scopes-shrunk" />
      <Table {...list('endpointsGone')} columns={endpointColumns(ask)} file="endpoints-gone" />
      <Table {...list('findingsGone')} columns={findingColumns} file="findings-gone" />
    </>
  );
}

interface Titled {
  readonly title: string;
  /** How many more there are than the answer held. */
  readonly left: number | undefined;
}

function Section(props: Titled & { readonly listed: number; readonly children: ReactNode }) {
  const { title, listed, left = 0, children } = props;
  if (listed === 0) return null;
  return (
    <section className="panel">
      <h3>{w.section(title, listed + left)}</h3>
      {left === 0 ? null : <p className="quiet">{w.left(listed, left)}</p>}
      {children}
    </section>
  );
}

function Apps(props: Titled & { readonly rows: readonly App[]; readonly means?: string }) {
  const { title, left, rows, means } = props;
  const { shown, pager } = usePages(rows, 20);
  return (
    <Section title={title} listed={rows.length} left={left}>
      {means === undefined ? null : <p className="quiet">{means}</p>}
      <ul className="sentences">
        {shown.map(({ app, name }) => (
          <li key={app}>
            <Link to={{ view: 'app', key: app }}>{name}</Link> <code className="quiet">{app}</code>
          </li>
        ))}
      </ul>
      {pager}
    </Section>
  );
}

function Table<Row>(
  props: Titled & {
    readonly rows: readonly Row[];
    readonly columns: readonly Column<Row>[];
    readonly file: string;
  },
) {
  const { title, left, rows, columns, file } = props;
  return (
    <Section title={title} listed={rows.length} left={left}>
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        rowKey={(row) => String(rows.indexOf(row))}
        pageSize={10}
        file={`drift-${file}`}
      />
    </Section>
  );
}

const app: Column<App> = {
  key: 'app',
  label: w.columns.app,
  width: 30,
  sort: ({ name }) => name,
  render: ({ app: key, name }) => <Link to={{ view: 'app', key }}>{name}</Link>,
};

const scopeColumns: readonly Column<Scopes>[] = [
  app,
  {
    key: 'scopes',
    label: w.columns.scopes,
    csv: ({ scopes }) => scopes.join(' '),
    render: ({ scopes }) => <code>{scopes.join(', ')}</code>,
  },
];

const written = ({ method, path }: Pick<Endpoint, 'method' | 'path'>): string =>
  `${method ?? words.app.anyMethod} ${path}`;

const named = 8;

/** The first names, and how many there are where that is more. */
function namesOf({ apps, appsLeft }: Changed, most = named): string {
  const names = apps.slice(0, most).map(({ name }) => name);
  const all = apps.length + appsLeft;
  return all > names.length ? `${names.join(', ')} … (${words.apps.appCount(all)})` : names.join(', ');
}

const exposureOf = (exposure: Exposure | null): string =>
  exposure === null ? w.notListed : words.exposure[exposure];

const endpoint = <Row extends Pick<Endpoint, 'method' | 'path'>>(): Column<Row> => ({
  key: 'endpoint',
  label: w.columns.endpoint,
  width: 40,
  sort: ({ path }) => path,
  csv: written,
  render: (row) => <code>{written(row)}</code>,
});

const history = <Row extends Pick<Endpoint, 'method' | 'path'>>(ask: Ask): Column<Row> => ({
  key: 'history',
  label: w.columns.history,
  render: (row) => (
    <button type="button" className="link" aria-label={w.historyOf(written(row))} onClick={() => ask(row)}>
      {w.history}
    </button>
  ),
});

const endpointColumns = (ask: Ask): readonly Column<Endpoint>[] => [
  endpoint(),
  {
    key: 'exposure',
    label: w.columns.exposure,
    sort: ({ exposure }) => exposure,
    csv: ({ exposure }) => words.exposure[exposure],
    render: ({ exposure }) => <ExposureMark exposure={exposure} />,
  },
  { ...app, render: (row) => app.render(row) },
  history(ask),
];

const changedColumns = (ask: Ask): readonly Column<Changed>[] => [
  endpoint(),
  {
    key: 'from',
    label: w.columns.from,
    csv: ({ from }) => exposureOf(from),
    render: ({ from }) => (from === null ? w.notListed : <ExposureMark exposure={from} />),
  },
  {
    key: 'to',
    label: w.columns.to,
    csv: ({ to }) => exposureOf(to),
    render: ({ to }) => (to === null ? w.notListed : <ExposureMark exposure={to} />),
  },
  {
    key: 'apps',
    label: w.columns.apps,
    width: 30,
    csv: (change) => namesOf(change, Infinity),
    render: (change) => (change.apps.length === 0 ? w.noApps : namesOf(change)),
  },
  history(ask),
];

const findingColumns: readonly Column<Finding>[] = [
  {
    key: 'level',
    label: w.columns.level,
    sort: ({ level }) => levels.indexOf(level),
    csv: ({ level }) => words.levelName[level],
    render: ({ level }) => <LevelMark level={level} />,
  },
  {
    key: 'code',
    label: w.columns.code,
    width: 56,
    csv: ({ text }) => text,
    render: ({ text }) => <Said>{text}</Said>,
  },
  {
    key: 'app',
    label: w.columns.app,
    csv: ({ app: key }) => key ?? words.findings.site,
    render: ({ app: key }) =>
      key === null ? words.findings.site : <Link to={{ view: 'app', key }}>{key}</Link>,
  },
];
