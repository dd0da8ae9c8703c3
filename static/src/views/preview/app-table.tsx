import { useMemo } from 'react';
import type { PreviewAppRow } from '../../../../src/api';
import { Link } from '../../parts/link';
import { Lozenge } from '../../parts/lozenge';
import { StrengthMark } from '../../parts/marks';
import { Named } from '../../parts/named';
import { DataTable, type Column } from '../../parts/table';
import { words } from '../../words';
import { pageSize } from '../../parts/listed';

const w = words.preview;

/** Apps and what they would lose; each leads to its detail, and from there back to the space it came from. */
export function AppTable(props: { readonly rows: readonly PreviewAppRow[]; readonly space: string }) {
  const { rows, space } = props;
  const columns = useMemo(() => columnsFor(space), [space]);
  return (
    <DataTable
      label={w.appTable}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      pageSize={pageSize}
    />
  );
}

function columnsFor(space: string): readonly Column<PreviewAppRow>[] {
  const names = w.appColumns;
  return [
    {
      key: 'name',
      label: names.name,
      width: 23,
      render: (row) => (
        <Named note={row.key}>
          <Link to={{ view: 'preview', query: { app: row.key, space } }} label={w.openApp(row.name)}>
            {row.name}
          </Link>
        </Named>
      ),
    },
    {
      key: 'where',
      label: names.where,
      width: 15,
      render: (row) => (
        <>
          {row.where ?? <span className="quiet">{w.notCovered}</span>}{' '}
          {row.changed ? (
            <span title={w.changedMeans}>
              <Lozenge look="new">{w.changed}</Lozenge>
            </span>
          ) : null}
        </>
      ),
    },
    { key: 'loses', label: names.loses, width: 21, render: (row) => <Losses row={row} /> },
    { key: 'keeps', label: names.keeps, width: 10, render: (row) => w.endpoints(row.keeps) },
    {
      key: 'notKnown',
      label: names.notKnown,
      width: 11,
      render: (row) => (
        <>
          {w.endpoints(row.notKnown)}
          {row.hidden === 0 ? null : <small className="quiet below">{w.hidden(row.hidden)}</small>}
        </>
      ),
    },
    {
      key: 'evidence',
      label: names.evidence,
      width: 12,
      render: (row) => <StrengthMark strength={row.strongest} />,
    },
    { key: 'eligible', label: names.eligible, render: (row) => words.eligible[row.eligible] },
  ];
}

/** The losses with the best evidence first; nothing that is not known counts as nothing lost. */
function Losses({ row }: { readonly row: PreviewAppRow }) {
  const { loses, modules, brokenAnyway } = row;
  const lines = [
    modules === 0 ? '' : w.modules(modules),
    ...(['observed', 'referenced', 'permitted'] as const).map((strength) =>
      loses[strength] === 0 ? '' : w.strengths[strength](loses[strength]),
    ),
  ].filter((line) => line !== '');
  return (
    <>
      {row.where !== null && lines.length === 0 ? <span className="quiet">{w.nothingLost}</span> : null}
      {lines.length === 0 ? null : (
        <ul className="losses">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {brokenAnyway === 0 ? null : <small className="quiet below">{w.broken(brokenAnyway)}</small>}
    </>
  );
}
