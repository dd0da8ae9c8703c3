import { invoke } from '@forge/bridge';
import type { Payload, UseCase } from '../../../src/api';

interface Asked {
  readonly answer: Promise<unknown>;
  /** The answer once it has come. */
  given: unknown;
}

/** Answers that are under way already, by what was asked; each is given once. */
const ahead = new Map<string, Asked>();

/** The one way to the server side. */
const send = <U extends UseCase>(useCase: U, payload: Payload<U>): Promise<unknown> =>
  invoke(useCase, payload);

const keyOf = (useCase: UseCase, payload: unknown): string => `${useCase} ${JSON.stringify(payload)}`;

/** Asks now what the page will ask first, so that the answer comes while the page is still being set up. */
export function askAhead<U extends UseCase>(useCase: U, payload: Payload<U>): void {
  const asked: Asked = { answer: send(useCase, payload), given: undefined };
  asked.answer.then(
    (answer) => {
      asked.given = answer;
    },
    () => undefined,
  );
  ahead.set(keyOf(useCase, payload), asked);
}

/** An answer that was asked for ahead and has come; undefined where there is none. */
export function givenAhead<U extends UseCase>(useCase: U, payload: Payload<U>): unknown {
  const key = keyOf(useCase, payload);
  const given = ahead.get(key)?.given;
  if (given !== undefined) ahead.delete(key);
  return given;
}

/** What the bridge answers, from the call that is under way where there is one. */
export function ask<U extends UseCase>(useCase: U, payload: Payload<U>): Promise<unknown> {
  const key = keyOf(useCase, payload);
  const asked = ahead.get(key)?.answer ?? send(useCase, payload);
  ahead.delete(key);
  return asked;
}
