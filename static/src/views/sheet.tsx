import Button from '@atlaskit/button/default/button';
import type { FormEvent, ReactNode } from 'react';
import { Ended, useAct } from '../parts/act';

/** A titled form that is sent as a whole, and says how that ended. */
export function Sheet(props: {
  readonly title: string;
  /** Whether it stands in a panel of its own. */
  readonly panel?: boolean;
  /** What its button says. */
  readonly send: string;
  /** Sends it and gives the sentence for the reader; what it throws is told in its place. */
  readonly save: () => Promise<string>;
  readonly children: ReactNode;
}) {
  const { title, panel = false, send, save, children } = props;
  const { busy, outcome, act } = useAct();
  return (
    <form
      className={panel ? 'panel sheet' : 'sheet'}
      aria-label={title}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        act(save);
      }}
    >
      <h3>{title}</h3>
      {children}
      <div className="actions">
        <Button type="submit" appearance="primary" isDisabled={busy}>
          {send}
        </Button>
      </div>
      <Ended outcome={outcome} />
    </form>
  );
}
