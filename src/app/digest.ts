/** What a person should know who was away: what changed since they last looked, and what waits for them. */
import type { Answers, DigestView, Payload } from '../api';
import type { Host, StoredScan } from '../host';
import type { FindingCode } from '../report/finding';
import { count, day } from '../report/words';
import { compareScans } from './drift';
import type { Glance } from './estate-findings';

/** What time and the platform bring, the gravest first; findings about the apps themselves are told as drift. */
const brought: readonly FindingCode[] = [
  'scopes-unapproved',
  'approval-expired',
  'own-block',
  'inventory-stale',
];

/** So many sentences of one kind; of more it says how many there are. */
const OF_A_KIND = 5;

/** Scans in which failures are looked for. */
const RECENT = 20;

/** @param by account id of the reader */
export async function digest(host: Host, by: string, findings: Glance): Promise<DigestView> {
  const { store, settings } = host;
  const [seen, finished, recent] = await Promise.all([
    settings.seen(by),
    store.finishedScans(),
    store.scans(0, RECENT),
  ]);
  const since = seen && lastSeen(finished, seen);
  const drift = await compareScans(host, since, finished.at(-1) ?? null);
  return {
    seenAt: seen?.at ?? null,
    drift,
    texts: [...drift.texts, ...failures(recent, seen?.at ?? ''), ...waiting(findings)],
  };
}

/** Notes that this person has seen what the digest said up to a scan; without one, all that there is. */
export async function digestSeen(
  { store, settings, now }: Host,
  by: string,
  { until }: Payload<'digest.seen'>,
): Promise<Answers['digest.seen']> {
  const at = now();
  const newest = (await store.finishedScans()).at(-1);
  await settings.putSeen(by, { at, scan: until ?? newest?.id ?? null });
  return { seenAt: at };
}

/** The newest scan that the reader knows; where it was deleted, the newest before the day of the visit. */
function lastSeen(
  finished: readonly StoredScan[],
  seen: { readonly at: string; readonly scan: string | null },
): StoredScan | null {
  return (
    finished.find(({ id }) => id === seen.scan) ??
    finished.findLast(({ finishedAt }) => finishedAt !== null && finishedAt <= seen.at) ??
    null
  );
}

function failures(recent: readonly StoredScan[], since: string): string[] {
  return recent
    .filter(({ state, startedAt }) => state === 'failed' && startedAt > since)
    .map(({ startedAt, message }) => `The scan of ${day(startedAt)} failed. ${message ?? ''}`.trim());
}

function waiting({ brought: findings }: Glance): string[] {
  return brought.flatMap((code) => {
    const texts = findings.filter((one) => one.code === code && one.ignored === null).map(({ text }) => text);
    const left = texts.length - OF_A_KIND;
    return left > 0
      ? [
          ...texts.slice(0, OF_A_KIND),
          `There ${left === 1 ? 'is' : 'are'} ${count(left, 'more', 'more')} of this kind.`,
        ]
      : texts;
  });
}
