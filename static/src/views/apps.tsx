import SectionMessage from '@atlaskit/section-message';
import { useMemo } from 'react';
import type { AppRow, EstateView } from '../../../src/api';
import { useGo, type Query } from '../bridge/address';
import { useQuery } from '../bridge/use-query';
import { Choice } from '../parts/choice';
import { AppName, endpointsOf, mostOf } from '../parts/app-name';
import { CoveredBy } from '../parts/covered-by';
import { Levels } from '../parts/levels';
import { Lozenge } from '../parts/lozenge';
import { ExposureBar, StrengthMark } from '../parts/marks';
import { fits, Question } from '../parts/question';
import { SavedFilters } from '../parts/saved-filters';
import { Search } from '../parts/search';
import { DataTable, type Column } from '../parts/table';
import { Title } from '../parts/title';
import { levels, oneOf, type Kind, type Strength } from '../types';
import { words } from '../words';
import { EmptyEstate } from './empty';
import { Summary } from './summary';
import { Toolbar } from './toolbar';
import './apps.css';

const w = words.apps;
const rank: Record<Strength, number> = { permitted: 1, referenced: 2, observed: 3 };
const kinds = ['forge', 'connect', 'script', 'unknown'] as const satisfies readonly Kind[];
const evidences = ['observed', 'referenced', 'permitted', 'nothing'] as const;

/** The estate: every known app, what a rule would do to it, and how well that is known. */
export function Apps(props: {
  readonly estate: EstateView;
  readonly query: Query;
  readonly focus: boolean;
  readonly reload: () => void;
}) {
  const { estate, query, focus, reload } = props;
  return (
    <>
      <Question apps={estate.rows} app={null} space={null} live={false} />
      {estate.rows.length === 0 ? (
        <EmptyEstate focus={focus} />
      ) : (
        <>
          <div className="title-row">
            <Title focus={focus}>{w.title}</Title>
            <Toolbar scan={estate.scan} finished={reload} />
          </div>
          {estate.self ? (
            <SectionMessage appearance="warning" title={w.selfTitle}>
              <p>{w.self(estate.self.lastAt)}</p>
            </SectionMessage>
          ) : null}
          <Summary estate={estate} />
          <Table rows={estate.rows} query={query} />
        </>
      )}
    </>
  );
}

function Table({ rows, query }: { readonly rows: readonly AppRow[]; readonly query: Query }) {
  const go = useGo();
  const ask = useQuery({ view: 'apps', query });
  const text = query['find'] ?? '';
  const kind = oneOf(kinds, query['kind']);
  const evidence = oneOf(evidences, query['evidence']);
  const level = oneOf(levels, query['level']);
  const shown = useMemo(
    () =>
      rows.filter(
        (row) =>
          fits(`${row.name} ${row.key} ${row.vendor ?? ''}`, text) &&
          (kind === '' || row.kind === kind) &&
          (evidence === '' || (row.strongest ?? 'nothing') === evidence) &&
          (level === '' || row.findings[level] > 0),
      ),
    [rows, text, kind, evidence, level],
  );
  const columns = useMemo(
    () => columnsFor(rows, (key) => go({ view: 'forecast', app: key, space: null })),
    [rows, go],
  );
  const filtered = text !== '' || kind !== '' || evidence !== '' || level !== '';
  const clear = (): void => ask({ find: '', kind: '', evidence: '', level: '' });
  return (
    <section aria-label={w.title}>
      <div className="filters" role="search">
        <Search label={w.filterText} hint={w.filterTextHint} value={text} change={(find) => ask({ find })} />
        <Choice
          label={w.filterKind}
          any={w.any}
          value={kind}
          change={(to) => ask({ kind: to })}
          options={kinds.map((value) => [value, words.kind[value]])}
        />
        <Choice
          label={w.filterEvidence}
          any={w.any}
          value={evidence}
          change={(to) => ask({ evidence: to })}
          options={evidences.map((value) => [
            value,
            value === 'nothing' ? words.nothingKnown : words.strength[value],
          ])}
        />
        <Choice
          label={w.filterLevel}
          any={w.anyLevel}
          value={level}
          change={(to) => ask({ level: to })}
          options={levels.map((value) => [value, words.level(value)])}
        />
        <p className="shown" role="status">
          {w.shown(shown.length, rows.length)}
          {filtered ? (
            <button type="button" className="link" onClick={clear}>
              {w.clear}
            </button>
          ) : null}
        </p>
      </div>
      <SavedFilters view="apps" query={query} />
      {shown.length === 0 ? (
        <p className="quiet">{w.none}</p>
      ) : (
        <DataTable
          label={w.tableLabel}
          columns={columns}
          rows={shown}
          rowKey={(row) => row.key}
          start={{ key: 'name', direction: 'ASC' }}
          file="estate"
        />
      )}
    </section>
  );
}

function columnsFor(rows: readonly AppRow[], ask: (key: string) => void): readonly Column<AppRow>[] {
  const most = mostOf(rows);
  return [
    {
      key: 'name',
      label: w.columns.name,
      width: 23,
      sort: (row) => row.name,
      render: (row) => <AppName row={row} />,
    },
    {
      key: 'kind',
      label: w.columns.kind,
      sort: (row) => row.kind,
      csv: (row) => words.kind[row.kind],
      render: (row) => <Lozenge>{words.kind[row.kind]}</Lozenge>,
    },
    {
      key: 'evidence',
      label: w.columns.evidence,
      sort: (row) => (row.strongest === null ? 0 : rank[row.strongest]),
      csv: (row) => (row.strongest === null ? words.nothingKnown : words.strength[row.strongest]),
      render: (row) => <StrengthMark strength={row.strongest} />,
    },
    {
      key: 'endpoints',
      label: w.columns.endpoints,
      width: 27,
      sort: endpointsOf,
      csv: ({ endpoints }) => words.bar(endpoints.blocked, endpoints.notBlocked, endpoints.unknown),
      render: (row) => (
        <>
          <ExposureBar counts={row.endpoints} most={most} />
          {row.unresolved === 0 ? null : <small className="quiet">{w.unresolved(row.unresolved)}</small>}
        </>
      ),
    },
    {
      key: 'findings',
      label: w.columns.findings,
      sort: ({ findings }) => findings.error * 1_000_000 + findings.warning * 1000 + findings.note,
      csv: ({ findings }) => levels.map((level) => words.levelCount(level, findings[level])).join(', '),
      render: (row) => <Levels findings={row.findings} />,
    },
    {
      key: 'eligible',
      label: w.columns.eligible,
      sort: (row) => row.eligible,
      csv: (row) => words.eligible[row.eligible],
      render: (row) => words.eligible[row.eligible],
    },
    {
      key: 'covered',
      label: w.columns.covered,
      sort: (row) => row.coveredBy.length,
      csv: (row) => row.coveredBy.join(', '),
      render: (row) => <CoveredBy rules={row.coveredBy} />,
    },
    {
      key: 'ask',
      label: w.columns.ask,
      render: (row) => (
        <button
          type="button"
          className="link nowrap"
          aria-label={w.askOf(row.name)}
          onClick={() => ask(row.key)}
        >
          {w.ask}
        </button>
      ),
    },
  ];
}
