import { useEffect } from 'react';
import type { AppRow, FindingsView, FindingView, Payload } from '../../../src/api';
import type { Query } from '../bridge/address';
import { useCall } from '../bridge/use-call';
import { useLatest } from '../bridge/use-latest';
import { useQuery } from '../bridge/use-query';
import { useSettled } from '../bridge/use-settled';
import { useAnnounce } from '../parts/announce';
import { AppChoice } from '../parts/app-choice';
import { Choice } from '../parts/choice';
import { LevelMark } from '../parts/levels';
import { Link } from '../parts/link';
import { Said } from '../parts/said';
import { SavedFilters } from '../parts/saved-filters';
import { Search } from '../parts/search';
import { Await } from '../parts/states';
import { DataTable, type Column } from '../parts/table';
import { Title } from '../parts/title';
import { Turn } from '../parts/turn';
import { levels, oneOf } from '../types';
import { words } from '../words';

const w = words.findings;
const size = 50;
const states = ['open', 'ignored'] as const;

/** All findings of the estate, a page of them at a time from the server. */
export function Findings(props: {
  readonly apps: readonly AppRow[];
  readonly query: Query;
  readonly focus: boolean;
}) {
  const { apps, query } = props;
  const change = useQuery({ view: 'findings', query });
  const level = oneOf(levels, query['level']);
  const state = oneOf(states, query['state']);
  const find = useSettled(query['find'] ?? '');
  const asked: Payload<'findings'> = {
    app: query['app'] ?? null,
    code: query['code'] ?? null,
    level: level === '' ? null : level,
    state: state === '' ? null : state,
    find,
    from: firstOf(query['from']),
    size,
  };
  const { loaded, reload } = useCall('findings', asked);
  const { shown, busy } = useLatest(loaded);
  const filter = (part: Query): void => change({ ...part, from: '' });
  const codes = shown.state === 'ready' ? shown.value.codes : [];
  return (
    <>
      <Title focus={props.focus}>{w.title}</Title>
      <p>{w.lead}</p>
      <div className="filters" role="search">
        <Search label={w.find} value={query['find'] ?? ''} change={(text) => filter({ find: text })} />
        <Choice
          label={w.level}
          any={w.any}
          value={level}
          change={(to) => filter({ level: to })}
          options={levels.map((one) => [one, words.levelName[one]])}
        />
        <Choice
          label={w.code}
          any={w.any}
          value={query['code'] ?? ''}
          change={(to) => filter({ code: to })}
          options={codes.map(({ code, title, count }) => [code, w.codeCount(title, count)])}
        />
        <Choice
          label={w.state}
          any={w.any}
          value={state}
          change={(to) => filter({ state: to })}
          options={states.map((one) => [one, w.states[one]])}
        />
        <AppChoice
          label={w.app}
          none={w.anyApp}
          apps={apps}
          app={query['app'] ?? null}
          choose={(app) => filter({ app: app ?? '' })}
        />
      </div>
      <SavedFilters view="findings" query={query} />
      <Await loaded={shown} reload={reload}>
        {(view) => (
          <Rows
            view={view}
            apps={apps}
            busy={busy}
            filtered={Object.values(query).some((value) => value !== '')}
            turn={(from) => change({ from: from === 0 ? '' : String(from) })}
          />
        )}
      </Await>
    </>
  );
}

function firstOf(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function Rows(props: {
  readonly view: FindingsView;
  readonly apps: readonly AppRow[];
  readonly busy: boolean;
  readonly filtered: boolean;
  readonly turn: (from: number) => void;
}) {
  const { view, apps, turn } = props;
  const announce = useAnnounce();
  useEffect(() => announce(w.total(view.total)), [announce, view.total]);
  if (view.total === 0) return <p className="quiet">{props.filtered ? w.none : w.noneAtAll}</p>;
  return (
    <section aria-busy={props.busy}>
      <p className="quiet">
        {w.total(view.total)} {view.ignored === 0 ? null : words.overview.ignored(view.ignored)}{' '}
        {view.total > view.rows.length ? w.exportAll : null}
      </p>
      <DataTable
        label={w.title}
        columns={columnsFor(view, apps)}
        rows={view.rows}
        rowKey={({ id }) => id}
        pageSize={size}
        file="findings"
      />
      <Turn from={view.from} shown={view.rows.length} total={view.total} size={size} turn={turn} />
    </section>
  );
}

function columnsFor({ codes }: FindingsView, apps: readonly AppRow[]): readonly Column<FindingView>[] {
  const titles = new Map(codes.map(({ code, title }) => [code, title]));
  const names = new Map(apps.map(({ key, name }) => [key, name]));
  const nameOf = (app: string): string => names.get(app) ?? app;
  const titleOf = (code: string): string => titles.get(code) ?? code;
  return [
    {
      key: 'level',
      label: w.columns.level,
      csv: ({ level }) => words.levelName[level],
      render: ({ level }) => <LevelMark level={level} />,
    },
    {
      key: 'code',
      label: w.columns.code,
      width: 18,
      csv: ({ code }) => titleOf(code),
      render: ({ code }) => <Said>{titleOf(code)}</Said>,
    },
    {
      key: 'app',
      label: w.columns.app,
      width: 20,
      csv: ({ app }) => (app === null ? w.site : nameOf(app)),
      render: ({ app }) =>
        app === null ? (
          <span className="quiet">{w.site}</span>
        ) : (
          <Link to={{ view: 'app', key: app }}>{nameOf(app)}</Link>
        ),
    },
    {
      key: 'text',
      label: w.columns.text,
      width: 44,
      csv: ({ text }) => text,
      render: ({ text, ignored }) => (
        <>
          <Said>{text}</Said>
          {ignored === null ? null : (
            <small className="quiet below">
              {w.states.ignored}, {w.until(ignored.until)}: {ignored.reason}
            </small>
          )}
        </>
      ),
    },
    {
      key: 'decide',
      label: w.columns.decide,
      render: ({ id, text }) => (
        <Link to={{ view: 'approvals', query: { finding: id, about: text } }} label={w.decideOf(text)}>
          {w.decide}
        </Link>
      ),
    },
  ];
}
