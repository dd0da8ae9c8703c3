import type { StoredText } from '../host';
import { run, select } from './sql';

interface TextRow {
  readonly version: number;
  readonly body: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly reason: string;
  readonly entries: number;
}

const HEAD = 'version, recorded_at, recorded_by, reason, entries';

/** A table of recorded texts, one row a version; no row is ever changed. */
export function versionsIn(table: 'checks' | 'rules') {
  return {
    /** Newest first. */
    async history(): Promise<Omit<StoredText, 'text'>[]> {
      const rows = await select<Omit<TextRow, 'body'>>(`SELECT ${HEAD} FROM ${table} ORDER BY version DESC`);
      return rows.map(headOf);
    },

    async latest(): Promise<StoredText | null> {
      const [row] = await select<TextRow>(`SELECT ${HEAD}, body FROM ${table} ORDER BY version DESC LIMIT 1`);
      return row ? { ...headOf(row), text: row.body } : null;
    },

    async at(version: number): Promise<StoredText | null> {
      const rows = await select<TextRow>(`SELECT ${HEAD}, body FROM ${table} WHERE version = ?`, [version]);
      return rows[0] ? { ...headOf(rows[0]), text: rows[0].body } : null;
    },

    /** The newest version that has exactly this text, null where none has. */
    async withText(text: string): Promise<number | null> {
      const rows = await select<Pick<TextRow, 'version' | 'body'>>(
        `SELECT version, body FROM ${table} WHERE body = ? ORDER BY version DESC`,
        [text],
      );
      // The store may call texts equal that differ in case or in blanks at their end.
      return rows.find(({ body }) => body === text)?.version ?? null;
    },

    /** False where that version was recorded by someone else in the meantime. */
    async put({ version, recordedAt, recordedBy, reason, entries, text }: StoredText): Promise<boolean> {
      try {
        await run(`INSERT INTO ${table} (${HEAD}, body) VALUES (?, ?, ?, ?, ?, ?)`, [
          version,
          recordedAt,
          recordedBy,
          reason,
          entries,
          text,
        ]);
        return true;
      } catch (error) {
        // The primary key refuses a version twice; that is the only failure with a row already there.
        const taken = await select(`SELECT version FROM ${table} WHERE version = ?`, [version]);
        if (taken.length > 0) return false;
        throw error;
      }
    },
  };
}

function headOf({ version, recorded_at, recorded_by, reason, entries }: Omit<TextRow, 'body'>) {
  return { version, recordedAt: recorded_at, recordedBy: recorded_by, reason, entries };
}
