/** Every finding of the estate, those that time brings included, with what people decided on them. */
import { createHash } from 'node:crypto';
import type { FindingView } from '../api';
import type { Host, StoredSigned } from '../host';
import { catalogueVersion } from '../policy/catalogue';
import { settler, standingOf, type Attestation, type Standing } from '../report/approvals';
import { codeOrder } from '../report/codes';
import type { FindingCode, Ignored } from '../report/finding';
import { standing } from '../report/standing';
import { readSettings } from '../scan/settings';
import { assessedFinding, type AssessedFinding, type Assessment } from './assessment';

/** Scans looked through for the newest finished one. */
const RECENT = 20;

export interface EstateFinding extends FindingView {
  readonly code: FindingCode;
}

export interface EstateFindings {
  /** The worst first. */
  readonly all: readonly EstateFinding[];
  readonly approvals: readonly Standing[];
  readonly attestations: readonly Attestation[];
  readonly staleAfterDays: number;
}

/**
 * Gives the findings of an assessed estate and remembers the last ones, by all that they are made from:
 * imports and rules (in the revision of the assessment), what people signed, the day, settings, the last
 * scan and events. So one process may serve several sites.
 */
export function createFindings(): (host: Host, assessment: Assessment) => Promise<EstateFindings> {
  let last: { readonly key: string; readonly findings: EstateFindings } | null = null;
  return async (host, assessment) => {
    const around = await circumstances(host);
    const key = hash([assessment.revision, around]);
    if (last?.key !== key) {
      last = { key, findings: combine(assessment, await host.store.signed(), around) };
    }
    return last.findings;
  };
}

type Around = Awaited<ReturnType<typeof circumstances>>;

async function circumstances({ store, settings, now }: Host) {
  const [revision, { staleAfterDays }, ownBlock, scans] = await Promise.all([
    store.signedRevision(),
    readSettings(settings),
    settings.ownBlock(),
    store.scans(0, RECENT),
  ]);
  const done = scans.find(({ state }) => state === 'done');
  return {
    revision,
    staleAfterDays,
    ownBlock,
    lastScan: done ? { at: done.startedAt, catalogue: done.catalogue } : null,
    // The findings of a day are the same at any hour of it.
    now: `${now().slice(0, 10)}T00:00:00.000Z`,
  };
}

function combine(
  { apps, estate }: Assessment,
  signed: readonly StoredSigned[],
  { staleAfterDays, ownBlock, lastScan, now }: Around,
): EstateFindings {
  const found = new Map(apps.flatMap((app) => app.findings.map((one) => [one.id, one] as const)));
  const attestations = signed.filter((one) => one.kind === 'attestation');
  const approvals = standingOf(
    signed.filter((one) => one.kind === 'approval'),
    new Map(estate.apps.map(({ app }) => [app.key, app])),
    (id) => found.get(id)?.weight ?? null,
    now.slice(0, 10),
  );
  const brought = standing({
    now,
    staleAfterDays,
    sources: estate.sources,
    approvals,
    attestations,
    catalogue: catalogueVersion,
    lastScan,
    ownBlock,
  });
  for (const one of brought) found.set(one.id, assessedFinding(one));
  const settle = settler(approvals);
  const all = [...found.values()].map((one) => viewFinding(one, settle(one)));
  return { all: all.sort(worstFirst), approvals, attestations, staleAfterDays };
}

/** A finding for the pages, with what somebody decided on it. */
export function viewFinding(
  { id, code, level, app, text }: AssessedFinding,
  ignored: Ignored | null,
): EstateFinding {
  return { id, code, level, app, text, ignored };
}

const levelRank = { error: 0, warning: 1, note: 2 } as const;
const codeRank = new Map(codeOrder.map((code, index) => [code, index]));

/** Open ones before those decided on, then by level, by code and by app. */
function worstFirst(a: EstateFinding, b: EstateFinding): number {
  return (
    Number(a.ignored !== null) - Number(b.ignored !== null) ||
    levelRank[a.level] - levelRank[b.level] ||
    (codeRank.get(a.code) ?? 0) - (codeRank.get(b.code) ?? 0) ||
    compare(a.app ?? '', b.app ?? '') ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
