import type { ChecksView, CheckView, Payload, RecordedChecks } from '../api';
import type { Host } from '../host';
import { decidedApps, isExpired } from '../report/approvals';
import { openByCode } from '../report/checks/audited';
import { evaluate, type Checked } from '../report/checks/evaluate';
import { parseChecks } from '../report/checks/file';
import type { Summary } from './assessment';
import type { Glance } from './estate-findings';
import { namesOf } from './people';
import { Refusal } from './refusal';

/** The recorded checks with what each says of the estate today, and every version before them. */
export async function checks(host: Host, summary: Summary, findings: Glance): Promise<ChecksView> {
  const [latest, history] = await Promise.all([host.store.latestChecks(), host.store.checksHistory()]);
  const names = await namesOf(
    host,
    history.map(({ recordedBy }) => recordedBy),
  );
  return {
    text: latest?.text ?? '',
    recordedAt: latest?.recordedAt ?? null,
    checks: results(latest?.text ?? '', checkedNow(summary, findings, host.now())),
    history: history.map(({ version, recordedAt, recordedBy, reason, entries }) => ({
      version,
      recordedAt,
      by: names.get(recordedBy) ?? recordedBy,
      reason,
      checks: entries,
    })),
  };
}

/** What each check of a recorded text says. A text that this release cannot read passes nothing. */
export function results(text: string, checked: Checked): CheckView[] {
  const parsed = parseChecks(text);
  if (parsed.ok) return evaluate(parsed.checks, checked);
  return [
    {
      id: 'unreadable',
      title: 'The recorded checks',
      control: null,
      result: 'needs a person',
      texts: ['This release cannot read the recorded checks. Correct them and record them again.'],
    },
  ];
}

/** All that checks look at, as it is now. */
export function checkedNow(
  { apps, sources, rules }: Summary,
  { counts, approvals, attestations }: Glance,
  now: string,
): Checked {
  return {
    now,
    apps: apps.map(({ facts }) => facts),
    findings: openByCode(counts.filter(({ isOpen }) => isOpen)),
    decided: decidedApps(approvals),
    attestations: attestations.filter((one) => !isExpired(one, now.slice(0, 10))),
    sources,
    rules: rules.length,
  };
}

/** Records a text of checks as the next version; no text at all withdraws every check. */
export async function checksRecord(
  host: Host,
  by: string,
  { text, reason }: Payload<'checks.record'>,
  view: () => Promise<ChecksView>,
): Promise<RecordedChecks> {
  const parsed = parseChecks(text);
  if (!parsed.ok) return { recorded: false, errors: parsed.errors };
  const [newest] = await host.store.checksHistory();
  const recorded = await host.store.putChecks({
    version: (newest?.version ?? 0) + 1,
    text,
    recordedAt: host.now(),
    recordedBy: by,
    reason,
    entries: parsed.checks.length,
  });
  if (!recorded) {
    throw new Refusal(
      'failed',
      'Somebody else recorded checks at the same moment. Look at theirs, then try again.',
    );
  }
  return { recorded: true, checks: await view() };
}
