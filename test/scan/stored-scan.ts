import type { StoredScan } from '../../src/host';

/** A finished scan of nothing, with what a test changes in it. */
export const storedScan = (changes: Partial<StoredScan> = {}): StoredScan => ({
  id: '00000000-0000-4000-8000-000000000001',
  startedAt: '2026-11-22T10:00:00.000Z',
  finishedAt: '2026-11-22T10:01:00.000Z',
  state: 'done',
  by: 'person',
  total: 0,
  spaces: 0,
  catalogue: '2026-08-14',
  rules: 0,
  endpoints: { blocked: 0, notBlocked: 0, unknown: 0 },
  findings: { error: 0, warning: 0, note: 0 },
  calls: 0,
  callsNeeded: 0,
  points: 0,
  message: null,
  ...changes,
});
