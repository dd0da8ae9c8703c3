/** `portcullis audit`: apps in, one report out. */
import { audit } from '../report/audit';
import { codeOrder, codes } from '../report/codes';
import type { FindingCode } from '../report/finding';
import { formats } from '../report/formats';
import { visible } from '../report/formats/escape';
import { columns } from '../report/formats/table';
import { collect } from './input/collect';
import { chosenFormat, deliver, print, terminal } from './output';
import { progress } from './progress';
import { rulesOf } from './rules';
import { exit, UsageError } from './usage';

export interface AuditOptions {
  readonly rules?: string;
  readonly format?: string;
  readonly output?: string;
  readonly failOn?: string;
  readonly listCodes?: boolean;
}

function listCodes(): string {
  const rows = codeOrder.map((code) => [code, codes[code].meaning]);
  return `${columns(['code', 'meaning'], rows).join('\n')}\n`;
}

function codesOf(text: string | undefined): ReadonlySet<FindingCode> {
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

  const shown = progress();
  const { apps, unreadable, notices } = await collect(paths, shown.step).finally(shown.end);
  for (const { file, message } of unreadable)
    process.stderr.write(`portcullis: ${visible(`${file}: ${message}`)}\n`);

  const result = audit(apps, unreadable, rules, { at: new Date().toISOString(), notices });
  const screen = terminal(options.output !== undefined);
  await deliver(formats[format](result, screen), options.output);
  if (result.findings.some(({ code }) => failOn.has(code))) process.exitCode = exit.found;
}
