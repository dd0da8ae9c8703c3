import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { SettingsView } from '../../../../src/api';
import { call, CallError } from '../../bridge/call';
import { save } from '../../bridge/save';
import { Ended, useAct } from '../../parts/act';
import { Field } from '../../parts/field';
import { usePages } from '../../parts/pages';
import { Said } from '../../parts/said';
import { DataTable, type Column } from '../../parts/table';
import { count, moment, words } from '../../words';

const w = words.stored;
type Row = SettingsView['stored'][number];

const columns: readonly Column<Row>[] = [
  { key: 'what', label: w.columns.what, sort: ({ what }) => what, render: ({ what }) => <Said>{what}</Said> },
  { key: 'rows', label: w.columns.rows, sort: ({ rows }) => rows, render: ({ rows }) => count(rows) },
  {
    key: 'bytes',
    label: w.columns.bytes,
    sort: ({ bytes }) => bytes ?? 0,
    csv: ({ bytes }) => bytes ?? w.bytes(null),
    render: ({ bytes }) => w.bytes(bytes),
  },
];

/** What Portcullis keeps, with the means to take it along and to delete it. */
export function Stored({ view, deleted }: { readonly view: SettingsView; readonly deleted: () => void }) {
  const { shown, pager } = usePages(view.lifecycle, 10);
  return (
    <>
      <section className="panel">
        <h3>{w.title}</h3>
        <p className="quiet">{w.lead}</p>
        {view.stored.length === 0 ? (
          <p className="quiet">{w.none}</p>
        ) : (
          <DataTable
            label={w.title}
            columns={columns}
            rows={view.stored}
            rowKey={({ what }) => what}
            pageSize={15}
          />
        )}
        <Export />
      </section>
      <Delete deleted={deleted} />
      <section className="panel">
        <h3>{w.lifecycle}</h3>
        {view.lifecycle.length === 0 ? <p className="quiet">{w.lifecycleNone}</p> : null}
        <ul className="sentences">
          {shown.map(({ at, event }, index) => (
            <li key={`${at} ${String(index)}`}>
              {moment(at)} <Said>{event}</Said>
            </li>
          ))}
        </ul>
        {pager}
      </section>
    </>
  );
}

function Export() {
  const { busy, outcome, act } = useAct();
  const [progress, setProgress] = useState('');
  const give = async (): Promise<string> => {
    const first = await call('data.export', { part: 0 });
    const texts = [first.text];
    for (let part = 1; part < first.parts; part += 1) {
      setProgress(w.exporting(part + 1, first.parts));
      texts.push((await call('data.export', { part })).text);
    }
    save(first.fileName, 'application/json', texts);
    return w.exported(first.fileName);
  };
  return (
    <>
      <div className="actions">
        <Button isDisabled={busy} onClick={() => act(give)}>
          {w.export}
        </Button>
        <span role="status">{busy ? progress : ''}</span>
      </div>
      <Ended outcome={outcome} />
    </>
  );
}

function Delete({ deleted }: { readonly deleted: () => void }) {
  const [typed, setTyped] = useState('');
  const { busy, outcome, act } = useAct();
  const remove = async (): Promise<string> => {
    const answer = await call('data.delete', { confirm: typed });
    if (!answer.deleted) throw new CallError('failed', w.notDeleted);
    setTyped('');
    deleted();
    return w.deleted;
  };
  return (
    <section className="panel sheet">
      <h3>{w.delete}</h3>
      <p>{w.deleteMeans}</p>
      <Field label={w.deleteType} value={typed} longest={20} change={setTyped} />
      <div className="actions">
        <Button appearance="danger" isDisabled={busy || typed !== w.deleteWord} onClick={() => act(remove)}>
          {w.deleteDo}
        </Button>
      </div>
      <Ended outcome={outcome} />
    </section>
  );
}
