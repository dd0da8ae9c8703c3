import type { BlindSpotsView } from '../api';
import { isExpired } from '../report/approvals';
import { blindSpots } from '../report/blind-spots';
import { isStale } from '../report/standing';
import type { Summary } from './assessment';
import type { Glance } from './estate-findings';

/** What no scan can see of the estate, with the apps for which a person vouches. */
export function blindSpotsView({ apps }: Summary, findings: Glance, now: string): BlindSpotsView {
  return blindSpots(
    apps.map(({ facts, row }) => ({
      ...facts,
      stale: isStale(row.newestFact, now, findings.staleAfterDays),
    })),
    attestedApps(findings, now),
  );
}

/** Keys of the apps that somebody vouches for today. */
function attestedApps({ attestations }: Glance, now: string): ReadonlySet<string> {
  const holding = attestations.filter((one) => !isExpired(one, now.slice(0, 10)));
  return new Set(holding.flatMap(({ app }) => app ?? []));
}
