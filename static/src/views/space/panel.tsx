import { useMemo } from 'react';
import type { SpaceView } from '../../../../src/api';
import { useGo, type Query } from '../../bridge/address';
import { useQuery } from '../../bridge/use-query';
import { Choice } from '../../parts/choice';
import { Lines } from '../../parts/lines';
import { fits } from '../../parts/question';
import { Search } from '../../parts/search';
import { Sentences } from '../../parts/sentences';
import { DataTable } from '../../parts/table';
import { oneOf } from '../../types';
import { words } from '../../words';
import { columnsFor, reaches } from './columns';
import { SpaceForecast } from './forecast';

const w = words.space;

/** What apps can do in one space. The address names a filter, or the app that is asked about. */
export function Panel({ view, query }: { readonly view: SpaceView; readonly query: Query }) {
  const app = query['app'] ?? '';
  return (
    <>
      <header className="page-head">
        <h1>{w.title(view.space.name)}</h1>
        <p>{w.lead}</p>
      </header>
      {app === '' ? (
        <Apps view={view} query={query} />
      ) : (
        <SpaceForecast view={view} app={app} query={query} />
      )}
    </>
  );
}

function Apps({ view, query }: { readonly view: SpaceView; readonly query: Query }) {
  return (
    <>
      <section className="panel">
        <h2>{w.recorded}</h2>
        <Sentences texts={view.recorded} nothing={words.forecast.recordedNothing} />
        <p className="quiet">{w.self}</p>
      </section>
      <Changed changed={view.changed} />
      {view.rows.length === 0 ? <p>{w.none}</p> : <Table view={view} query={query} />}
      <section className="panel panel-wide">
        <h2>{w.keeps}</h2>
        <Lines lines={view.keeps} nothing={words.forecast.nothing.keeps} />
      </section>
    </>
  );
}

function Changed({ changed }: { readonly changed: SpaceView['changed'] }) {
  const since = changed?.since ?? null;
  return (
    <section className="panel">
      <h2>{w.changed}</h2>
      {changed === null ? (
        <p className="quiet">{w.changedNever}</p>
      ) : since === null ? (
        <p className="quiet">{w.changedFirst(changed.until.at)}</p>
      ) : (
        <>
          <p className="quiet">{w.changedBetween(since.at, changed.until.at)}</p>
          <Sentences texts={changed.texts} nothing={w.changedNothing} />
        </>
      )}
    </section>
  );
}

function Table({ view, query }: { readonly view: SpaceView; readonly query: Query }) {
  const { rows } = view;
  const go = useGo();
  const change = useQuery({ view: 'apps', query });
  const text = query['find'] ?? '';
  const reach = oneOf(reaches, query['reach']);
  const shown = useMemo(
    () =>
      rows
        .filter(
          (row) =>
            fits(`${row.name} ${row.key} ${row.vendor ?? ''}`, text) && (reach === '' || row.reach === reach),
        )
        .toSorted((a, b) => reaches.indexOf(a.reach) - reaches.indexOf(b.reach)),
    [rows, text, reach],
  );
  const columns = useMemo(
    () => columnsFor((app) => go({ view: 'apps', query: { ...query, app } })),
    [go, query],
  );
  const without = rows.filter((row) => row.reach === 'no way known').length;
  return (
    <section aria-label={w.tableLabel}>
      <div className="filters" role="search">
        <Search
          label={words.apps.filterText}
          hint={words.apps.filterTextHint}
          value={text}
          change={(find) => change({ find })}
        />
        <Choice
          label={w.filterReach}
          any={words.apps.any}
          value={reach}
          options={reaches.map((one) => [one, w.reach[one]])}
          change={(to) => change({ reach: to })}
        />
        <p className="shown" role="status">
          {words.apps.shown(shown.length, rows.length)}
        </p>
      </div>
      {without === 0 || reach !== '' ? null : <p className="quiet">{w.withoutWay(without)}</p>}
      {shown.length === 0 ? (
        <p className="quiet">{words.apps.none}</p>
      ) : (
        <DataTable
          label={w.tableLabel}
          columns={columns}
          rows={shown}
          rowKey={(row) => row.key}
          file={`apps-of-${view.space.key}`}
        />
      )}
    </section>
  );
}
