import type { AppView, FindingView } from '../../../src/api';
import { LevelMark } from '../parts/levels';
import { usePages } from '../parts/pages';
import { Said } from '../parts/said';
import { DataTable, type Column } from '../parts/table';
import { count, words } from '../words';

const w = words.app;
type Scope = NonNullable<AppView['scopes']>[number];

const scopeColumns: readonly Column<Scope>[] = [
  {
    key: 'scope',
    label: w.scopeColumns.scope,
    sort: (one) => one.scope,
    render: (one) => <code>{one.scope}</code>,
  },
  {
    key: 'endpoints',
    label: w.scopeColumns.endpoints,
    sort: (one) => one.endpoints,
    render: (one) => count(one.endpoints),
  },
  {
    key: 'note',
    label: w.scopeColumns.note,
    render: (one) => (!one.known ? w.scopeUnknown : one.endpoints === 0 ? w.scopeUnused : ''),
  },
];

export function Scopes({ scopes }: { readonly scopes: AppView['scopes'] }) {
  if (scopes === null || scopes.length === 0)
    return <p className="quiet">{scopes === null ? w.scopesUnknown : w.scopesNone}</p>;
  return (
    <div className="tab">
      <DataTable
        label={w.tabs.scopes(scopes.length)}
        columns={scopeColumns}
        rows={scopes}
        rowKey={(one) => one.scope}
        start={{ key: 'endpoints', direction: 'DESC' }}
      />
    </div>
  );
}

/** What an app adds to Confluence, what it hears of, and where data may leave to. */
export function DataPaths({ view }: { readonly view: AppView }) {
  const modules = view.modules.map(({ type, key, title }) => `${title ?? key} (${type})`);
  const egress = view.egress.map(({ address, kind }) => `${address} (${kind})`);
  return (
    <div className="tab">
      <Group title={w.modules} items={modules} nothing={w.modulesNone} />
      <Group title={w.events} items={view.events} nothing={w.eventsNone} />
      <Group title={w.egress} items={egress} nothing={w.egressNone} />
    </div>
  );
}

function Group(props: {
  readonly title: string;
  readonly items: readonly string[];
  readonly nothing: string;
}) {
  const { shown, pager } = usePages(props.items, 25);
  return (
    <section>
      <h3>{props.title}</h3>
      {props.items.length === 0 ? <p className="quiet">{props.nothing}</p> : null}
      <ul className="sentences">
        {shown.map((item, index) => (
          <li key={`${item} ${String(index)}`}>{item}</li>
        ))}
      </ul>
      {pager}
    </section>
  );
}

export function Findings({ findings }: { readonly findings: readonly FindingView[] }) {
  const { shown, pager } = usePages(findings, 25);
  if (findings.length === 0) return <p className="quiet">{w.findingsNone}</p>;
  return (
    <div className="tab">
      <ul className="findings">
        {shown.map((finding) => (
          <li key={finding.id}>
            <LevelMark level={finding.level} />
            <Said>{finding.text}</Said>
          </li>
        ))}
      </ul>
      {pager}
    </div>
  );
}

export function Unresolved({ unresolved }: { readonly unresolved: AppView['unresolved'] }) {
  const { shown, pager } = usePages(unresolved, 25);
  if (unresolved.length === 0) return <p className="quiet">{w.unresolvedNone}</p>;
  return (
    <div className="tab">
      <p>{w.unresolvedMeans}</p>
      <ul className="findings">
        {shown.map((one, index) => (
          <li key={`${one.file}:${String(one.line)} ${String(index)}`}>
            <span>{w.unresolvedReasons[one.reason] ?? one.reason}</span>
            <span>
              <code>{one.text}</code> <small className="quiet">{w.place(one.file, one.line)}</small>
            </span>
          </li>
        ))}
      </ul>
      {pager}
    </div>
  );
}
