import { useMemo } from 'react';
import type { RulesView } from '../../../../src/api';
import { Link } from '../../parts/link';
import { Lozenge } from '../../parts/lozenge';
import { DataTable, type Column } from '../../parts/table';
import { count, moment, words } from '../../words';
import { Version } from './version';

const w = words.rules;
type Entry = RulesView['history'][number];

/** Every recorded version with who recorded it and why; one of them in full where the address asks for it. */
export function History(props: {
  readonly rules: RulesView;
  readonly version: number;
  readonly recorded: () => void;
}) {
  const { rules, version, recorded } = props;
  const columns = useMemo(() => columnsFor(rules.version), [rules.version]);
  const entry = rules.history.find((one) => one.version === version);
  if (entry) return <Version key={version} entry={entry} rules={rules} recorded={recorded} />;
  if (rules.history.length === 0) return <p className="quiet">{w.historyNone}</p>;
  return (
    <section className="rules-part" aria-label={w.history}>
      <DataTable
        label={w.history}
        columns={columns}
        rows={rules.history}
        rowKey={(one) => String(one.version)}
        start={{ key: 'version', direction: 'DESC' }}
      />
    </section>
  );
}

function columnsFor(newest: number): readonly Column<Entry>[] {
  const names = w.historyColumns;
  return [
    {
      key: 'version',
      label: names.version,
      width: 14,
      sort: (entry) => entry.version,
      render: ({ version }) => (
        <span className="nowrap">
          {count(version)} {version === newest ? <Lozenge look="success">{w.current}</Lozenge> : null}
        </span>
      ),
    },
    {
      key: 'at',
      label: names.at,
      sort: (entry) => Date.parse(entry.recordedAt),
      render: (entry) => (
        <>
          {moment(entry.recordedAt)}
          <small className="quiet below">{w.historyAge(entry.recordedAt)}</small>
        </>
      ),
    },
    { key: 'by', label: names.by, sort: (entry) => entry.by, render: (entry) => entry.by },
    { key: 'reason', label: names.reason, width: 34, render: (entry) => entry.reason },
    { key: 'rules', label: names.rules, sort: (entry) => entry.rules, render: (entry) => count(entry.rules) },
    {
      key: 'see',
      label: names.view,
      render: ({ version }) => (
        <Link
          to={{ view: 'rules', query: { part: 'history', version: String(version) } }}
          label={w.seeOf(version)}
        >
          {w.see}
        </Link>
      ),
    },
  ];
}
