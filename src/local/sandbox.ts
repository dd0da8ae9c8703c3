import { announce, untilStopped } from './announce';
import { createConfluence } from './confluence/confluence';
import { sampleCredentials } from './confluence/credentials';
import { startConfluence } from './confluence/http';
import { createSampleSite } from './confluence/sample-site';

/** Where the sandbox keeps apps out, so that a rule can be seen at work. */
const sampleRule = { apps: 'all', where: { spaces: ['HR', 'LEGAL'] } } as const;

/**
 * The embedded Confluence alone, until it is stopped by a signal; nothing is kept.
 *
 * @param options port 0 for any free one; how many spaces it has, at most 10,000.
 * @throws {Error} with one line when the port is taken or the number of spaces does not fit.
 */
export async function sandbox({
  port = 8701,
  spaces = 30,
}: { port?: number; spaces?: number } = {}): Promise<void> {
  if (!Number.isInteger(spaces) || spaces < 1 || spaces > 10_000)
    throw new Error(`\`${spaces}\` spaces do not fit: 1 to 10000 do`);
  const create = (address: string) => createConfluence(createSampleSite({ spaces, address }), [sampleRule]);
  const server = await startConfluence(create, port);
  const credentials = sampleCredentials().map(
    ({ who, header, basic }) =>
      `  ${who}: ${basic === null ? `-H 'Authorization: ${header}'` : `-u '${basic}'`}`,
  );
  announce(server.url, [
    `Embedded Confluence with ${spaces} spaces: ${server.url}/wiki. Stop with Ctrl+C.`,
    'An app access rule keeps all apps out of HR and LEGAL; API tokens are never blocked. Credentials for curl:',
    ...credentials,
  ]);
  await untilStopped();
  await server.close();
}
