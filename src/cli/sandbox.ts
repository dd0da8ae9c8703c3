import { sandbox } from '../local/sandbox';
import { portOf } from './port';
import { UsageError } from './usage';

/** `portcullis sandbox`: the embedded Confluence alone, until it is stopped. */
export async function runSandbox({ port }: { readonly port?: string }): Promise<void> {
  await sandbox(port === undefined ? {} : { port: portOf(port) }).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
}
