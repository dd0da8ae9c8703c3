import type { AppRow, EstateView } from '../api';
import { catalogueVersion, endpoints } from '../policy/catalogue';
import type { Host } from '../host';
import type { Summary } from './assessment';
import { scanStatus } from './scan';
import { viewSource } from './source';

/** The table of apps with everything above it. */
export async function estate(host: Host, summary: Summary): Promise<EstateView> {
  const { sources, recorded, rules, rows } = summary;
  return {
    catalogue: { version: catalogueVersion, endpoints: catalogueCounts },
    sources: sources.map(viewSource),
    rows,
    rules: { count: rules.length, recordedAt: recorded?.recordedAt ?? null },
    scan: await scanStatus(host),
    findings: totalOf(rows),
    self: await host.settings.ownBlock(),
  };
}

function totalOf(rows: readonly AppRow[]): AppRow['findings'] {
  const total = { error: 0, warning: 0, note: 0 };
  for (const { findings } of rows) {
    total.error += findings.error;
    total.warning += findings.warning;
    total.note += findings.note;
  }
  return total;
}

const catalogueCounts = {
  blocked: endpoints.filter(({ exposure }) => exposure === 'blocked').length,
  notBlocked: endpoints.filter(({ exposure }) => exposure === 'not-blocked').length,
  unknown: endpoints.filter(({ exposure }) => exposure === 'unknown').length,
};
