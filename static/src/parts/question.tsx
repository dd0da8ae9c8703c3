import Button from '@atlaskit/button/default/button';
import { useCallback, useEffect, useState } from 'react';
import type { AppRow } from '../../../src/api';
import { useGo } from '../bridge/address';
import { call } from '../bridge/call';
import { words } from '../words';
import { Picker, type Find, type Option } from './picker';
import './question.css';

const anyApp: Option = { id: null, text: words.question.anyApp };
const wholeSite: Option = { id: null, text: words.question.wholeSite };
const offered = 50;

/** How a list of options is narrowed: every word of the text must occur. */
export function fits(text: string, query: string): boolean {
  const inside = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((part) => inside.includes(part));
}

const findSpace: Find = async (query) => {
  const { spaces, more } = await call('spaces', { query });
  const options = spaces.map(({ key, name }) => ({ id: key, text: name, note: key }));
  return { options: query === '' ? [wholeSite, ...options] : options, more };
};

/**
 * "If you block APP from SPACE", as a sentence one fills in. Where it stands above an answer each
 * choice changes the answer at once; elsewhere a button asks for it.
 */
export function Question(props: {
  readonly apps: readonly AppRow[];
  readonly app: string | null;
  readonly space: { readonly key: string; readonly name: string | null } | null;
  readonly live: boolean;
}) {
  const { apps, live } = props;
  const go = useGo();
  const [app, setApp] = useState<string | null>(props.app);
  const [space, setSpace] = useState<Option>(wholeSite);
  const spaceKey = props.space?.key ?? null;
  const spaceName = props.space?.name ?? spaceKey;
  useEffect(() => setApp(props.app), [props.app]);
  useEffect(
    () => setSpace(spaceKey === null ? wholeSite : { id: spaceKey, text: spaceName ?? spaceKey }),
    [spaceKey, spaceName],
  );

  const findApp = useCallback<Find>(
    (query) => {
      const fitting = apps.filter(({ name, key }) => fits(`${name} ${key}`, query));
      const options = fitting.slice(0, offered).map(({ name, key }) => ({ id: key, text: name, note: key }));
      return Promise.resolve({
        options: query === '' ? [anyApp, ...options] : options,
        more: fitting.length > offered,
      });
    },
    [apps],
  );
  const show = (next: { app: string | null; space: string | null }): void =>
    go({ view: 'forecast', app: next.app, space: next.space });
  const chosen = app === null ? anyApp : { id: app, text: apps.find(({ key }) => key === app)?.name ?? app };

  return (
    <form
      className="question"
      aria-label={words.question.label}
      onSubmit={(event) => {
        event.preventDefault();
        show({ app, space: space.id });
      }}
    >
      <span>{words.question.lead}</span>
      <Picker
        label={words.question.app}
        value={chosen}
        find={findApp}
        more={words.question.appMore}
        choose={({ id }) => {
          setApp(id);
          if (live) show({ app: id, space: space.id });
        }}
      />
      <span>{words.question.from}</span>
      <Picker
        label={words.question.space}
        value={space}
        find={findSpace}
        more={words.question.spaceMore}
        choose={(option) => {
          setSpace(option);
          if (live) show({ app, space: option.id });
        }}
      />
      {live ? null : (
        <Button type="submit" appearance="primary">
          {words.question.show}
        </Button>
      )}
    </form>
  );
}
