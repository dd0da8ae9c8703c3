import { expendable } from '../../src/scan/retention';
import { storedScan } from './stored-scan';

const day = (date: string, state: 'done' | 'failed' | 'running' = 'done') =>
  storedScan({ id: `${date} ${state}`, startedAt: `${date}T10:00:00.000Z`, state });

test('old scans go, but for the last finished one of each month and what still runs', () => {
  const scans = [
    day('2026-11-22', 'running'),
    day('2026-11-21'),
    day('2026-11-20', 'failed'),
    day('2026-10-31', 'failed'),
    day('2026-10-30'),
    day('2026-10-29'),
    day('2026-09-01', 'failed'),
    day('2025-10-02'),
    day('2025-10-01'),
  ];
  expect(expendable(scans, '2026-11-01T00:00:00.000Z')).toEqual([
    '2026-10-31 failed',
    '2026-10-29 done',
    '2026-09-01 failed',
    '2025-10-01 done',
  ]);
  expect(expendable(scans, '2020-01-01T00:00:00.000Z')).toEqual([]);
});
