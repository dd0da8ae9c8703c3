/** What time brought to the estate as a whole, as the end of a scan wrote it. */
import { z } from 'zod';
import type { Store } from '../host';
import type { SaidFinding } from '../report/rows';

const rows = z.array(
  z.tuple([
    z.string(),
    z.string(),
    z.enum(['error', 'warning', 'note']).catch('note'),
    z.string().nullable(),
    z.string(),
  ]),
);

/** Expired decisions, aged sources and the like; none where the scan wrote none that this release can read. */
export async function broughtTo(store: Store, scan: string): Promise<SaidFinding[]> {
  const body = await store.standing(scan);
  if (body === null) return [];
  const parsed = rows.safeParse(JSON.parse(body));
  return (parsed.data ?? []).map(([id, code, level, app, text]) => ({ id, code, level, app, text }));
}
