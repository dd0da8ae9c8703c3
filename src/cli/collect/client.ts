/** Calls to one site with the credentials of one person: patient, and bounded in size and time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { outcomeOf, withoutAnswer } from './answer';
import { CallFailed, type SiteCall } from './call';

const limits = {
  /** Bytes of one answer, and of all answers together. */
  answer: 16 * 1024 * 1024,
  total: 64 * 1024 * 1024,
  /** Milliseconds for one answer. */
  time: 60_000,
  tries: 5,
  /** Milliseconds before the second try; each further one waits twice as long. */
  wait: 500,
  /** Longest wait in milliseconds that a site may ask for. */
  longestWait: 60_000,
} as const;

export interface SiteClient {
  /**
   * The JSON of an answer with a status of 200.
   *
   * @throws {CallFailed} with one clause that names the call and what came of it.
   */
  ask(call: SiteCall): Promise<unknown>;
}

/**
 * @param origin of the site. Redirects are not followed, so credentials go nowhere else.
 * @param authorization value of the header.
 * @param pause waits for so many milliseconds.
 */
export function siteClient(
  origin: string,
  authorization: string,
  pause: (milliseconds: number) => Promise<unknown> = sleep,
): SiteClient {
  let left: number = limits.total;

  async function once({ method, path, body, open }: SiteCall) {
    const response = await fetch(origin + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(limits.time),
      headers: {
        accept: 'application/json',
        ...(open ? {} : { authorization }),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const outcome = await outcomeOf(response, Math.min(left, limits.answer));
    left -= outcome.bytes;
    return outcome;
  }

  async function persistently(call: SiteCall): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await once(call).catch(withoutAnswer);
      if (outcome.done) return outcome.value;
      const { reason, wait } = outcome;
      if (attempt === limits.tries) throw new CallFailed(`${reason}, also at the ${limits.tries}th try`);
      if (wait !== null && wait > limits.longestWait)
        throw new CallFailed(`${reason} and asks for a wait of ${Math.ceil(wait / 1000)} seconds`);
      const usual = limits.wait * 2 ** (attempt - 1);
      await pause(wait ?? usual * (0.75 + Math.random() / 2));
    }
  }

  return {
    ask: (call) =>
      persistently(call).catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        throw new CallFailed(`${nameOf(call)} ${error.message}`);
      }),
  };
}

/** The call without its query, which may hold a cursor of any length. */
function nameOf({ method, path }: SiteCall): string {
  return `${method} ${path.replace(/\?.*$/s, '')}`;
}
