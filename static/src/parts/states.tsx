import Button from '@atlaskit/button/default/button';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { ReactNode } from 'react';
import type { CallError } from '../bridge/call';
import type { Loaded } from '../bridge/use-call';
import { words } from '../words';

export function Loading() {
  return (
    <div className="loading" role="status">
      <Spinner size="medium" label={words.states.loading} />
      <span aria-hidden="true">{words.states.loading}</span>
    </div>
  );
}

export function Failed({ error, retry }: { readonly error: CallError; readonly retry?: () => void }) {
  return (
    <div role="alert">
      <SectionMessage appearance="error" title={words.states.failedTitle}>
        <p>{error.message}</p>
        {retry ? <Button onClick={retry}>{words.states.retry}</Button> : null}
      </SectionMessage>
    </div>
  );
}

export function NotAllowed({ text }: { readonly text: string }) {
  return (
    <main className="page">
      <h1>{words.product}</h1>
      <SectionMessage appearance="warning" title={words.states.notAllowedTitle}>
        <p>{text}</p>
      </SectionMessage>
    </main>
  );
}

/** A loaded value, or what stands in its place while there is none. */
export function Await<T>(props: {
  readonly loaded: Loaded<T>;
  readonly reload: () => void;
  readonly children: (value: T) => ReactNode;
}) {
  const { loaded, reload, children } = props;
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Failed error={loaded.error} retry={reload} />;
  return children(loaded.value);
}
