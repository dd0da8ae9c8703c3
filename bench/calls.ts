/** Thousands of different calls to measure with: every endpoint with many identifiers, and some that match nothing. */
import { endpoints } from '../src/policy/catalogue';
import { random } from '../test/policy/urls';

export interface Call {
  readonly method: string;
  /** Canonical. */
  readonly path: string;
  /** The same call as traffic writes it: with a host, a query, now and then an escape or a slash too many. */
  readonly url: string;
}

const EACH = 12;

export function calls(): readonly Call[] {
  const from = random(7);
  const made: Call[] = [];
  for (const endpoint of endpoints) {
    for (let i = 0; i < EACH; i += 1) {
      const path = endpoint.path.replace(/\{[^/]*\}/g, () => String(1000 + from(100_000_000)));
      made.push({ method: endpoint.method, path, url: `https://example.atlassian.net${path}?limit=25` });
    }
    const none = `${endpoint.path.replace(/\{[^/]*\}/g, '42')}/nothing`;
    made.push({ method: endpoint.method, path: none, url: `/ex/confluence/11-22${none}/` });
  }
  // Joined strings are ropes; what comes from a socket or a file is flat.
  const flat = (text: string): string => Buffer.from(text).toString('latin1');
  return made
    .map((call) => ({ order: from(1_000_000_000), call }))
    .sort((one, other) => one.order - other.order)
    .map(({ call }) => ({ method: call.method, path: flat(call.path), url: flat(call.url) }));
}
