/** `portcullis rules`: what a rules file says, would do and would need, before anybody records it. */
import { readFile } from 'node:fs/promises';
import { examine } from '../report/analysis/examine';
import { preview } from '../report/preview';
import { errorText, rulesFormats, type RulesReport } from '../report/rules-report';
import type { RuleRemark } from '../report/rules-view';
import { readRules } from '../scan/rules';
import { readPaths, type ReadingOptions } from './audit';
import { chosenFormat, deliver } from './output';
import { rulesOf } from './rules';
import { exit, systemReason, UsageError } from './usage';

export interface CheckRulesOptions extends ReadingOptions {
  readonly against?: string;
  readonly format?: string;
  readonly output?: string;
  readonly failOn?: string;
}

/** Codes of remarks that `--fail-on` takes. */
const codes: readonly RuleRemark['code'][] = [
  'never-applies',
  'covered-by-another',
  'exception-contradicted',
  'unknown-name',
  'goal-out-of-reach',
  'blocks-portcullis',
];

export async function runRules(
  file: string,
  paths: readonly string[],
  options: CheckRulesOptions,
): Promise<void> {
  const format = chosenFormat(
    Object.keys(rulesFormats) as (keyof typeof rulesFormats)[],
    options.format,
    options.output,
  );
  const failOn = codesOf(options.failOn);
  const recorded = await rulesOf(options.against);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`cannot read the rules file \`${file}\`: ${systemReason(error)}`);
  });
  const parsed = readRules(text);
  const nothing = { changes: [], remarks: [], guard: [], preview: null };
  const head = { schemaVersion: 1 as const, file };
  if (!parsed.ok) {
    const report: RulesReport = { ...head, rules: null, errors: parsed.errors, ...nothing };
    await deliver(
      rulesFormats[format](report, (key) => key),
      options.output,
    );
    const [first] = parsed.errors;
    throw new UsageError(
      `the rules file \`${file}\` has errors: ${first ? errorText(first) : 'it cannot be read'}`,
    );
  }
  const { rules } = parsed;
  const apps = paths.length === 0 ? null : (await readPaths(paths, options)).apps;
  const names = new Map(apps?.map(({ key, name }) => [key, name]));
  const nameOf = (key: string): string => names.get(key) ?? key;
  const examined = examine(rules, { recorded, apps, spaces: [], nameOf });
  const report: RulesReport = {
    ...head,
    rules,
    errors: [],
    ...examined,
    changes: options.against === undefined ? [] : examined.changes,
    preview:
      apps &&
      preview({ draft: rules, recorded, estate: { apps, spaces: [] } }, 'app', {
        find: '',
        from: 0,
        size: apps.length,
      }),
  };
  await deliver(rulesFormats[format](report, nameOf), options.output);
  if (report.remarks.some(({ code }) => failOn.has(code))) process.exitCode = exit.found;
}

function codesOf(text: string | undefined): ReadonlySet<RuleRemark['code']> {
  const names = (text ?? '').split(',').map((name) => name.trim());
  return new Set(
    names.filter(Boolean).map((name) => {
      const code = codes.find((known) => known === name);
      if (!code)
        throw new UsageError(`unknown code \`${name}\` in --fail-on, expected some of ${codes.join(', ')}`);
      return code;
    }),
  );
}
