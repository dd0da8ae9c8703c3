import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { codeOrder } from '../report/codes';
import type { AuditResult } from '../report/result';
import { systemReason, UsageError } from './usage';

/** What a comparison reads of a result; the rest is taken as it is. */
const shape = z.looseObject({
  schemaVersion: z.literal(1),
  apps: z.array(
    z.looseObject({
      key: z.string(),
      name: z.string(),
      source: z.string(),
      scopes: z.array(z.string()).nullable(),
      dependencies: z.array(
        z.looseObject({
          method: z.string().nullable(),
          path: z.string(),
          exposure: z.enum(['blocked', 'not-blocked', 'unknown']),
          strongest: z.string(),
        }),
      ),
    }),
  ),
  findings: z.array(
    z.looseObject({
      id: z.string(),
      code: z.enum(codeOrder),
      level: z.enum(['error', 'warning', 'note']),
      endpoint: z.object({ method: z.string(), path: z.string() }).nullable(),
      dataClass: z.string().nullable(),
      file: z.string().nullable(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

/**
 * Reads an earlier result of `audit --format json`.
 *
 * @throws {UsageError} one line where the file is no such result.
 */
export async function readResult(file: string): Promise<AuditResult> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read \`${file}\`: ${systemReason(error)}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`\`${file}\` is no JSON, expected the output of \`portcullis audit --format json\``);
  }
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data as unknown as AuditResult;
  const place = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new UsageError(
    `\`${file}\` is no audit result (at \`${place}\`), expected the output of \`portcullis audit --format json\``,
  );
}
