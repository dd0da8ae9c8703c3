import type { OverviewView } from '../api';
import type { Host } from '../host';
import { decidedApps } from '../report/approvals';
import type { FindingCode } from '../report/finding';
import { waiting } from '../report/waiting';
import type { Assessment } from './assessment';
import { blindSpotsView } from './blind-spots';
import { checkedNow, results } from './checks';
import type { EstateFindings } from './estate-findings';
import { trend } from './trend';

/** The first look of the day: counts, what waits for a person, and the trend. */
export async function overview(
  host: Host,
  assessment: Assessment,
  findings: EstateFindings,
): Promise<OverviewView> {
  const now = host.now();
  const [latest, points] = await Promise.all([host.store.latestChecks(), trend(host)]);
  const checks = results(latest?.text ?? '', checkedNow(assessment, findings, now));
  const { kinds } = blindSpotsView(assessment, findings, now);
  const { levels, open, openErrors, ignored } = count(findings);
  const decided = decidedApps(findings.approvals);
  const result = (wanted: string) => checks.filter((one) => one.result === wanted).length;
  const unattested = kinds
    .filter(({ kind }) => kind !== 'eligibility-unknown')
    .flatMap(({ apps }) => apps.filter(({ attested }) => !attested).map(({ app }) => app));
  return {
    apps: assessment.rows.length,
    findings: levels,
    ignored,
    blindSpots: kinds.reduce((sum, { apps }) => sum + apps.length, 0),
    checks: { passes: result('passes'), fails: result('fails'), needsPerson: result('needs a person') },
    needsPerson: waiting({
      apps: assessment.rows.length,
      checks,
      open,
      openErrors,
      undecided: assessment.rows.filter(({ key }) => !decided.has(key)).length,
      unattested: new Set(unattested).size,
    }),
    trend: points,
  };
}

function count({ all }: EstateFindings) {
  const levels = { error: 0, warning: 0, note: 0 };
  const open = new Map<FindingCode, number>();
  let [openErrors, ignored] = [0, 0];
  for (const finding of all) {
    levels[finding.level] += 1;
    if (finding.ignored !== null) ignored += 1;
    else {
      open.set(finding.code, (open.get(finding.code) ?? 0) + 1);
      if (finding.level === 'error') openErrors += 1;
    }
  }
  return { levels, open, openErrors, ignored };
}
