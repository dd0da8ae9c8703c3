import { useMemo } from 'react';
import type { AppRow } from '../../../src/api';
import { words } from '../words';
import { appFinder } from './finders';
import { Pick } from './pick';

/** Chooses one of the apps by typing part of its name or key; null is whatever `none` says. */
export function AppChoice(props: {
  readonly label: string;
  readonly none: string;
  readonly apps: readonly AppRow[];
  readonly app: string | null;
  readonly choose: (app: string | null) => void;
}) {
  const { apps, app, none } = props;
  const find = useMemo(
    () => appFinder(apps, { first: { id: null, text: none }, typed: words.rules.key }),
    [apps, none],
  );
  const text = app === null ? none : (apps.find(({ key }) => key === app)?.name ?? app);
  return (
    <Pick
      label={props.label}
      value={{ id: app, text }}
      find={find}
      more={words.question.appMore}
      choose={({ id }) => props.choose(id)}
    />
  );
}
