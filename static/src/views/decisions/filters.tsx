import { useMemo } from 'react';
import type { AppRow } from '../../../../src/api';
import type { Query } from '../../bridge/address';
import { Choice } from '../../parts/choice';
import { Field } from '../../parts/field';
import { appFinder, spaceFinder } from '../../parts/finders';
import { Pick } from '../../parts/pick';
import { oneOf } from '../../types';
import { words } from '../../words';
import { isFiltered, points, spanNames, verdicts } from './asked';

const w = words.decisions;
const anyApp = { id: null, text: w.appAny };
const anySpace = { id: null, text: w.spaceAny };
const findSpace = spaceFinder({ first: anySpace, typed: words.why.spaceKey });

/** What the log is narrowed by. */
export function Filters(props: {
  readonly query: Query;
  readonly apps: readonly AppRow[];
  readonly ask: (change: Query) => void;
}) {
  const { query, apps, ask } = props;
  const findApp = useMemo(() => appFinder(apps, { first: anyApp, typed: words.why.appKey }), [apps]);
  const app = query['app'] ?? '';
  const space = query['space'] ?? '';
  const span = oneOf(spanNames, query['span']);
  const name = apps.find(({ key }) => key === app)?.name ?? app;
  return (
    <>
      <Pick
        label={w.app}
        value={app === '' ? anyApp : { id: app, text: name }}
        find={findApp}
        more={words.why.appMore}
        choose={({ id }) => ask({ app: id ?? '' })}
      />
      <Pick
        label={w.space}
        value={space === '' ? anySpace : { id: space, text: space }}
        find={findSpace}
        more={words.why.spaceMore}
        choose={({ id }) => ask({ space: id ?? '' })}
      />
      <Choice
        label={w.verdict}
        any={w.any}
        value={oneOf(verdicts, query['verdict'])}
        options={verdicts.map((one) => [one, words.why.verdict[one]])}
        change={(verdict) => ask({ verdict })}
      />
      <Choice
        label={w.point}
        any={w.any}
        value={oneOf(points, query['point'])}
        options={points.map((one) => [one, words.why.pointName[one]])}
        change={(point) => ask({ point })}
      />
      <Choice
        label={w.span}
        any={w.any}
        value={span}
        options={spanNames.map((one) => [one, w.spans[one]])}
        change={(next) => ask({ span: next, after: '', before: '' })}
      />
      {span === 'own' ? (
        <>
          <Field
            label={w.after}
            type="datetime-local"
            value={query['after'] ?? ''}
            change={(after) => ask({ after })}
          />
          <Field
            label={w.before}
            type="datetime-local"
            value={query['before'] ?? ''}
            change={(before) => ask({ before })}
          />
        </>
      ) : null}
      {isFiltered(query) ? (
        <button type="button" className="link" onClick={() => ask(none)}>
          {w.clear}
        </button>
      ) : null}
    </>
  );
}

const none = { app: '', space: '', verdict: '', point: '', span: '', after: '', before: '', find: '' };
