import type { Answer, Answers, Payload, RefusalCode, UseCase } from '../../../src/api';
import { words } from '../words';
import { ask, givenAhead } from './ahead';

/** A use case that was refused or could not be reached; `message` is one sentence for the reader. */
export class CallError extends Error {
  constructor(
    readonly code: RefusalCode | 'unreachable',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Asks the server side for one use case over the bridge and gives its value.
 * @throws CallError when it is refused, or when no answer comes.
 */
export async function call<U extends UseCase>(useCase: U, payload: Payload<U>): Promise<Answers[U]> {
  const answer = await reach(useCase, payload);
  if (!answer.ok) throw new CallError(answer.code, answer.message);
  return answer.value;
}

/** The value of a use case whose answer is here already, so that a view can start with it; null where it is not. */
export function callNow<U extends UseCase>(useCase: U, payload: Payload<U>): Answers[U] | null {
  const answer = givenAhead(useCase, payload) as Answer<U> | undefined;
  return answer?.ok ? answer.value : null;
}

async function reach<U extends UseCase>(useCase: U, payload: Payload<U>): Promise<Answer<U>> {
  try {
    // Typed by the bridge as if metadata could come along; none is asked for, so the answer comes bare.
    const answer = (await ask(useCase, payload)) as Answer<U> | undefined;
    if (answer) return answer;
  } catch {
    // The bridge words its errors for developers; the reader gets ours below.
  }
  throw new CallError('unreachable', words.states.unreachable);
}
