import type { Store, StoredRecord, StoredSource } from '../host';
import { hashOf, marks, replaceInto, run, select, sizeOf } from './sql';

/** Forge answers at most 4 MiB a request. */
const RESPONSE = 3_000_000;

interface SourceRow extends Omit<StoredSource, 'importId' | 'importedAt' | 'importedBy'> {
  readonly import_id: string;
  readonly imported_at: string;
  readonly imported_by: string;
}

/**
 * Sources and what they say of apps. The row of a source names the import that counts; rows of any
 * other import are invisible, so replacing that one row is the moment a new import takes effect.
 */
export const estateTables: Pick<
  Store,
  'sources' | 'records' | 'appKeys' | 'putImport' | 'removeSource' | 'sweep'
> = {
  async sources() {
    const rows = await select<SourceRow>('SELECT * FROM source ORDER BY imported_at, id');
    return rows.map(({ import_id, imported_at, imported_by, ...row }) => ({
      ...row,
      importId: import_id,
      importedAt: imported_at,
      importedBy: imported_by,
    }));
  },

  async records(imports) {
    if (imports.length === 0) return [];
    const chosen = `import_id IN (${marks(imports.length)})`;
    const sizes = await select<Place>(
      `SELECT import_id, app, size FROM app_record WHERE ${chosen} ORDER BY import_id, app`,
      imports,
    );
    const found: StoredRecord[] = [];
    for (const { after, count } of pages(sizes)) {
      const rest = after ? ' AND (import_id > ? OR (import_id = ? AND app > ?))' : '';
      const rows = await select<{ import_id: string; body: string }>(
        `SELECT import_id, body FROM app_record WHERE ${chosen}${rest} ORDER BY import_id, app LIMIT ${count}`,
        after ? [...imports, after.import_id, after.import_id, after.app] : imports,
      );
      for (const row of rows) {
        found.push({ importId: row.import_id, record: JSON.parse(row.body) as StoredRecord['record'] });
      }
    }
    return found;
  },

  async appKeys(imports) {
    if (imports.length === 0) return [];
    const rows = await select<{ app_key: string }>(
      `SELECT MIN(app_key) AS app_key FROM app_record WHERE import_id IN (${marks(imports.length)}) GROUP BY app`,
      imports,
    );
    return rows.map((row) => row.app_key).sort();
  },

  async putImport(source, records) {
    const before = await importOf(source.id);
    await replaceInto(
      'app_record',
      ['import_id', 'app', 'app_key', 'size', 'written_at', 'body'],
      records.map((record) => {
        const body = JSON.stringify(record);
        return [source.importId, hashOf(record.key), record.key, sizeOf(body), source.importedAt, body];
      }),
    );
    await replaceInto(
      'source',
      ['id', 'import_id', 'kind', 'name', 'imported_at', 'imported_by', 'apps', 'total'],
      [
        [
          source.id,
          source.importId,
          source.kind,
          source.name,
          source.importedAt,
          source.importedBy,
          source.apps,
          source.total,
        ],
      ],
    );
    if (before !== null) await dropRecords(before);
  },

  async removeSource(id) {
    const before = await importOf(id);
    if (before === null) return false;
    await run('DELETE FROM source WHERE id = ?', [id]);
    await dropRecords(before);
    return true;
  },

  sweep: (before) =>
    run('DELETE FROM app_record WHERE written_at < ? AND import_id NOT IN (SELECT import_id FROM source)', [
      before,
    ]),
};

async function importOf(id: string): Promise<string | null> {
  const rows = await select<{ import_id: string }>('SELECT import_id FROM source WHERE id = ?', [id]);
  return rows[0]?.import_id ?? null;
}

const dropRecords = (importId: string): Promise<void> =>
  run('DELETE FROM app_record WHERE import_id = ?', [importId]);

interface Place {
  readonly import_id: string;
  readonly app: string;
  readonly size: number;
}

/** Cuts an ordered list of rows into pages that fit an answer: each starts after a row and has a count. */
function pages(places: readonly Place[]): { after: Place | null; count: number }[] {
  const all: { after: Place | null; count: number }[] = [];
  let bytes = Infinity;
  let previous: Place | null = null;
  for (const place of places) {
    const last = all.at(-1);
    if (last === undefined || bytes + place.size > RESPONSE) {
      all.push({ after: previous, count: 1 });
      bytes = place.size;
    } else {
      last.count += 1;
      bytes += place.size;
    }
    previous = place;
  }
  return all;
}
