import { invoke } from '@forge/bridge';
import type { Payload, UseCase } from '../../../src/api';

/** Answers that are under way already, by what was asked; each is given once. */
const ahead = new Map<string, Promise<unknown>>();

/** The one way to the server side. */
const send = <U extends UseCase>(useCase: U, payload: Payload<U>): Promise<unknown> =>
  invoke(useCase, payload);

const keyOf = (useCase: UseCase, payload: unknown): string => `${useCase} ${JSON.stringify(payload)}`;

/** Asks now what the page will ask first, so that the answer comes while the page is still being set up. */
export function askAhead<U extends UseCase>(useCase: U, payload: Payload<U>): void {
  const asked = send(useCase, payload);
  asked.catch(() => undefined);
  ahead.set(keyOf(useCase, payload), asked);
}

/** What the bridge answers, from the call that is under way where there is one. */
export function ask<U extends UseCase>(useCase: U, payload: Payload<U>): Promise<unknown> {
  const key = keyOf(useCase, payload);
  const asked = ahead.get(key) ?? send(useCase, payload);
  ahead.delete(key);
  return asked;
}
