/** The end of a scan: its totals, and what time brought to the estate though no app changed. */
import type { Host, PlannedStep, ScanCounts, StepResult, StoredScan } from '../host';
import { say } from '../report/messages';
import { assessAhead } from './assess';
import { wholeList } from './space-list';
import { estateStanding } from './standing';

/** Closes a scan whose steps are all done. Doing it twice writes the same rows. */
export async function closeScan(
  host: Host,
  scan: StoredScan,
  steps: readonly PlannedStep[],
): Promise<StoredScan> {
  const { store } = host;
  const results = steps.flatMap(({ result }) => (result === null ? [] : [result]));
  const refused = results.find((result) => result.refused !== null)?.refused ?? null;
  if (refused === null) await wholeList(host, scan.startedAt);
  const standing = await estateStanding(host, scan);
  await store.putStanding(
    scan.id,
    JSON.stringify(
      standing.map((finding) => [finding.id, finding.code, finding.level, finding.app, say(finding)]),
    ),
  );
  const counts = totalOf(results);
  for (const { level } of standing) counts.findings[level] += 1;
  const closed: StoredScan = {
    ...scan,
    ...counts,
    state: 'done',
    finishedAt: host.now(),
    total: sum(results, ({ apps }) => apps),
    spaces: sum(results, ({ spaces }) => spaces),
    calls: sum(steps, ({ calls }) => calls),
    callsNeeded: steps.filter(({ task }) => task.kind === 'spaces').length,
    points: sum(steps, ({ points }) => points),
    message: refused,
  };
  // Whoever is told that the scan is over looks at the estate next.
  await assessAhead(host, host.now());
  await store.endScan(closed);
  return closed;
}

type Mutable<T> = { -readonly [K in keyof T]: { -readonly [L in keyof T[K]]: T[K][L] } };

function totalOf(results: readonly StepResult[]): Mutable<ScanCounts> {
  return {
    endpoints: {
      blocked: sum(results, ({ endpoints }) => endpoints.blocked),
      notBlocked: sum(results, ({ endpoints }) => endpoints.notBlocked),
      unknown: sum(results, ({ endpoints }) => endpoints.unknown),
    },
    findings: {
      error: sum(results, ({ findings }) => findings.error),
      warning: sum(results, ({ findings }) => findings.warning),
      note: sum(results, ({ findings }) => findings.note),
    },
  };
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
