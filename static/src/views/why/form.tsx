import Button from '@atlaskit/button/default/button';
import { useId, useMemo, useState } from 'react';
import type { AppRow } from '../../../../src/api';
import { useGo } from '../../bridge/address';
import { Field } from '../../parts/field';
import { appFinder, spaceFinder } from '../../parts/finders';
import { Pick } from '../../parts/pick';
import { words } from '../../words';
import { isPageId, methods, points, queryOf, type Asked } from './asked';

const w = words.why;
const nobody = { id: null, text: w.nobody };
const unknownSpace = { id: null, text: w.spaceUnknown };
const findSpace = spaceFinder({ first: unknownSpace, typed: w.spaceKey });

/** The call to explain: who calls what, in which space, and who decides. */
export function CallForm({ asked, apps }: { readonly asked: Asked; readonly apps: readonly AppRow[] }) {
  const go = useGo();
  const [call, setCall] = useState(asked);
  const [tried, setTried] = useState(false);
  const findApp = useMemo(() => appFinder(apps, { first: nobody, typed: w.appKey }), [apps]);
  const put = (change: Partial<Asked>): void => setCall((before) => ({ ...before, ...change }));
  const show = (next: Asked): void => go({ view: 'why', query: queryOf(next) });
  const name = apps.find(({ key }) => key === call.app)?.name ?? call.app;
  const missing = tried && call.url.trim() === '';
  return (
    <form
      className="call-form no-print"
      aria-label={w.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (call.url.trim() !== '' && isPageId(call.page)) show({ ...call, url: call.url.trim() });
      }}
    >
      <Pick
        label={w.app}
        value={call.app === '' ? nobody : { id: call.app, text: name }}
        find={findApp}
        more={w.appMore}
        choose={({ id }) => put({ app: id ?? '' })}
      />
      <Select label={w.method} value={call.method} change={(method) => put({ method })}>
        {methods.map((method) => [method, method])}
      </Select>
      <div className="call-url">
        <Field
          label={w.url}
          value={call.url}
          mono
          longest={4000}
          example={w.urlExample}
          hint={/[{}]/.test(call.url) ? w.urlTemplate : undefined}
          error={missing ? w.urlMissing : undefined}
          change={(url) => put({ url })}
        />
      </div>
      <Pick
        label={w.space}
        value={call.space === '' ? unknownSpace : { id: call.space, text: call.space }}
        find={findSpace}
        more={w.spaceMore}
        choose={({ id }) => put({ space: id ?? '' })}
      />
      <Field
        label={w.page}
        value={call.page}
        longest={20}
        hint={w.pageHint}
        error={isPageId(call.page) ? undefined : w.pageWrong}
        change={(page) => put({ page: page.trim() })}
      />
      <Field
        label={w.level}
        value={call.level}
        longest={200}
        hint={w.levelHint}
        change={(level) => put({ level })}
      />
      <Select label={w.point} value={call.point} change={(point) => put({ point })}>
        {points.map((point) => [point, w.pointOf[point]])}
      </Select>
      <div className="call-ask">
        <Button type="submit" appearance="primary">
          {w.ask}
        </Button>
      </div>
      {asked.url === '' ? (
        <p className="call-examples">
          {w.examples}
          {w.exampleOf.map(([title, method, url]) => (
            <button key={url} type="button" className="link" onClick={() => show({ ...call, method, url })}>
              {title}
            </button>
          ))}
        </p>
      ) : null}
    </form>
  );
}

/** A native select in which something is always chosen. */
function Select<V extends string>(props: {
  readonly label: string;
  readonly value: V;
  readonly change: (value: V) => void;
  readonly children: readonly (readonly [V, string])[];
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.change(event.target.value as V)}>
        {props.children.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
