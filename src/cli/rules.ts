import { readFile } from 'node:fs/promises';
import type { AppAccessRule } from '../policy/rule';
import { systemReason, UsageError } from './usage';

/**
 * The rules of `--rules FILE`; no file means no rules.
 *
 * @throws {UsageError} one line with the first error, its line and field, and how many more there are.
 */
export async function rulesOf(file: string | undefined): Promise<readonly AppAccessRule[]> {
  if (file === undefined) return [];
  const { parseRules } = await import('../policy/rule');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read the rules file \`${file}\`: ${systemReason(error)}`);
  }
  const parsed = parseRules(text);
  if (parsed.ok) return parsed.rules;
  const [first] = parsed.errors;
  const place = [file, first?.line].filter((part) => part != null).join(':');
  const field = first?.field ? ` \`${first.field}\`:` : '';
  const more = parsed.errors.length - 1;
  throw new UsageError(
    `${place}:${field} ${first?.message ?? 'no rules file'}${more > 0 ? ` (and ${more} more)` : ''}`,
  );
}
