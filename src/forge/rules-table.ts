import type { StoredDraft, StoredRules } from '../host';
import type { RulesStore } from '../host/rules-store';
import { replaceInto, run, select } from './sql';

interface RulesRow {
  readonly version: number;
  readonly body: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly reason: string;
  readonly entries: number;
}

interface DraftRow {
  readonly body: string;
  readonly base: number;
  readonly kept_at: string;
  readonly kept_by: string;
}

const HEAD = 'version, recorded_at, recorded_by, reason, entries';

/** Every recorded text of rules, one row a version; no row is ever changed. The draft is the one row of its table. */
export const rulesTable: RulesStore = {
  async rulesHistory() {
    const rows = await select<Omit<RulesRow, 'body'>>(`SELECT ${HEAD} FROM rules ORDER BY version DESC`);
    return rows.map(headOf);
  },

  async latestRules() {
    const rows = await select<RulesRow>(`SELECT ${HEAD}, body FROM rules ORDER BY version DESC LIMIT 1`);
    return rows[0] ? { ...headOf(rows[0]), text: rows[0].body } : null;
  },

  async rulesVersion(version) {
    const rows = await select<RulesRow>(`SELECT ${HEAD}, body FROM rules WHERE version = ?`, [version]);
    return rows[0] ? { ...headOf(rows[0]), text: rows[0].body } : null;
  },

  async versionOfRules(text) {
    const rows = await select<Pick<RulesRow, 'version' | 'body'>>(
      'SELECT version, body FROM rules WHERE body = ? ORDER BY version DESC',
      [text],
    );
    // The store may call texts equal that differ in case or in blanks at their end.
    return rows.find(({ body }) => body === text)?.version ?? null;
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

  async rulesDraft() {
    const [row] = await select<DraftRow>('SELECT body, base, kept_at, kept_by FROM rules_draft');
    return row ? draftOf(row) : null;
  },

  async putRulesDraft(draft) {
    if (draft === null) await run('DELETE FROM rules_draft');
    else {
      const { text, base, keptAt, keptBy } = draft;
      await replaceInto(
        'rules_draft',
        ['id', 'body', 'base', 'kept_at', 'kept_by'],
        [[1, text, base, keptAt, keptBy]],
      );
    }
  },
};

function draftOf({ body, base, kept_at, kept_by }: DraftRow): StoredDraft {
  return { text: body, base, keptAt: kept_at, keptBy: kept_by };
}

function headOf(row: Omit<RulesRow, 'body'>): Omit<StoredRules, 'text'> {
  return {
    version: row.version,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    reason: row.reason,
    rules: row.entries,
  };
}
