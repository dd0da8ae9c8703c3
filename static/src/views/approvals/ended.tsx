import type { ApprovalsView } from '../../../../src/api';
import { Named } from '../../parts/named';
import { Said } from '../../parts/said';
import { DataTable, type Column } from '../../parts/table';
import { words } from '../../words';

const w = words.approvals;
type Row = ApprovalsView['history'][number];

const columns: readonly Column<Row>[] = [
  {
    key: 'about',
    label: w.columns.about,
    width: 30,
    csv: ({ text }) => text,
    render: ({ kind, text }) => (
      <Named note={w.historyKind[kind]}>
        <Said>{text}</Said>
      </Named>
    ),
  },
  {
    key: 'decision',
    label: w.columns.decision,
    csv: ({ decision }) => (decision === null ? '' : w.decision[decision]),
    render: ({ decision }) => (decision === null ? '' : w.decision[decision]),
  },
  { key: 'owner', label: w.columns.owner, csv: ({ owner }) => owner, render: ({ owner }) => owner },
  {
    key: 'reason',
    label: w.columns.reason,
    width: 20,
    csv: ({ reason }) => reason,
    render: ({ reason }) => reason,
  },
  {
    key: 'by',
    label: w.columns.by,
    csv: ({ at, by }) => `${by}, ${at}`,
    render: ({ at, by }) => w.byAt(by, at),
  },
  {
    key: 'ended',
    label: w.historyEnded,
    csv: ({ endedAt, endedBy }) => `${endedBy}, ${endedAt}`,
    render: ({ endedAt, endedBy }) => w.byAt(endedBy, endedAt),
  },
];

/** Decisions and attestations that ended, so that nothing signed goes without a trace. */
export function EndedList({ view }: { readonly view: ApprovalsView }) {
  const { history, historyTotal } = view;
  if (history.length === 0) return null;
  return (
    <section className="panel">
      <h3>{w.history}</h3>
      <p className="quiet">{w.historyShown(history.length, historyTotal)}</p>
      <DataTable
        label={w.history}
        columns={columns}
        rows={history}
        rowKey={({ id }) => id}
        pageSize={10}
        file="approvals-ended"
      />
    </section>
  );
}
