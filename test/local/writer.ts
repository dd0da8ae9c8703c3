/** Stores numbers one after the other and prints each once it is acknowledged, until it is killed. */
import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import { sql } from '@forge/sql';
import { createPlatform } from '../../src/local/platform';

const [dataDir = '', manifestFile = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  await sql.executeDDL('CREATE TABLE IF NOT EXISTS n (n INT NOT NULL, PRIMARY KEY (n))');
  for (let n = 1; ; n += 1) {
    await kvs.set('n', n);
    await sql.prepare('INSERT INTO n (n) VALUES (?)').bindParams(n).execute();
    await new Queue({ key: 'jobs' }).push({ body: { n }, delayInSeconds: 900 });
    process.stdout.write(`${n}\n`);
  }
}

const load = () => Promise.resolve({ main, worker: () => undefined });
void createPlatform({ dataDir, manifestFile, load }).invoke('main', 'main', {}, { accountId: null });
