import type { DecisionRow } from '../../../../src/api';
import { Link } from '../../parts/link';
import { pageSize } from '../../parts/listed';
import { Lozenge } from '../../parts/lozenge';
import { Named } from '../../parts/named';
import { Said } from '../../parts/said';
import { DataTable, type Column } from '../../parts/table';
import { VerdictMark } from '../../parts/verdict';
import { moment, words } from '../../words';

const w = words.decisions;
const told = 3;
/** How the decision point names a caller that nobody knows. */
const unidentified = 'unidentified';

export function Lines({ rows }: { readonly rows: readonly DecisionRow[] }) {
  return (
    <DataTable label={w.table} columns={columns} rows={rows} rowKey={(row) => row.id} pageSize={pageSize} />
  );
}

const columns: readonly Column<DecisionRow>[] = [
  {
    key: 'time',
    label: w.columns.time,
    width: 13,
    render: (row) => (
      <>
        <time dateTime={row.time}>{moment(row.time)}</time>
        <small className="quiet below">{words.why.pointName[row.point]}</small>
      </>
    ),
  },
  {
    key: 'app',
    label: w.columns.app,
    width: 16,
    render: (row) => <Caller row={row} />,
  },
  {
    key: 'call',
    label: w.columns.call,
    width: 24,
    render: (row) => <code>{`${row.method} ${row.path}`}</code>,
  },
  { key: 'spaces', label: w.columns.spaces, render: (row) => spacesOf(row) },
  {
    key: 'verdict',
    label: w.columns.verdict,
    render: (row) => (
      <>
        <VerdictMark verdict={row.verdict} would={row.verdict === 'blocked' && !row.enforced} />
        <span className="below">
          {row.effect === 'none' && !row.enforced ? null : (
            <Lozenge look={row.enforced ? 'inprogress' : 'default'}>
              {row.enforced ? w.enforced : w.noted}
            </Lozenge>
          )}
        </span>
      </>
    ),
  },
  {
    key: 'reason',
    label: w.columns.reason,
    width: 22,
    render: (row) => (
      <>
        <Said>{row.text}</Said>
        {row.filtered === 0 ? null : <small className="quiet below">{w.filtered(row.filtered)}</small>}
        {row.rule === null ? null : (
          <small className="below">
            <Link to={{ view: 'rules', query: { rule: row.rule } }} label={words.why.openRule(row.rule)}>
              {row.rule}
            </Link>
          </small>
        )}
      </>
    ),
  },
  {
    key: 'why',
    label: w.columns.why,
    render: (row) => (
      <Link
        to={{
          view: 'why',
          query: {
            app: row.app === unidentified ? '' : row.app,
            method: row.method,
            url: row.path,
            space: onlySpace(row),
            point: row.point,
          },
        }}
        label={words.why.whyOf(`${row.method} ${row.path}`)}
      >
        {words.why.short}
      </Link>
    ),
  },
];

/** Who called: an app of the estate leads to what is known of it; another caller has no more than its key. */
function Caller({ row }: { readonly row: DecisionRow }) {
  if (row.app === unidentified) return w.unknownApp;
  if (row.own) return <Named note={row.app}>{w.ownName}</Named>;
  if (row.appName === row.app)
    return (
      <span className="key" title={row.app}>
        {row.app}
      </span>
    );
  return (
    <Named note={row.app}>
      <Link to={{ view: 'app', key: row.app }}>{row.appName}</Link>
    </Named>
  );
}

/** How the log writes a space that could not be found. */
const notFound = '?';

function onlySpace({ spaces: [key = '', ...more] }: DecisionRow): string {
  return more.length > 0 || key === notFound ? '' : key;
}

/** A call has no spaces where its verdict did not depend on any. */
function spacesOf({ spaces }: DecisionRow): string {
  if (spaces.length === 0) return w.noMatter;
  const text = spaces
    .slice(0, told)
    .map((key) => (key === notFound ? w.noSpace : key))
    .join(', ');
  return spaces.length > told ? `${text} ${w.moreSpaces(spaces.length - told)}` : text;
}
