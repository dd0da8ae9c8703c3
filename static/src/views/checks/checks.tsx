import { useState } from 'react';
import type { ChecksView, CheckView } from '../../../../src/api';
import type { Query } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { useQuery } from '../../bridge/use-query';
import { Choice } from '../../parts/choice';
import { Named } from '../../parts/named';
import { Said } from '../../parts/said';
import { Sentences } from '../../parts/sentences';
import { Await } from '../../parts/states';
import { DataTable, type Column } from '../../parts/table';
import { Title } from '../../parts/title';
import { oneOf } from '../../types';
import { count, moment, words } from '../../words';
import { ChecksEditor } from './editor';
import { ResultMark } from './result';

const w = words.checks;
const results = ['fails', 'needs a person', 'passes'] as const satisfies readonly CheckView['result'][];

/** Checks of the estate: how each came out and why, and the text they are written in. */
export function Checks({ query, focus }: { readonly query: Query; readonly focus: boolean }) {
  const { loaded, reload } = useCall('checks', {});
  const [newer, setNewer] = useState<ChecksView | null>(null);
  return (
    <>
      <Title focus={focus}>{w.title}</Title>
      <p>{w.lead}</p>
      <Await loaded={newer === null ? loaded : { state: 'ready', value: newer }} reload={reload}>
        {(view) => (
          <>
            <Results view={view} query={query} />
            <ChecksEditor text={view.text} recorded={setNewer} />
            <History history={view.history} />
          </>
        )}
      </Await>
    </>
  );
}

function Results({ view, query }: { readonly view: ChecksView; readonly query: Query }) {
  const change = useQuery({ view: 'checks', query });
  const result = oneOf(results, query['result']);
  if (view.checks.length === 0) return <p className="quiet">{w.none}</p>;
  const shown = view.checks.filter((check) => result === '' || check.result === result);
  return (
    <section className="panel">
      <h3>{w.list}</h3>
      {view.recordedAt === null ? null : <p className="quiet">{w.recorded(view.recordedAt)}</p>}
      <div className="filters">
        <Choice
          label={w.show}
          any={w.showAll}
          value={result}
          options={results.map((one) => [one, w.result[one]])}
          change={(to) => change({ result: to })}
        />
      </div>
      <DataTable
        label={w.list}
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        pageSize={20}
        start={{ key: 'result', direction: 'ASC' }}
        file="checks"
      />
    </section>
  );
}

const columns: readonly Column<CheckView>[] = [
  {
    key: 'check',
    label: w.columns.check,
    width: 28,
    sort: ({ title }) => title,
    render: ({ id, title }) => (
      <Named note={id}>
        <b>{title}</b>
      </Named>
    ),
  },
  {
    key: 'control',
    label: w.columns.control,
    sort: ({ control }) => control ?? '',
    csv: ({ control }) => control ?? w.noControl,
    render: ({ control }) => control ?? <span className="quiet">{w.noControl}</span>,
  },
  {
    key: 'result',
    label: w.columns.result,
    sort: ({ result }) => String(results.indexOf(result)),
    csv: ({ result }) => w.result[result],
    render: ({ result }) => <ResultMark result={result} />,
  },
  {
    key: 'why',
    label: w.columns.why,
    width: 44,
    csv: ({ texts }) => texts.join(' '),
    render: ({ texts }) => <Why texts={texts} />,
  },
];

/** The first reason in sight, all of them a click away. */
function Why({ texts }: { readonly texts: readonly string[] }) {
  const [first] = texts;
  if (first === undefined) return <span className="quiet">{w.nothing}</span>;
  if (texts.length === 1) return <Said>{first}</Said>;
  return (
    <details>
      <summary>{w.why(texts.length)}</summary>
      <Sentences texts={texts} nothing={w.nothing} />
    </details>
  );
}

const historyColumns: readonly Column<ChecksView['history'][number]>[] = [
  {
    key: 'version',
    label: w.historyColumns.version,
    sort: ({ version }) => version,
    render: ({ version }) => count(version),
  },
  {
    key: 'at',
    label: w.historyColumns.at,
    csv: ({ recordedAt }) => recordedAt,
    render: ({ recordedAt }) => moment(recordedAt),
  },
  { key: 'by', label: w.historyColumns.by, csv: ({ by }) => by, render: ({ by }) => by },
  {
    key: 'reason',
    label: w.historyColumns.reason,
    width: 40,
    csv: ({ reason }) => reason,
    render: ({ reason }) => reason,
  },
  {
    key: 'checks',
    label: w.historyColumns.checks,
    sort: ({ checks }) => checks,
    render: ({ checks }) => count(checks),
  },
];

function History({ history }: { readonly history: ChecksView['history'] }) {
  if (history.length === 0) return null;
  return (
    <section className="panel">
      <h3>{w.history}</h3>
      <DataTable
        label={w.history}
        columns={historyColumns}
        rows={history}
        rowKey={({ version }) => String(version)}
        pageSize={10}
      />
    </section>
  );
}
