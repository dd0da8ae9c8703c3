/** Shapes for input that is often not quite right: a part of another form reads as absent, never as an error. */
import { z } from 'zod';

const longest = 300;

/** At most 300 characters on one line, so that no file can flood a page or a report. */
export function clip(text: string, length = longest): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** A word or sentence, null where there is none; numbers count as they are written. */
export const words = z
  .union([z.string(), z.number()])
  .transform((value) => clip(String(value)) || null)
  .nullable()
  .catch(null);

export const flag = z.boolean().nullable().catch(null);

export const map = z.record(z.string(), z.unknown()).catch({});

/** Zero or more things: a list, or a single thing in place of a list of one. */
export const many = z
  .unknown()
  .optional()
  .transform((value) => (Array.isArray(value) ? (value as unknown[]) : value == null ? [] : [value]));

/** A title as text or as `{ value: text }`; null where it is only a key of a translation. */
export const title = z
  .union([words.unwrap().unwrap(), z.object({ value: words }).transform(({ value }) => value)])
  .nullable()
  .catch(null);
