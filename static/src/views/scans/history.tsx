import { useState } from 'react';
import type { ScanRow } from '../../../../src/api';
import { Levels } from '../../parts/levels';
import { Link } from '../../parts/link';
import { Lozenge } from '../../parts/lozenge';
import { ExposureBar } from '../../parts/marks';
import { Named } from '../../parts/named';
import { Said } from '../../parts/said';
import { DataTable, type Column } from '../../parts/table';
import { count, moment, words } from '../../words';
import { Pack } from './pack';

const w = words.scans;
const looks = { running: 'inprogress', done: 'success', failed: 'removed', cancelled: 'default' } as const;

/** Scans that ran, with what each saw; one opens its evidence pack at a time. */
export function History({ rows }: { readonly rows: readonly ScanRow[] }) {
  const [packed, setPacked] = useState<ScanRow | null>(null);
  const most = Math.max(
    1,
    ...rows.map(({ endpoints }) => endpoints.blocked + endpoints.notBlocked + endpoints.unknown),
  );
  return (
    <>
      <DataTable
        label={w.history}
        columns={columnsFor(most, setPacked)}
        rows={rows}
        rowKey={({ id }) => id}
        file="scans"
      />
      {packed ? <Pack key={packed.id} scan={packed} /> : null}
    </>
  );
}

const seconds = ({ startedAt, finishedAt }: ScanRow): number | null =>
  finishedAt === null
    ? null
    : Math.max(0, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000));

function columnsFor(most: number, pack: (scan: ScanRow) => void): readonly Column<ScanRow>[] {
  return [
    {
      key: 'started',
      label: w.columns.started,
      width: 16,
      csv: ({ startedAt }) => startedAt,
      render: (row) => {
        const took = seconds(row);
        return (
          <Named note={took === null ? '' : w.took(took)}>
            <span>{moment(row.startedAt)}</span>
          </Named>
        );
      },
    },
    {
      key: 'state',
      label: w.columns.state,
      csv: ({ state }) => w.state[state],
      render: ({ state, message }) => (
        <>
          <Lozenge look={looks[state]}>{w.state[state]}</Lozenge>
          {message === null ? null : (
            <small className="quiet below">
              <Said>{message}</Said>
            </small>
          )}
        </>
      ),
    },
    { key: 'by', label: w.columns.by, csv: ({ by }) => w.by[by], render: ({ by }) => w.by[by] },
    {
      key: 'seen',
      label: w.columns.seen,
      csv: ({ apps }) => apps,
      render: ({ apps, spaces, catalogue, rules }) => (
        <Named note={w.catalogue(catalogue, rules)}>
          <span>{w.seen(apps, spaces)}</span>
        </Named>
      ),
    },
    {
      key: 'endpoints',
      label: w.columns.endpoints,
      width: 24,
      render: ({ endpoints }) => <ExposureBar counts={endpoints} most={most} />,
    },
    { key: 'findings', label: w.columns.findings, render: ({ findings }) => <Levels findings={findings} /> },
    {
      key: 'calls',
      label: w.columns.calls,
      csv: ({ calls }) => calls,
      render: ({ calls, callsNeeded, points }) => (
        <Named note={w.callsNote(callsNeeded, points)}>
          <span>{count(calls)}</span>
        </Named>
      ),
    },
    {
      key: 'evidence',
      label: w.columns.evidence,
      render: (row) =>
        row.state === 'done' ? (
          <>
            <Link to={{ view: 'drift', query: { until: row.id } }} label={w.changesOf(row.startedAt)}>
              {w.changes}
            </Link>
            <button
              type="button"
              className="link below"
              aria-label={w.packOf(row.startedAt)}
              onClick={() => pack(row)}
            >
              {w.pack}
            </button>
          </>
        ) : null,
    },
  ];
}
