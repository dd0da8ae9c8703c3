import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { AuditLogView } from '../../../../src/api';
import { call } from '../../bridge/call';
import { Ended, useAct } from '../../parts/act';
import { Sentences } from '../../parts/sentences';
import { DataTable, type Column } from '../../parts/table';
import { moment, words } from '../../words';

const w = words.audit;
type Event = AuditLogView['events'][number];

const columns: readonly Column<Event>[] = [
  {
    key: 'at',
    label: w.columns.at,
    sort: ({ at }) => Date.parse(at),
    csv: ({ at }) => at,
    render: ({ at }) => moment(at),
  },
  {
    key: 'kind',
    label: w.columns.kind,
    sort: ({ kind }) => w.kind[kind],
    render: ({ kind }) => w.kind[kind],
  },
  { key: 'app', label: w.columns.app, sort: ({ app }) => app, render: ({ app }) => app },
  { key: 'by', label: w.columns.by, csv: ({ by }) => by ?? w.nobody, render: ({ by }) => by ?? w.nobody },
  {
    key: 'agrees',
    label: w.columns.agrees,
    sort: ({ agrees }) => Number(agrees),
    csv: ({ agrees }) => (agrees ? w.agrees : w.differs),
    render: ({ agrees }) => (agrees ? w.agrees : <b>{w.differs}</b>),
  },
  {
    key: 'raw',
    label: w.columns.raw,
    width: 30,
    csv: ({ raw }) => raw,
    render: ({ raw }) => (
      <details>
        <summary>{w.raw}</summary>
        <code>{raw}</code>
      </details>
    ),
  },
];

/** The audit log as this administrator may read it, now; nothing is read before it is asked for. */
export function AuditLog() {
  const [view, setView] = useState<AuditLogView | null>(null);
  const { busy, outcome, act } = useAct();
  const read = async (): Promise<string> => {
    const next = await call('audit-log', {});
    setView(next);
    return w.summary(next.records, next.events.length, next.readAt);
  };
  return (
    <section className="panel">
      <h3>{w.title}</h3>
      <p className="quiet">{w.lead}</p>
      <div className="actions">
        <Button isDisabled={busy} onClick={() => act(read)}>
          {view === null ? w.read : w.again}
        </Button>
      </div>
      <Ended outcome={outcome} />
      {view === null ? null : (
        <>
          {view.notices.length === 0 ? null : <Sentences texts={view.notices} nothing="" />}
          {view.events.length === 0 ? (
            <p className="quiet">{w.none}</p>
          ) : (
            <DataTable
              label={w.title}
              columns={columns}
              rows={view.events}
              rowKey={(event) => String(view.events.indexOf(event))}
              pageSize={15}
              start={{ key: 'at', direction: 'DESC' }}
              file="audit-log"
            />
          )}
        </>
      )}
    </section>
  );
}
