/** The evidence pack of a scan, in parts that fit an answer to a page. */
import type { PackView, Payload } from '../api';
import type { Host, StoredScan } from '../host';
import { packFiles } from '../report/pack/files';
import type { PackContent } from '../report/pack/content';
import { sealPack } from '../report/pack/seal';
import { toolVersion } from '../report/version';
import { sha256 } from '../scan/content-hash';
import { driftBetween } from '../scan/drift';
import { foundBy } from '../scan/found';
import { listingOf } from '../scan/listing';
import { approvals } from './approvals';
import type { Summary } from './assessment';
import { checks } from './checks';
import type { Glance } from './estate-findings';
import { Refusal } from './refusal';

/** Bytes of one part before base64: an answer to a page holds 5 MB. */
const PART = 3_000_000;

type Looking = readonly [Summary, Glance];

interface Made {
  readonly key: string;
  readonly zip: Uint8Array;
  readonly head: string;
}

/**
 * Makes packs and remembers the last one for its other parts. It is found by the id of its scan, which is
 * random, and by what people signed, the checks, the estate and the day: by all that it is made from.
 */
export function createPack(): (
  host: Host,
  looking: () => Promise<Looking>,
  asked: Payload<'pack'>,
) => Promise<PackView> {
  let last: Made | null = null;
  return async (host, looking, { scan: id, part = 0 }) => {
    const { store, now } = host;
    const scans = await store.finishedScans();
    const place = id == null ? scans.length - 1 : scans.findIndex((one) => one.id === id);
    const scan = scans[place];
    if (!scan) throw noScan(id ?? null);
    const [looked, previous, signed, recorded] = await Promise.all([
      looking(),
      store.headBefore(scan.startedAt),
      store.signedRevision(),
      store.latestChecks(),
    ]);
    const around = [scan.id, previous?.head, signed, recorded?.version, looked[0].revision];
    const key = JSON.stringify([...around, now().slice(0, 10)]);
    if (last?.key !== key) {
      const content = await contentOf(host, looked, scans[place - 1] ?? null, scan);
      const link = previous && { scan: previous.scan, head: previous.head };
      last = { key, ...sealPack(packFiles(content), { scan: momentOf(scan), previous: link }, sha256) };
      await store.putHead({ scan: scan.id, startedAt: scan.startedAt, head: last.head });
    }
    return partOf(last, scan, part);
  };
}

function momentOf({ id, startedAt }: StoredScan): { id: string; startedAt: string } {
  return { id, startedAt };
}

function noScan(id: string | null): Refusal {
  return id === null
    ? new Refusal('bad-input', 'No scan has finished yet, so there is nothing to pack.')
    : new Refusal('not-found', `There is no finished scan \`${id}\`.`);
}

function partOf({ zip, head }: Made, { startedAt, id }: StoredScan, part: number): PackView {
  const parts = Math.max(1, Math.ceil(zip.length / PART));
  if (part >= parts) throw new Refusal('not-found', `The pack has ${parts} parts; there is no part ${part}.`);
  return {
    fileName: `portcullis-evidence-${startedAt.slice(0, 10)}-${id.slice(0, 8)}.zip`,
    part,
    parts,
    data: Buffer.from(zip.subarray(part * PART, (part + 1) * PART)).toString('base64'),
    head,
  };
}

async function contentOf(
  host: Host,
  [assessed, found]: Looking,
  since: StoredScan | null,
  scan: StoredScan,
): Promise<PackContent> {
  const { store } = host;
  const [seen, drift, listing, rules, signed, checked] = await Promise.all([
    foundBy(store, scan),
    driftBetween(store, since, scan),
    listingOf(store, scan.catalogue),
    scan.rules === 0 ? null : store.rulesVersion(scan.rules),
    approvals(host, assessed, found),
    checks(host, assessed, found),
  ]);
  return {
    tool: toolVersion,
    madeOn: host.now().slice(0, 10),
    scan,
    rules,
    listing,
    ...seen,
    sources: assessed.sources,
    approvals: signed.approvals,
    attestations: signed.attestations,
    undecided: signed.undecided,
    checks: { text: checked.text, results: checked.checks },
    since: since && { id: since.id, at: since.startedAt, catalogue: since.catalogue },
    drift,
  };
}
