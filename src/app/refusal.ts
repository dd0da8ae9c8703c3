import type { RefusalCode } from '../api';

/** Ends a use case with one sentence for the person on the page and a code to act on. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}
