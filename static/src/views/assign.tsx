import Button from '@atlaskit/button/default/button';
import { useMemo, useState, type FormEvent } from 'react';
import type { AppRow } from '../../../src/api';
import { AppChoice } from '../parts/app-choice';
import { words } from '../words';

const w = words.import;

/**
 * Asks which app a recording is of, where neither its content nor its name says it: one of the estate, or another one
 * by its key.
 */
export function Assign(props: {
  readonly file: string;
  readonly apps: readonly AppRow[];
  readonly assign: (app: string) => void;
}) {
  const { file } = props;
  const [app, setApp] = useState<string | null>(null);
  const apps = useMemo(() => props.apps.filter(({ key }) => key !== file), [props.apps, file]);
  return (
    <form
      className="assign"
      aria-label={w.assignOf(file)}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (app !== null) props.assign(app);
      }}
    >
      <AppChoice label={w.whichApp} none={w.notSaid} apps={apps} app={app} choose={setApp} />
      <Button type="submit" spacing="compact" isDisabled={app === null}>
        {w.assign}
      </Button>
    </form>
  );
}
