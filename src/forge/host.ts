import { randomUUID } from 'node:crypto';
import { getAppContext } from '@forge/api';
import type { Outside } from '../host';
import { approvalTables } from './approval-tables';
import { assessedTables } from './assessed-tables';
import { confluence } from './confluence';
import { dataTables } from './data-tables';
import { decisionTable } from './decision-table';
import { estateTables } from './estate-tables';
import { settings, uploads } from './kvs';
import { listingTable } from './listing-table';
import { planTable } from './plan-table';
import { packTable } from './pack-table';
import { queue } from './queue';
import { rulesTable } from './rules-table';
import { scanTables } from './scan-tables';
import { snapshotReads } from './snapshot-reads';
import { snapshotTable } from './snapshot-table';
import { spaceTable } from './space-table';

/**
 * The outside world on Forge. It holds no state: which site and which user a call belongs to is
 * known to the platform for each invocation.
 */
export const forgeHost: Outside = {
  unguarded: confluence,
  ownKey: () => getAppContext().appAri.toString(),
  release: () => getAppContext().appVersion,
  store: {
    ...dataTables,
    ...decisionTable,
    ...approvalTables,
    ...assessedTables,
    ...estateTables,
    ...listingTable,
    ...planTable,
    ...packTable,
    ...rulesTable,
    ...scanTables,
    ...snapshotReads,
    ...snapshotTable,
    ...spaceTable,
  },
  uploads,
  settings,
  queue,
  now: () => new Date().toISOString(),
  newId: randomUUID,
  log: (line) => console.error(line),
};
