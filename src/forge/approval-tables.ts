import type { Ended, StoredSigned } from '../host';
import type { ApprovalStore } from '../host/approval-store';
import { replaceInto, run, select } from './sql';
import { versionsIn } from './versions';

/** Rows of one request: what is kept of a large finding takes about 20 kB, and an answer holds 4 MiB. */
const PAGE = 100;

const checks = versionsIn('checks');

interface SignedRow {
  readonly id: string;
  readonly kind: StoredSigned['kind'];
  readonly signed_at: string;
  readonly body: string;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
}

/** What people signed: a row each. Nothing is ever dropped; what was taken back has an end. */
export const approvalTables: ApprovalStore = {
  checksHistory: () => checks.history(),
  latestChecks: () => checks.latest(),
  putChecks: (text) => checks.put(text),

  async signedRevision() {
    const [row] = await select<Record<string, string | number | null>>(
      'SELECT COUNT(*) AS amount, COUNT(ended_at) AS ended, MAX(ended_at) AS last_end, MAX(id) AS one_id FROM signed_item',
    );
    return JSON.stringify([
      Number(row?.['amount'] ?? 0),
      Number(row?.['ended'] ?? 0),
      row?.['last_end'],
      row?.['one_id'],
    ]);
  },

  async signed() {
    const found: StoredSigned[] = [];
    for (let after = ''; ;) {
      const rows = await select<SignedRow>(
        `SELECT * FROM signed_item WHERE ended_at IS NULL AND id > ? ORDER BY id LIMIT ${PAGE}`,
        [after],
      );
      found.push(...rows.map(signedOf));
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) break;
      after = last.id;
    }
    return found.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
  },

  async endedSigned(limit) {
    const rows = await select<SignedRow>(
      `SELECT * FROM signed_item WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id LIMIT ${Math.min(limit, PAGE)}`,
    );
    return rows.map((row) => ({
      ...signedOf(row),
      endedAt: row.ended_at ?? '',
      endedBy: row.ended_by ?? '',
    }));
  },

  async countEndedSigned() {
    const [row] = await select<{ ended: number | string }>(
      'SELECT COUNT(ended_at) AS ended FROM signed_item',
    );
    return Number(row?.ended ?? 0);
  },

  putSigned: ({ id, kind, at, ...rest }) =>
    replaceInto(
      'signed_item',
      ['id', 'kind', 'signed_at', 'body', 'ended_at', 'ended_by'],
      [[id, kind, at, JSON.stringify(rest), null, null]],
    ),

  async endSigned(id, kind, { endedAt, endedBy }: Ended) {
    const rows = await select('SELECT id FROM signed_item WHERE id = ? AND kind = ? AND ended_at IS NULL', [
      id,
      kind,
    ]);
    if (rows.length === 0) return false;
    await run('UPDATE signed_item SET ended_at = ?, ended_by = ? WHERE id = ?', [endedAt, endedBy, id]);
    return true;
  },
};

function signedOf({ id, kind, signed_at, body }: SignedRow): StoredSigned {
  return { ...(JSON.parse(body) as object), id, kind, at: signed_at } as StoredSigned;
}
