import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlatform, type Platform, type PlatformOptions } from '../../src/local/platform';

/** A manifest of a test app: one function and one queue, with what the platform reads of it. */
const manifest = `
app:
  id: ari:cloud:ecosystem::app/test-app
  storage:
    entities:
      - name: finding
        indexes:
          - severity
          - { name: by-app, partition: [app], range: [severity] }
modules:
  function:
    - { key: main, handler: index.main }
    - { key: worker, handler: index.worker }
  consumer:
    - { key: jobs, queue: jobs, function: worker }
permissions:
  scopes: [read:confluence-user, read:space:confluence, read:page:confluence, write:page:confluence, read:configuration:confluence]
`;

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'portcullis-'));
}

/** The manifest of the test app as a file. */
export function manifestFile(): string {
  const file = join(temporaryFolder(), 'manifest.yml');
  writeFileSync(file, manifest);
  return file;
}

type Work<T> = () => Promise<T>;

/** A platform whose one function runs whatever the test hands it, with the real packages. */
export interface Bench {
  readonly platform: Platform;
  readonly run: <T>(work: Work<T>, accountId?: string | null) => Promise<T>;
}

/** @param worker the consumer of the queue \`jobs\`. */
export function bench(
  options: PlatformOptions = {},
  worker: (event: never) => Promise<unknown> = () => Promise.resolve(),
): Bench {
  let next: Work<unknown> = () => Promise.resolve();
  const main = () => next();
  const platform = createPlatform({
    manifestFile: manifestFile(),
    load: () => Promise.resolve({ main, worker }),
    ...options,
  });
  return {
    platform,
    run: <T>(work: Work<T>, accountId: string | null = null) => {
      next = work;
      return platform.invoke('main', 'main', {}, { accountId }) as Promise<T>;
    },
  };
}
