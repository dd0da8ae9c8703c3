import type { EstateView } from '../api';
import { catalogueVersion, endpoints } from '../policy/catalogue';
import type { Host } from '../host';
import type { Assessment } from './assessment';
import { scanStatus } from './scan';
import { viewSource } from './source';

/** The table of apps with everything above it. */
export async function estate(host: Host, assessment: Assessment): Promise<EstateView> {
  const { estate: known, recorded, rules, result, rows } = assessment;
  return {
    catalogue: { version: catalogueVersion, endpoints: catalogueCounts },
    sources: known.sources.map(viewSource),
    rows,
    rules: { count: rules.length, recordedAt: recorded?.recordedAt ?? null },
    scan: await scanStatus(host),
    findings: result.summary.findings,
    self: await host.settings.ownBlock(),
  };
}

const catalogueCounts = {
  blocked: endpoints.filter(({ exposure }) => exposure === 'blocked').length,
  notBlocked: endpoints.filter(({ exposure }) => exposure === 'not-blocked').length,
  unknown: endpoints.filter(({ exposure }) => exposure === 'unknown').length,
};
