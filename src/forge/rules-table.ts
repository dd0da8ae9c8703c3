import type { Store, StoredRules } from '../host';
import { run, select } from './sql';

interface RulesRow {
  readonly version: number;
  readonly body: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly reason: string;
  readonly entries: number;
}

const HEAD = 'version, recorded_at, recorded_by, reason, entries';

/** Every recorded text of rules, one row a version; no row is ever changed. */
export const rulesTable: Pick<Store, 'rulesHistory' | 'latestRules' | 'putRules'> = {
  async rulesHistory() {
    const rows = await select<Omit<RulesRow, 'body'>>(`SELECT ${HEAD} FROM rules ORDER BY version DESC`);
    return rows.map(headOf);
  },

  async latestRules() {
    const rows = await select<RulesRow>(`SELECT ${HEAD}, body FROM rules ORDER BY version DESC LIMIT 1`);
    return rows[0] ? { ...headOf(rows[0]), text: rows[0].body } : null;
  },

  async putRules(rules) {
    try {
      await run(`INSERT INTO rules (${HEAD}, body) VALUES (?, ?, ?, ?, ?, ?)`, [
        rules.version,
        rules.recordedAt,
        rules.recordedBy,
        rules.reason,
        rules.rules,
        rules.text,
      ]);
      return true;
    } catch (error) {
      // The primary key refuses a version twice; that is the only failure with a row already there.
      const taken = await select('SELECT version FROM rules WHERE version = ?', [rules.version]);
      if (taken.length > 0) return false;
      throw error;
    }
  },
};

function headOf(row: Omit<RulesRow, 'body'>): Omit<StoredRules, 'text'> {
  return {
    version: row.version,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    reason: row.reason,
    rules: row.entries,
  };
}
