import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answers, Payload, UseCase } from '../../../src/api';
import { call, callNow, CallError } from './call';
import { words } from '../words';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: CallError }
  | { readonly state: 'ready'; readonly value: T };

/**
 * A use case as the state of a view: asked on the first render, unless its answer is here already, and
 * whenever its payload changes.
 */
export function useCall<U extends UseCase>(
  useCase: U,
  payload: Payload<U>,
): { readonly loaded: Loaded<Answers[U]>; readonly reload: () => void } {
  const [loaded, setLoaded] = useState<Loaded<Answers[U]>>(() => {
    const value = callNow(useCase, payload);
    return value === null ? { state: 'loading' } : { state: 'ready', value };
  });
  const isGiven = useRef(loaded.state === 'ready');
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify(payload);
  useEffect(() => {
    if (isGiven.current) {
      isGiven.current = false;
      return undefined;
    }
    let stale = false;
    setLoaded((before) => (before.state === 'ready' && turn > 0 ? before : { state: 'loading' }));
    call(useCase, JSON.parse(asked) as Payload<U>).then(
      (value) => {
        if (!stale) setLoaded({ state: 'ready', value });
      },
      (error: unknown) => {
        if (!stale) setLoaded({ state: 'failed', error: toCallError(error) });
      },
    );
    return () => {
      stale = true;
    };
  }, [useCase, asked, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { loaded, reload };
}

/** Whatever was thrown, as an error with one sentence for the reader. */
export function toCallError(error: unknown): CallError {
  return error instanceof CallError ? error : new CallError('failed', words.states.unexpected);
}
