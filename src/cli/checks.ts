import type { CheckResult } from '../report/checks/evaluate';
import type { Check } from '../report/checks/file';
import { checkName } from '../report/checks/words';
import { visible } from '../evidence/visible';
import { textOf } from './input/options';
import { refusedFile } from './rules';

/**
 * The checks of `--checks FILE`; no file means no checks.
 *
 * @throws {UsageError} one line with the first error, its line and field, and how many more there are.
 */
export async function checksOf(file: string | undefined): Promise<readonly Check[]> {
  if (file === undefined) return [];
  const { parseChecks } = await import('../report/checks/file');
  const parsed = parseChecks(await textOf(file));
  if (parsed.ok) return parsed.checks;
  throw refusedFile(file, parsed.errors);
}

/** Says on standard error what each check answers, and why; true where one fails. */
export function reportChecks(results: readonly CheckResult[]): boolean {
  for (const check of results) {
    process.stderr.write(`portcullis: ${check.result}: ${visible(checkName(check))}\n`);
    for (const text of check.texts) process.stderr.write(`  ${visible(text)}\n`);
  }
  return results.some(({ result }) => result === 'fails');
}
