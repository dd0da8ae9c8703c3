import { join } from 'node:path';
import { buildPages, pagesAreStale } from './build-pages';
import { startHost } from './host/server';
import { announce, untilStopped } from './announce';
import { createPlatform } from './platform';
import { projectRoot } from './root';
import { seedEstate } from './sample/seed';

export interface ServeOptions {
  /** 0 for any free one; `PORT` or 8700 where it is missing. */
  readonly port?: number;
  /** Data folder; `.portcullis` in the checkout where it is missing. */
  readonly data?: string;
}

/**
 * The local host with its sample estate, until it is stopped by a signal. The one line on standard
 * output is `{ "listening": "http://localhost:8700" }`.
 *
 * @throws {Error} with one line when the port is taken, the data folder cannot be used or the pages do not build.
 */
export async function serve({ port = defaultPort(), data }: ServeOptions = {}): Promise<void> {
  const root = projectRoot();
  if (pagesAreStale(root)) {
    console.error('Building the pages ...');
    buildPages(root);
  }
  const dataDir = data ?? join(root, '.portcullis');
  const platform = createPlatform({ dataDir });
  try {
    const server = await startHost({ platform, root, port });
    const files = await seedEstate(platform, dataDir);
    if (files > 0) console.error(`Imported the sample estate from ${files} files.`);
    announce(server.url, [
      `Portcullis on an embedded Confluence: ${server.url}`,
      `Data in ${dataDir}. Stop with Ctrl+C.`,
    ]);
    await untilStopped();
    await server.close();
  } finally {
    await platform.close();
  }
}

function defaultPort(): number {
  const text = process.env['PORT'] ?? '8700';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Error(`PORT is \`${text}\`, but must be a number up to 65535`);
  return port;
}
