import type { TrendView } from '../api';
import type { Host } from '../host';

/** Totals of every finished scan, oldest first. */
export async function trend({ store }: Pick<Host, 'store'>): Promise<TrendView> {
  const scans = await store.finishedScans();
  return {
    points: scans.map(({ id, startedAt, total, endpoints, findings }) => ({
      scan: id,
      at: startedAt,
      apps: total,
      endpoints,
      findings,
    })),
  };
}
