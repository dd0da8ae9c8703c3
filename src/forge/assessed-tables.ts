import { deflateRawSync } from 'node:zlib';
import type { AssessedStore } from '../host';
import { unpack } from './snapshot-body';
import { marks, replaceInto, run, select } from './sql';
import { putMissing, readTexts, type HashTable } from './texts';

const estates: HashTable = { table: 'assessed_estate', hash: 'hash', rest: ['body'] };
const heads: HashTable = { table: 'assessed_app', hash: 'hash', rest: ['body'] };
const findings: HashTable = { table: 'assessed_findings', hash: 'hash', rest: ['body'] };

/** Rows dropped in one statement. */
const AT_ONCE = 500;

export const assessedTables: AssessedStore = {
  async assessedEstate(name) {
    const rows = await select<{ body: string }>('SELECT body FROM assessed_estate WHERE hash = ?', [name]);
    return rows[0]?.body.split(' ').filter(Boolean) ?? null;
  },

  async assessedHeads(hashes) {
    const rows = await readTexts<{ body: string }>(heads, hashes);
    return new Map(rows.map(({ hash, body }) => [hash, body]));
  },

  async assessedFindings(hashes) {
    const rows = await readTexts<{ body: string }>(findings, hashes);
    return new Map(rows.map(({ hash, body }) => [hash, unpack(body)]));
  },

  async keepAssessed(apps) {
    // The head comes last: where it is, the findings are.
    await putMissing(
      findings,
      apps.map((one) => [one.hash, pack(one.findings)]),
    );
    await putMissing(
      heads,
      apps.map(({ hash, head }) => [hash, head]),
    );
  },

  async keepAssessedEstate(name, hashes) {
    await replaceInto(estates.table, ['hash', 'body'], [[name, hashes.join(' ')]]);
    await keepOnly(estates, [name]);
    await keepOnly(heads, hashes);
    await keepOnly(findings, hashes);
  },
};

/** Drops all other rows. */
async function keepOnly({ table }: HashTable, hashes: readonly string[]): Promise<void> {
  const kept = new Set(hashes);
  const rows = await select<{ hash: string }>(`SELECT hash FROM ${table}`);
  const rest = rows.map(({ hash }) => hash).filter((hash) => !kept.has(hash));
  for (let from = 0; from < rest.length; from += AT_ONCE) {
    const some = rest.slice(from, from + AT_ONCE);
    await run(`DELETE FROM ${table} WHERE hash IN (${marks(some.length)})`, some);
  }
}

/** Quickly rather than tightly: somebody waits for it, and a new import replaces it. */
function pack(text: string): string {
  return deflateRawSync(text, { level: 1 }).toString('base64');
}
