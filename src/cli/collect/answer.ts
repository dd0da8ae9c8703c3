/** What one answer of a site comes to. */
import { z } from 'zod';
import { words } from '../../evidence/lenient';
import { CallFailed } from './call';

/** A value, or the reason why the same call may succeed a little later, with the wait that was asked for. */
export type Outcome =
  | { readonly done: true; readonly value: unknown }
  | { readonly done: false; readonly reason: string; readonly wait: number | null };

/**
 * Reads an answer of at most so many bytes.
 *
 * @throws {CallFailed} where it is no JSON with a status of 200 and trying again would not help.
 */
export async function outcomeOf(response: Response, most: number): Promise<Outcome & { bytes: number }> {
  const body = await bodyOf(response, most);
  const { status } = response;
  if (status === 429 || status >= 500)
    return { done: false, reason: `answered ${status}`, wait: retryAfter(response), bytes: body.length };
  if (status >= 300 && status < 400)
    throw new CallFailed(`leads on to \`${targetOf(response)}\`, where credentials are not sent`);
  if (status === 401)
    throw new CallFailed('answered 401: the site does not accept PORTCULLIS_EMAIL with PORTCULLIS_TOKEN');
  if (status === 403) throw new CallFailed('answered 403: it needs an administrator');
  if (status !== 200) throw new CallFailed(`answered ${status}`);
  try {
    return { done: true, value: JSON.parse(body.toString()) as unknown, bytes: body.length };
  } catch {
    throw new CallFailed('did not answer with JSON');
  }
}

/** What `fetch` throws: the code of the system is one level down. */
const failure = z.object({
  name: words,
  message: words,
  cause: z.object({ code: words }).catch({ code: null }),
});

/** A connection that broke off may hold the next time; a name or a port that is not there stays away. */
const brokenOff = /^(?:UND_ERR_|ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN)/;

/**
 * Why no answer came, where the same call may succeed a little later.
 *
 * @throws {CallFailed} where it would not.
 */
export function withoutAnswer(error: unknown): Outcome {
  if (error instanceof CallFailed) throw error;
  const { name, message, cause } = failure.parse(error);
  if (name === 'TimeoutError') return { done: false, reason: 'gave no answer in time', wait: null };
  const reason = `could not be sent (${cause.code ?? message})`;
  if (brokenOff.test(cause.code ?? '')) return { done: false, reason, wait: null };
  throw new CallFailed(reason);
}

function targetOf({ headers, url }: Response): string {
  const location = headers.get('location') ?? '';
  return URL.canParse(location, url) ? new URL(location, url).origin : 'an address that cannot be read';
}

/** Milliseconds that an answer asks to wait, in seconds or as a date; null where it does not. */
function retryAfter({ headers }: Response): number | null {
  const text = headers.get('retry-after');
  if (text === null) return null;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

async function bodyOf({ body }: Response, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    bytes += next.value.length;
    if (bytes > most) {
      await reader?.cancel();
      throw new CallFailed('answered with more than is read: 16 MB at once, 64 MB in all');
    }
    parts.push(next.value);
  }
  return Buffer.concat(parts);
}
