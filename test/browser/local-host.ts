import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface LocalHost {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts what `npm start` runs, on a free port and over a data folder of its own.
 *
 * @param prepare puts into the folder what is to be there before.
 * @throws {Error} with its last words when it ends before it listens.
 */
export async function startLocalHost(prepare?: (folder: string) => Promise<void>): Promise<LocalHost> {
  const data = await mkdtemp(join(tmpdir(), 'portcullis-'));
  await prepare?.(data);
  const child = spawn(process.execPath, ['bin/portcullis', 'serve', '--data', data], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve((JSON.parse(said.split('\n')[0]!) as { listening: string }).listening);
    });
    child.once('exit', () =>
      reject(new Error(`the local host ended before it listened: ${words.slice(-2000)}`)),
    );
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}
