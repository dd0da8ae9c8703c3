/** Findings that time brings, as a scan without a user sees them. */
import type { Host, StoredScan } from '../host';
import { standingOf } from '../report/approvals';
import type { Finding } from '../report/finding';
import { standing } from '../report/standing';
import { loadEstate } from './estate';
import { readSettings } from './settings';

/** Scans looked through for the newest finished one before this. */
const RECENT = 20;

/** Expired decisions, aged sources, another catalogue than before and own-block events, as of the start of a scan. */
export async function estateStanding({ store, settings }: Host, scan: StoredScan): Promise<Finding[]> {
  const [{ apps, sources }, signed, { staleAfterDays }, ownBlock, scans] = await Promise.all([
    loadEstate(store),
    store.signed(),
    readSettings(settings),
    settings.ownBlock(),
    store.scans(0, RECENT),
  ]);
  const before = scans.find(({ state, startedAt }) => state === 'done' && startedAt < scan.startedAt);
  return standing({
    now: scan.startedAt,
    staleAfterDays,
    sources,
    approvals: standingOf(
      signed.filter((one) => one.kind === 'approval'),
      new Map(apps.map(({ app }) => [app.key, app])),
      // Whether a finding grew is for those who look at that finding; nothing here depends on it.
      () => null,
      scan.startedAt.slice(0, 10),
    ),
    attestations: signed.filter((one) => one.kind === 'attestation'),
    catalogue: scan.catalogue,
    lastScan: before ? { at: before.startedAt, catalogue: before.catalogue } : null,
    ownBlock,
  });
}
