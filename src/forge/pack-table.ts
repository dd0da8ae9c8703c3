import type { PackStore } from '../host/pack-store';
import { replaceInto, select } from './sql';

/** One row a scan of which a pack was made; it outlives the scan, so that the chain does. */
export const packTable: PackStore = {
  async headBefore(startedAt) {
    const [row] = await select<{ scan: string; started_at: string; head: string }>(
      'SELECT scan, started_at, head FROM pack_head WHERE started_at < ? ORDER BY started_at DESC LIMIT 1',
      [startedAt],
    );
    return row ? { scan: row.scan, startedAt: row.started_at, head: row.head } : null;
  },

  putHead: ({ scan, startedAt, head }) =>
    replaceInto('pack_head', ['scan', 'started_at', 'head'], [[scan, startedAt, head]]),
};
