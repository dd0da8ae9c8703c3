/** How one app, and the use of one endpoint, came to be what they are. */
import type { EndpointHistoryView, HistoryView, Payload } from '../api';
import type { Host, StoredScan } from '../host';
import { exposureCounts } from '../report/counts';
import { blanked, callName } from '../report/drift/side';
import { lifeSentences } from '../report/drift/life';
import { loadSnapshots } from '../scan/drift';
import { listingOf } from '../scan/listing';
import type { Snapshot } from '../scan/snapshot';
import { momentOf } from './drift';
import { Refusal } from './refusal';

type Entry = HistoryView['entries'][number];

/** One finished scan and what it stored of the app: null where it did not meet it. */
interface Stage {
  readonly scan: StoredScan;
  readonly hash: string | null;
}

/** Scans at which something about an app changed, newest first. */
export async function appHistory({ store }: Host, { key }: Payload<'history.app'>): Promise<HistoryView> {
  const [scans, rows] = await Promise.all([store.finishedScans(), store.appSnapshots(key)]);
  const hashes = new Map(rows.map(({ scan, hash }) => [scan, hash]));
  const stages = turns(scans.map((scan) => ({ scan, hash: hashes.get(scan.id) ?? null })));
  const snapshots = await loadSnapshots(
    store,
    stages.flatMap(({ hash }) => hash ?? []),
  );
  const at = ({ hash }: Stage) => (hash === null ? null : (snapshots.get(hash) ?? null));
  const entries: Entry[] = [];
  for (const [index, stage] of stages.entries()) {
    const before = stages[index - 1];
    const listed = await listings(store, before?.scan, stage.scan);
    const texts = textsOf(before ? at(before) : null, stage, at(stage), listed);
    if (texts.length > 0)
      entries.push({ scan: momentOf(stage.scan), endpoints: exposureCounts(at(stage)?.calls ?? []), texts });
  }
  if (entries.length === 0) throw new Refusal('not-found', `No scan has met an app \`${key}\`.`);
  const newest = stages.map(at).findLast((snapshot) => snapshot !== null);
  return { app: { app: key, name: newest?.name ?? key }, entries: entries.reverse() };
}

/** The stages at which what is stored differs from the one before; scans before the first are left out. */
function turns(stages: readonly Stage[]): Stage[] {
  const first = stages.findIndex(({ hash }) => hash !== null);
  if (first < 0) return [];
  return stages.slice(first).filter(({ hash }, index, all) => index === 0 || all[index - 1]?.hash !== hash);
}

type Listings = Parameters<typeof lifeSentences>[2];

async function listings(
  store: Host['store'],
  was: StoredScan | undefined,
  is: StoredScan,
): Promise<Listings> {
  if (!was || was.catalogue === is.catalogue) return [null, null];
  return Promise.all([listingOf(store, was.catalogue), listingOf(store, is.catalogue)]);
}

function textsOf(
  was: Snapshot | null,
  { hash }: Stage,
  is: Snapshot | null,
  listed: Listings,
): readonly string[] {
  if (hash === null) return ['Gone: no source names it any more.'];
  if (is === null) return ['What this scan stored cannot be read by this release.'];
  return was === null ? ['First seen.'] : lifeSentences(was, is, listed);
}

/** Since when which app depends on one endpoint, also before the catalogue listed it. */
export async function endpointHistory(
  { store }: Host,
  endpoint: Payload<'history.endpoint'>,
): Promise<EndpointHistoryView> {
  const names = new Set([callName(endpoint), blanked(callName(endpoint))]);
  const [scans, callers] = await Promise.all([store.finishedScans(), store.callers([...names])]);
  const apps = callers.flatMap(({ app, name, firstAt, lastAt }) => {
    const first = scans.find(({ startedAt }) => startedAt === firstAt);
    if (!first) return [];
    const gone = scans.find(({ startedAt }) => startedAt > lastAt);
    return [{ app, name, first: momentOf(first), gone: gone ? momentOf(gone) : null }];
  });
  return { endpoint, apps };
}
