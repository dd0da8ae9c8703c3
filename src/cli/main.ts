/** The command line: what may be typed. Each command loads its own code only when it runs. */
import { Command, CommanderError } from 'commander';
import { visible } from '../evidence/visible';
import { toolVersion } from '../report/version';
import { endQuietlyOnClosedPipe } from './output';
import { exit, UsageError } from './usage';

const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ portcullis ${line}\n`).join('')}`;

function program(): Command {
  const top = new Command('portcullis')
    .description('Audits and enforces app access rules on Confluence Cloud.')
    .version(toolVersion)
    .showHelpAfterError(false)
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 findings named by --fail-on or a failed check, 2 wrong use, 3 internal error.',
    );
  top
    .command('audit')
    .description('audit apps: source trees, manifests, descriptors and exports')
    .argument('[paths...]', 'folders, archives, manifests, descriptors, exports, HAR files or logs')
    .option('--rules <file>', 'app access rules to judge by (YAML or JSON)')
    .option('--format <format>', 'table, json, ndjson, csv, sarif, html or markdown')
    .option('--output <file>', 'write there instead of standard output')
    .option('--fail-on <codes>', 'end with 1 where a finding has one of these codes, separated by commas')
    .option('--baseline <file>', 'an earlier `audit --format json`: only what is new counts for --fail-on')
    .option('--ignores <file>', 'findings not to act on, each with a reason and a last day (YAML or JSON)')
    .option('--checks <file>', 'what has to be so (YAML or JSON): ends with 1 where a check fails')
    .option('--app <key>', 'key of the app that the recordings among the paths are of')
    .option('--fields <file>', 'where the lines of a log hold what (YAML or JSON)')
    .option('--list-codes', 'print every code of a finding and what it means')
    .addHelpText(
      'after',
      examples(
        'audit .',
        'audit manifests --rules rules.yml --output report.html',
        'audit . traffic.har --app com.example.sync',
        'audit . --fail-on endpoint-removed,scope-missing --baseline approved.json',
      ),
    )
    .action(async (paths: string[], options: object) => (await import('./audit')).runAudit(paths, options));
  top
    .command('statement')
    .description('say what one app calls, loses and keeps: a page for customers that Portcullis can import')
    .argument('<paths...>', 'the source tree of the app')
    .option('--vendor <name>', 'who makes the statement')
    .option('--release <version>', 'the version of the app that it is about')
    .option('--app <key>', 'which app, where there are several')
    .option('--fields <file>', 'where the lines of a log hold what (YAML or JSON)')
    .option('--format <format>', 'html or markdown')
    .option('--output <file>', 'write there instead of standard output')
    .addHelpText(
      'after',
      examples('statement . --vendor "Example Ltd" --release 4.2.0 --output statement.html'),
    )
    .action(async (paths: string[], options: object) =>
      (await import('./statement')).runStatement(paths, options),
    );
  top
    .command('explain')
    .description('say what a rule does to one call, and which source says so')
    .argument('[method]', 'HTTP method')
    .argument('[url]', 'URL or path, in any form that code or a log has')
    .option('--app <key>', 'key of the calling app')
    .option('--space <key>', 'key of the space that the call concerns')
    .option('--level <name>', 'classification level of the content')
    .option('--page <id>', 'a page or other content that the call concerns, in the place of --space')
    .option(
      '--site <url>',
      'where to look up what the call names, or --page; PORTCULLIS_EMAIL and PORTCULLIS_TOKEN say who asks',
    )
    .option('--point <point>', 'where it is decided: forecast, guard or gateway')
    .option('--rules <file>', 'app access rules to judge by (YAML or JSON)')
    .option('--batch <file>', 'read one METHOD URL a line (- for standard input), write one JSON line each')
    .option('--format <format>', 'table or json')
    .addHelpText(
      'after',
      examples(
        'explain GET /wiki/api/v2/pages',
        'explain DELETE /rest/api/content/42 --app com.example.sync --space HR --rules rules.yml',
        'explain GET /rest/api/content/42 --site https://example.atlassian.net --rules rules.yml --point gateway',
        'explain --batch calls.txt',
      ),
    )
    .action(async (method: string | undefined, url: string | undefined, options: object) =>
      (await import('./explain')).runExplain(method, url, options),
    );
  top
    .command('rules')
    .description(
      'check a rules file: what is odd, what it would do to apps, how to enter it in Atlassian Guard',
    )
    .argument('<file>', 'app access rules (YAML or JSON)')
    .argument('[paths...]', 'apps to try the rules on, as `audit` reads them')
    .option('--against <file>', 'the rules as recorded: say what changes')
    .option('--format <format>', 'table, json or markdown')
    .option('--output <file>', 'write there instead of standard output')
    .option('--fail-on <codes>', 'end with 1 where a remark has one of these codes, separated by commas')
    .option('--app <key>', 'key of the app that the recordings among the paths are of')
    .option('--fields <file>', 'where the lines of a log hold what (YAML or JSON)')
    .addHelpText(
      'after',
      examples('rules rules.yml', 'rules rules.yml installed-apps.json manifests --format markdown'),
    )
    .action(async (file: string, paths: string[], options: object) =>
      (await import('./check-rules')).runRules(file, paths, options),
    );
  top
    .command('catalogue')
    .description('list every endpoint with its exposure and where that comes from')
    .option('--format <format>', 'table, json, csv or markdown')
    .option('--output <file>', 'write there instead of standard output')
    .addHelpText('after', examples('catalogue', 'catalogue --format csv --output catalogue.csv'))
    .action(async (options: object) => (await import('./catalogue')).runCatalogue(options));
  top
    .command('diff')
    .description('say what changed between two results of `audit --format json`')
    .argument('<old>', 'the earlier result')
    .argument('<new>', 'the later result')
    .option('--format <format>', 'table or json')
    .option('--output <file>', 'write there instead of standard output')
    .addHelpText('after', examples('diff last-week.json today.json'))
    .action(async (before: string, after: string, options: object) =>
      (await import('./diff')).runDiff(before, after, options),
    );
  top
    .command('collect')
    .description(
      'collect installed apps, spaces and audit records of a site in one file to import; reads only',
    )
    .option('--site <url>', 'the site; PORTCULLIS_EMAIL and PORTCULLIS_TOKEN say who asks')
    .option('--output <file>', 'the file to write')
    .option('--dry-run', 'list the calls and make none')
    .addHelpText(
      'after',
      examples(
        'collect --site https://example.atlassian.net --dry-run',
        'collect --site https://example.atlassian.net --output site.json',
      ),
    )
    .action(async (options: object) => (await import('./collect')).runCollect(options));
  top
    .command('scan')
    .description(
      'scan the apps in some paths into the store of a folder, and say what changed since the last scan',
    )
    .argument('[paths...]', 'folders, archives, manifests, descriptors, exports, HAR files or logs')
    .option('--data <folder>', 'the folder that keeps the scans, made where it is missing')
    .option('--rules <file>', 'app access rules (YAML or JSON); recorded there, and kept for later scans')
    .option('--format <format>', 'table, json or markdown')
    .option('--output <file>', 'write there instead of standard output')
    .option('--fail-on <codes>', 'end with 1 where a finding has one of these codes, separated by commas')
    .option('--app <key>', 'key of the app that the recordings among the paths are of')
    .option('--fields <file>', 'where the lines of a log hold what (YAML or JSON)')
    .addHelpText(
      'after',
      examples('scan manifests --data ./estate', 'scan . --data ./estate --rules rules.yml --format json'),
    )
    .action(async (paths: string[], options: object) => (await import('./scan')).runScan(paths, options));
  top
    .command('pack')
    .description('write the evidence pack of a scan, and print the head of the hash chain')
    .option('--data <folder>', 'the folder that keeps the scans')
    .option('--scan <id>', 'which scan; else the newest finished one')
    .option('--output <file>', 'the zip to write')
    .addHelpText('after', examples('pack --data ./estate --output evidence.zip'))
    .action(async (options: object) => (await import('./pack')).runPack(options));
  top
    .command('verify')
    .description('say whether an evidence pack is whole, and what was changed in it')
    .argument('<file>', 'the zip that `pack` or the page wrote')
    .option('--head <hash>', 'the head that was recorded elsewhere')
    .option('--format <format>', 'table or json')
    .addHelpText('after', examples('verify evidence.zip', 'verify evidence.zip --head "$(cat head.txt)"'))
    .action(async (file: string, options: object) => (await import('./verify')).runVerify(file, options));
  top
    .command('serve')
    .description('serve the admin page over an embedded Confluence with a sample estate')
    .option('--port <number>', 'port to listen on; else PORT, else 8700')
    .option('--data <folder>', 'where to keep what is imported')
    .addHelpText('after', examples('serve', 'serve --port 9000 --data ./estate'))
    .action(async (options: object) => (await import('./serve')).runServe(options));
  top
    .command('sandbox')
    .description('serve the embedded Confluence alone, for trying things out')
    .option('--port <number>', 'port to listen on; else 8701')
    .addHelpText('after', examples('sandbox', 'sandbox --port 8800'))
    .action(async (options: object) => (await import('./sandbox')).runSandbox(options));
  top
    .command('gateway')
    .description('enforce app access rules on callers of a Confluence site')
    .option('--site <url>', 'the site to send calls to; http only on this machine')
    .option('--rules <file>', 'app access rules (YAML or JSON), read again when the file changes')
    .option('--callers <file>', 'who calls, by salted hashes; all others are the app `unidentified`')
    .option('--port <number>', 'port to listen on; else 8702')
    .option('--admin-port <number>', 'port for health and metrics; else they are on the port of the callers')
    .option('--host <address>', 'address to listen on; else 127.0.0.1')
    .option('--public-url <url>', 'address by which callers reach the gateway, for links in answers')
    .option('--log <file>', 'write decisions and events there, rotated, instead of to standard error')
    .option('--tls-cert <file>', 'certificate of the gateway, in PEM')
    .option('--tls-key <file>', 'its key, in PEM')
    .option('--site-ca <file>', 'certificates that vouch for the site, in PEM')
    .option('--hash', 'read a credential from standard input and print its salted hash for the callers file')
    .addHelpText(
      'after',
      examples('gateway --site https://example.atlassian.net --rules rules.yml --callers callers.yml'),
    )
    .action(async (options: object) => (await import('./gateway')).runGateway(options));
  return top;
}

/** Commander speaks of its own errors in one line already; it only needs our exit code and no stack. */
function quiet(command: Command): Command {
  command.exitOverride().configureOutput({ outputError: () => undefined, writeErr: () => undefined });
  command.commands.forEach(quiet);
  return command;
}

function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exit.done;
    const message =
      error.message === '(outputHelp)' ? 'expected a command' : error.message.replace(/^error: /, '');
    process.stderr.write(`portcullis: ${message} (--help shows what is possible)\n`);
    return exit.usage;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`portcullis: ${visible(error.message)}\n`);
    return exit.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  const trace = process.env['PORTCULLIS_TRACE'] && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  process.stderr.write(`portcullis: internal error: ${message}${trace}\n`);
  return exit.internal;
}

/** Runs one command line and sets the exit code; output that is still on its way is not cut. */
export async function main(args: readonly string[]): Promise<void> {
  endQuietlyOnClosedPipe();
  try {
    await quiet(program()).parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error);
  }
}
