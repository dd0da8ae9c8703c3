import type { OverviewView } from '../api';
import type { Host } from '../host';
import { decidedApps } from '../report/approvals';
import type { FindingCode } from '../report/finding';
import { waiting } from '../report/waiting';
import type { Summary } from './assessment';
import { blindSpotsView } from './blind-spots';
import { checkedNow, results } from './checks';
import type { Glance } from './estate-findings';
import { trend } from './trend';

/** The first look of the day: counts, what waits for a person, and the trend. */
export async function overview(host: Host, summary: Summary, findings: Glance): Promise<OverviewView> {
  const now = host.now();
  const [latest, points] = await Promise.all([host.store.latestChecks(), trend(host)]);
  const checks = results(latest?.text ?? '', checkedNow(summary, findings, now));
  const { kinds } = blindSpotsView(summary, findings, now);
  const { levels, open, openErrors, ignored } = count(findings);
  const decided = decidedApps(findings.approvals);
  const result = (wanted: string) => checks.filter((one) => one.result === wanted).length;
  const unattested = kinds
    .filter(({ kind }) => kind !== 'eligibility-unknown')
    .flatMap(({ apps }) => apps.filter(({ attested }) => !attested).map(({ app }) => app));
  return {
    apps: summary.rows.length,
    findings: levels,
    ignored,
    blindSpots: kinds.reduce((sum, { apps }) => sum + apps.length, 0),
    checks: { passes: result('passes'), fails: result('fails'), needsPerson: result('needs a person') },
    needsPerson: waiting({
      apps: summary.rows.length,
      checks,
      open,
      openErrors,
      undecided: summary.rows.filter(({ key }) => !decided.has(key)).length,
      unattested: new Set(unattested).size,
    }),
    trend: points,
  };
}

function count({ counts }: Glance) {
  const levels = { error: 0, warning: 0, note: 0 };
  const open = new Map<FindingCode, number>();
  let [openErrors, ignored] = [0, 0];
  for (const { code, level, isOpen, count: times } of counts) {
    levels[level] += times;
    if (!isOpen) ignored += times;
    else {
      open.set(code, (open.get(code) ?? 0) + times);
      if (level === 'error') openErrors += times;
    }
  }
  return { levels, open, openErrors, ignored };
}
