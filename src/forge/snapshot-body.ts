import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * A body in two texts. An app mostly changes its version alone: that stands in the short head, one for each
 * body, and the rest, compressed and the same as before, is stored once under its own hash.
 */
export interface BodyParts {
  readonly head: string;
  readonly rest: string;
}

/** Cuts a body: what is a list or an object in it goes into the rest. A text of another form is all rest. */
export function cutBody(body: string): BodyParts {
  const value = parse(body);
  if (isObject(value)) {
    const long = ([, one]: [string, unknown]) => typeof one === 'object' && one !== null;
    const entries = Object.entries(value);
    const head = JSON.stringify(
      Object.fromEntries(entries.map((entry) => (long(entry) ? [entry[0], null] : entry))),
    );
    const parts = { head, rest: pack(JSON.stringify(Object.fromEntries(entries.filter(long)))) };
    if (joinBody(parts) === body) return parts;
  }
  return { head: '', rest: pack(body) };
}

/** The body that was cut. */
export function joinBody({ head, rest }: BodyParts): string {
  const text = unpack(rest);
  if (head === '') return text;
  return JSON.stringify({ ...(JSON.parse(head) as object), ...(JSON.parse(text) as object) });
}

/** What the rest of a body holds, as JSON. */
export function unpack(rest: string): string {
  return inflateRawSync(Buffer.from(rest, 'base64')).toString();
}

function pack(text: string): string {
  return deflateRawSync(text, { level: 9 }).toString('base64');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
