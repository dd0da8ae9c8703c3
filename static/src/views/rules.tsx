import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import type { RulesView, RuleView } from '../../../src/api';
import { useCall } from '../bridge/use-call';
import { Named } from '../parts/named';
import { Await } from '../parts/states';
import { DataTable, type Column } from '../parts/table';
import { Title } from '../parts/title';
import { count, date, words } from '../words';
import { RulesEditor } from './rules-editor';
import './rules.css';

const w = words.rules;

/** The recorded rules, never more than that: what is in force is Guard's to say. */
export function Rules({ focus, changed }: { readonly focus: boolean; readonly changed: () => void }) {
  const { loaded, reload } = useCall('rules', {});
  const recorded = (): void => {
    reload();
    changed();
  };
  return (
    <>
      <Title focus={focus}>{w.title}</Title>
      <SectionMessage appearance="information">
        <p>{w.meaning}</p>
      </SectionMessage>
      <Await loaded={loaded} reload={reload}>
        {(view) => (
          <div className="rules">
            {view.rules.length === 0 ? (
              <p className="quiet">{w.none}</p>
            ) : (
              <DataTable label={w.title} columns={columns} rows={view.rules} rowKey={(rule) => rule.id} />
            )}
            <RulesEditor text={view.text} recorded={recorded} />
            <section>
              <h3>{w.history}</h3>
              {view.history.length === 0 ? (
                <p className="quiet">{w.historyNone}</p>
              ) : (
                <DataTable
                  label={w.history}
                  columns={historyColumns}
                  rows={view.history}
                  rowKey={(entry) => String(entry.version)}
                  pageSize={10}
                  start={{ key: 'version', direction: 'DESC' }}
                />
              )}
            </section>
          </div>
        )}
      </Await>
    </>
  );
}

const columns: readonly Column<RuleView>[] = [
  {
    key: 'name',
    label: w.columns.name,
    sort: (rule) => rule.name,
    render: (rule) => (
      <Named note={rule.id}>
        <b>{rule.name}</b>
      </Named>
    ),
  },
  { key: 'apps', label: w.columns.apps, render: (rule) => rule.apps },
  { key: 'where', label: w.columns.where, render: (rule) => rule.where },
  { key: 'mode', label: w.columns.mode, render: (rule) => <Lozenge>{w.mode[rule.mode]}</Lozenge> },
  { key: 'state', label: w.columns.state, render: (rule) => rule.state },
];

const historyColumns: readonly Column<RulesView['history'][number]>[] = [
  {
    key: 'version',
    label: w.historyColumns.version,
    sort: (entry) => entry.version,
    render: (entry) => count(entry.version),
  },
  { key: 'at', label: w.historyColumns.at, render: (entry) => date(entry.recordedAt) },
  { key: 'by', label: w.historyColumns.by, render: (entry) => entry.by },
  { key: 'reason', label: w.historyColumns.reason, render: (entry) => entry.reason },
  { key: 'rules', label: w.historyColumns.rules, render: (entry) => count(entry.rules) },
];
