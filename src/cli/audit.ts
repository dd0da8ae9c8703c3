/** `portcullis audit`: apps in, one report out. */
import { audit } from '../report/audit';
import { isOpen } from '../report/baseline';
import { checkAudit } from '../report/checks/audited';
import { codeOrder, codes } from '../report/codes';
import type { FindingCode } from '../report/finding';
import { formats } from '../report/formats';
import { visible } from '../evidence/visible';
import { columns } from '../report/formats/table';
import { checksOf, reportChecks } from './checks';
import { collect, type Collected } from './input/collect';
import { fieldsOf, ignoresOf } from './input/options';
import { chosenFormat, deliver, print, terminal } from './output';
import { progress } from './progress';
import { readResult } from './result-file';
import { rulesOf } from './rules';
import { exit, UsageError } from './usage';

/** What says how PATHs are read, for every command that reads them. */
export interface ReadingOptions {
  readonly fields?: string;
  readonly app?: string;
}

export interface AuditOptions extends ReadingOptions {
  readonly rules?: string;
  readonly format?: string;
  readonly output?: string;
  readonly failOn?: string;
  readonly baseline?: string;
  readonly ignores?: string;
  readonly checks?: string;
  readonly listCodes?: boolean;
}

function listCodes(): string {
  const rows = codeOrder.map((code) => [code, codes[code].meaning]);
  return `${columns(['code', 'meaning'], rows).join('\n')}\n`;
}

export function codesOf(text: string | undefined): ReadonlySet<FindingCode> {
  const names = (text ?? '').split(',').map((name) => name.trim());
  return new Set(
    names.filter(Boolean).map((name) => {
      const code = codeOrder.find((known) => known === name);
      if (!code)
        throw new UsageError(`unknown code \`${name}\` in --fail-on, see portcullis audit --list-codes`);
      return code;
    }),
  );
}

/** Reads the PATHs, with progress, and a line on standard error for each file that cannot be read. */
export async function readPaths(paths: readonly string[], options: ReadingOptions): Promise<Collected> {
  const fields = await fieldsOf(options.fields);
  const shown = progress();
  const collected = await collect(paths, {
    fields,
    recorded: options.app ?? null,
    onFile: shown.step,
  }).finally(shown.end);
  for (const { file, message } of collected.unreadable)
    process.stderr.write(`portcullis: ${visible(`${file}: ${message}`)}\n`);
  return collected;
}

export async function runAudit(paths: readonly string[], options: AuditOptions): Promise<void> {
  if (options.listCodes) {
    await print(listCodes());
    return;
  }
  if (paths.length === 0) throw new UsageError('expected a PATH to audit, such as `portcullis audit .`');
  const failOn = codesOf(options.failOn);
  const names = Object.keys(formats) as (keyof typeof formats)[];
  const format = chosenFormat(names, options.format, options.output);
  const rules = await rulesOf(options.rules);
  const ignores = await ignoresOf(options.ignores);
  const checks = await checksOf(options.checks);
  const baseline = options.baseline === undefined ? null : await readResult(options.baseline);

  const { apps, unreadable, notices } = await readPaths(paths, options);
  const audited = audit(apps, unreadable, rules, {
    at: new Date().toISOString(),
    notices,
    ...(ignores ? { ignores } : {}),
    ...(baseline ? { baseline } : {}),
  });
  const result = checks.length === 0 ? audited : { ...audited, checks: checkAudit(checks, apps, audited) };
  const screen = terminal(options.output !== undefined);
  await deliver(formats[format](result, screen), options.output);
  const failed = reportChecks(result.checks ?? []);
  if (failed || result.findings.some((finding) => failOn.has(finding.code) && isOpen(finding)))
    process.exitCode = exit.found;
}
