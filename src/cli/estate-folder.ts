/** The app over the store in a folder of this machine, for the commands that need no page. */
import type { CommandLine } from '../command-line';
import type { Platform } from '../local/platform';
import { UsageError } from './usage';

/**
 * Runs some work over the store in a folder, which is made where it is missing, and closes it afterwards.
 *
 * @param work is given the platform, and what sends a request to the app
 * @throws {UsageError} one line where the folder cannot be used, or another process uses it
 */
export async function withEstate<R>(
  data: string,
  work: (platform: Platform, ask: Ask) => Promise<R>,
): Promise<R> {
  const platform = await openPlatform(data);
  try {
    return await work(platform, (request) => platform.call('commandLine', request) as never);
  } finally {
    await platform.close();
  }
}

/** Sends one request to the app and gives its answer. */
export type Ask = <T>(request: (line: CommandLine) => Promise<T>) => Promise<T>;

async function openPlatform(data: string): Promise<Platform> {
  const { createPlatform } = await import('../local/platform').catch(() => {
    throw new UsageError('this command runs the app, so it needs a checkout of Portcullis');
  });
  const { createConfluence } = await import('../local/confluence/confluence');
  const { createSampleSite } = await import('../local/confluence/sample-site');
  try {
    return createPlatform({
      dataDir: data,
      // No site belongs to a folder of apps, so it has no spaces to list.
      confluence: createConfluence(createSampleSite({ spaces: 0, apps: 0 })),
      load: () => import('../command-line'),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(reason.includes(data) ? reason : `cannot use the folder \`${data}\`: ${reason}`);
  }
}
