import type { BlindSpotsView } from '../api';
import { isExpired } from '../report/approvals';
import { blindSpots } from '../report/blind-spots';
import { isStale } from '../report/standing';
import type { Assessment } from './assessment';
import type { EstateFindings } from './estate-findings';

/** What no scan can see of the estate, with the apps for which a person vouches. */
export function blindSpotsView({ apps }: Assessment, findings: EstateFindings, now: string): BlindSpotsView {
  return blindSpots(
    apps.map(({ facts, row }) => ({
      ...facts,
      stale: isStale(row.newestFact, now, findings.staleAfterDays),
    })),
    attestedApps(findings, now),
  );
}

/** Keys of the apps that somebody vouches for today. */
function attestedApps({ attestations }: EstateFindings, now: string): ReadonlySet<string> {
  const holding = attestations.filter((one) => !isExpired(one, now.slice(0, 10)));
  return new Set(holding.flatMap(({ app }) => app ?? []));
}
