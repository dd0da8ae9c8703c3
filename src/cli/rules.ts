import { readFile } from 'node:fs/promises';
import type { AppAccessRule, RuleError } from '../policy/rule';
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
  throw refusedFile(file, parsed.errors);
}

/** One line for a file with errors: the first of them with its line and field, and how many more there are. */
export function refusedFile(file: string, errors: readonly RuleError[]): UsageError {
  const [first] = errors;
  const place = [file, first?.line].filter((part) => part != null).join(':');
  const field = first?.field ? ` \`${first.field}\`:` : '';
  const more = errors.length - 1;
  return new UsageError(
    `${place}:${field} ${first?.message ?? 'cannot be read'}${more > 0 ? ` (and ${more} more)` : ''}`,
  );
}
