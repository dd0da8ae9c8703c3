/** `portcullis statement`: what a vendor tells customers of an app, for people and to import. */
import { audit } from '../report/audit';
import { statementFormats } from '../report/statement';
import { readPaths, type ReadingOptions } from './audit';
import { chosenFormat, deliver } from './output';
import { UsageError } from './usage';

export interface StatementOptions extends ReadingOptions {
  readonly vendor?: string;
  readonly release?: string;
  readonly format?: string;
  readonly output?: string;
}

export async function runStatement(paths: readonly string[], options: StatementOptions): Promise<void> {
  const { vendor, release } = options;
  if (vendor === undefined) throw new UsageError('expected --vendor, the name of who makes the statement');
  if (release === undefined) throw new UsageError('expected --release, the version of the app');
  const names = Object.keys(statementFormats) as (keyof typeof statementFormats)[];
  const format = chosenFormat(names, options.format, options.output);
  const { apps, unreadable, notices } = await readPaths(paths, options);
  const at = new Date().toISOString();
  const result = audit(apps, unreadable, [], { at, notices });
  const meant =
    options.app === undefined ? result.apps : result.apps.filter(({ key }) => key === options.app);
  const [app, ...others] = meant;
  if (!app) throw new UsageError(`no app \`${options.app ?? ''}\` among ${keysOf(result.apps)}`);
  if (others.length > 0) throw new UsageError(`expected one app, choose with --app among ${keysOf(meant)}`);
  if (app.codeFiles === null)
    throw new UsageError(`no code of \`${app.key}\` was read, so there is nothing to state`);
  const maker = { vendor, version: release, date: at.slice(0, 10) };
  await deliver(statementFormats[format](app, maker), options.output);
}

function keysOf(apps: readonly { readonly key: string }[]): string {
  return apps.map(({ key }) => `\`${key}\``).join(', ');
}
