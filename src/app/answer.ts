import type { z } from 'zod';
import type { Answer, RefusalCode, UseCase } from '../api';
import type { Host } from '../host';
import type { Caller } from './access';
import { Refusal } from './refusal';

/** A use case as the resolvers call it: whatever comes in, an answer comes out. */
export type AnswerUseCase<U extends UseCase> = (payload: unknown, caller: Caller) => Promise<Answer<U>>;

type Answered<R> =
  | { readonly ok: true; readonly value: R }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

/**
 * Puts a use case behind its checks: first who asks, then what was sent, then the work. A refusal is
 * an answer; anything else that goes wrong is logged under an id, and only the id is told.
 */
export function answering<S extends z.ZodType, C, R>(
  host: Pick<Host, 'log' | 'newId'>,
  schema: S,
  allow: (caller: Caller) => Promise<C>,
  run: (payload: z.output<S>, allowed: C) => R | Promise<R>,
): (payload: unknown, caller: Caller) => Promise<Answered<R>> {
  return async (payload, caller) => {
    try {
      const allowed = await allow(caller);
      const parsed = schema.safeParse(payload);
      if (!parsed.success) throw new Refusal('bad-input', sentenceOf(parsed.error));
      return { ok: true, value: await run(parsed.data, allowed) };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, code: error.code, message: error.message };
      const id = host.newId();
      host.log(`${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return {
        ok: false,
        code: 'failed',
        message: `Something went wrong inside Portcullis (reference ${id}).`,
      };
    }
  };
}

function sentenceOf({ issues: [issue] }: z.ZodError): string {
  const field = issue?.path.join('.') ?? '';
  return `What the page sent does not fit: ${field === '' ? '' : `\`${field}\`: `}${issue?.message ?? 'unknown form'}.`;
}
