/** `portcullis collect`: what a site says of its apps, spaces and changes, in one file to import. */
import { collectedParts, type CollectedPart, type CollectedPartName } from '../evidence/collected';
import { siteClient } from './collect/client';
import { collectSite, plannedCalls } from './collect/collect-site';
import { authorization } from './credentials';
import { deliver, print } from './output';
import { siteUrl } from './site-url';
import { UsageError } from './usage';

export interface CollectOptions {
  readonly site?: string;
  readonly output?: string;
  readonly dryRun?: boolean;
}

/** Reads a site with the credentials of the environment; `--dry-run` lists the calls and makes none. */
export async function runCollect({ site, output, dryRun }: CollectOptions): Promise<void> {
  if (site === undefined) throw new UsageError('expected --site, the address of the Confluence site');
  const { origin, pathname } = siteUrl(site);
  if (pathname.startsWith('/ex/'))
    throw new UsageError(
      '--site: expected the address of the site itself, such as https://example.atlassian.net',
    );
  if (dryRun === true) {
    const lines = plannedCalls().map(({ method, path }) => `${method} ${origin}${path}\n`);
    process.stderr.write('portcullis: nothing was called; each list is followed page by page:\n');
    return print(lines.join(''));
  }
  if (output === undefined) throw new UsageError('expected --output, the file to write');
  const client = siteClient(origin, authorization('a site administrator'));
  const file = await collectSite(client, origin, new Date().toISOString(), tell);
  if (collectedParts.every((name) => file.parts[name].entries.length === 0))
    throw new UsageError(`nothing was collected from ${origin}, so \`${output}\` was not written`);
  await deliver(`${JSON.stringify(file)}\n`, output);
}

/** A line for a part that is not whole; on a terminal also one for each that is. */
function tell(name: CollectedPartName, { problem, entries }: CollectedPart): void {
  const got = `${entries.length} ${name === 'inventory' ? 'pages' : 'entries'} collected`;
  if (problem !== null) process.stderr.write(`portcullis: ${name} is not complete (${got}): ${problem}\n`);
  else if (process.stderr.isTTY) process.stderr.write(`portcullis: ${name}: ${got}\n`);
}
