import type { PreviewSpaceRow } from '../../../../src/api';
import { Link } from '../../parts/link';
import { Named } from '../../parts/named';
import { DataTable, type Column } from '../../parts/table';
import { count, words } from '../../words';
import { pageSize } from '../../parts/listed';

const w = words.preview;
const told = 4;

export function SpaceTable({ rows }: { readonly rows: readonly PreviewSpaceRow[] }) {
  return (
    <DataTable
      label={w.spaceTable}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      pageSize={pageSize}
    />
  );
}

/** The rules that cover a space, each leading to its fields. */
export function RuleLinks({ rules }: { readonly rules: readonly string[] }) {
  if (rules.length === 0) return <span className="quiet">{w.notCovered}</span>;
  return (
    <span className="rule-links">
      {rules.slice(0, told).map((rule) => (
        <Link key={rule} to={{ view: 'rules', query: { rule } }}>
          {rule}
        </Link>
      ))}
      {rules.length > told ? <small className="quiet">{words.rules.more(rules.length - told)}</small> : null}
    </span>
  );
}

const columns: readonly Column<PreviewSpaceRow>[] = [
  {
    key: 'name',
    label: w.spaceColumns.name,
    width: 36,
    render: (row) => (
      <Named note={row.name === null ? w.noName : row.key}>
        <Link to={{ view: 'preview', query: { space: row.key } }} label={w.openSpace(row.name ?? row.key)}>
          {row.name ?? row.key}
        </Link>
      </Named>
    ),
  },
  { key: 'covered', label: w.spaceColumns.covered, render: (row) => <Covered row={row} /> },
  { key: 'losing', label: w.spaceColumns.losing, render: (row) => count(row.losing) },
  { key: 'rules', label: w.spaceColumns.rules, width: 30, render: (row) => <RuleLinks rules={row.rules} /> },
];

/** Apps that are kept out of a space, and those for which it depends on the level of each page. */
function Covered({ row }: { readonly row: PreviewSpaceRow }) {
  return (
    <>
      {count(row.covered)}
      {row.byLevel === 0 ? null : <small className="quiet below">{w.byLevel(row.byLevel)}</small>}
    </>
  );
}
