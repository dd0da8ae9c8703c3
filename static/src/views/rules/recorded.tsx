import type { RulesView, RuleView } from '../../../../src/api';
import { Link } from '../../parts/link';
import { Lozenge } from '../../parts/lozenge';
import { Named } from '../../parts/named';
import { DataTable, type Column } from '../../parts/table';
import { words } from '../../words';

const w = words.rules;

/** The recorded rules, never more than that: what is in force is Guard's to say. */
export function Recorded({ rules }: { readonly rules: RulesView }) {
  return (
    <section className="rules-part" aria-label={w.recordedTitle}>
      <p className="quiet">{w.meaning}</p>
      {rules.rules.length === 0 ? (
        <p className="quiet">{w.recordedNone}</p>
      ) : (
        <DataTable label={w.recordedTitle} columns={columns} rows={rules.rules} rowKey={(rule) => rule.id} />
      )}
    </section>
  );
}

const columns: readonly Column<RuleView>[] = [
  {
    key: 'name',
    label: w.columns.name,
    width: 26,
    sort: (rule) => rule.name,
    render: (rule) => (
      <Named note={rule.id}>
        <Link to={{ view: 'rules', query: { rule: rule.id } }} label={w.openRule(rule.name)}>
          {rule.name}
        </Link>
      </Named>
    ),
  },
  { key: 'apps', label: w.columns.apps, width: 26, render: (rule) => rule.apps },
  { key: 'where', label: w.columns.where, render: (rule) => rule.where },
  { key: 'mode', label: w.columns.mode, render: (rule) => <Lozenge>{w.mode[rule.mode]}</Lozenge> },
  { key: 'state', label: w.columns.state, render: (rule) => rule.state },
];
