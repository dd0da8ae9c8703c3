import { portOf } from './port';
import { UsageError } from './usage';

/**
 * `portcullis serve`: what `npm start` runs, until it is stopped. What keeps it from starting (a port that is
 * taken, a folder that cannot be used) is for the caller to mend.
 */
export async function runServe(options: { readonly port?: string; readonly data?: string }): Promise<void> {
  const { port, data } = options;
  const { serve } = await import('../local/serve').catch(() => {
    throw new UsageError('`serve` builds the pages and runs the app, so it needs a checkout of Portcullis');
  });
  await serve({
    ...(port === undefined ? {} : { port: portOf(port) }),
    ...(data === undefined ? {} : { data }),
  }).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
}
