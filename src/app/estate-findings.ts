/** Every finding of the estate, those that time brings included, with what people decided on them. */
import { createHash } from 'node:crypto';
import type { Host, StoredSigned } from '../host';
import { catalogueVersion } from '../policy/catalogue';
import { settler, standingOf, type Approval, type Attestation, type Standing } from '../report/approvals';
import type { Weight } from '../report/baseline';
import { codeOrder } from '../report/codes';
import type { Level } from '../report/finding';
import { standing } from '../report/standing';
import { readSettings } from '../scan/settings';
import {
  assessedFinding,
  type AssessedApp,
  type AssessedFinding,
  type Assessment,
  type EstateFinding,
} from './assessment';

/** Scans looked through for the newest finished one. */
const RECENT = 20;

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
  const attestations = signed.filter((one) => one.kind === 'attestation');
  const decisions = signed.filter((one) => one.kind === 'approval');
  const weights = weightsOf(apps, decisions);
  const approvals = standingOf(
    decisions,
    new Map(estate.apps.map(({ app }) => [app.key, app])),
    (id) => weights.get(id) ?? null,
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
  const found = [...apps.map(({ findings }) => findings), brought.map(assessedFinding)];
  return { all: worstFirst(found, settler(approvals)), approvals, attestations, staleAfterDays };
}

/** What the findings that somebody decided on say now. */
function weightsOf(apps: readonly AssessedApp[], decisions: readonly Approval[]): Map<string, Weight> {
  const wanted = new Set(
    decisions.flatMap(({ subject }) => (subject.kind === 'finding' ? subject.finding : [])),
  );
  const weights = new Map<string, Weight>();
  if (wanted.size === 0) return weights;
  for (const { findings } of apps) {
    for (const { view, weight } of findings) if (wanted.has(view.id)) weights.set(view.id, weight);
  }
  return weights;
}

const levels: readonly Level[] = ['error', 'warning', 'note'];
const codeRank = new Map(codeOrder.map((code, index) => [code, index]));

/**
 * Open findings before those decided on, then by level and by code, within that in the order given. Sorted
 * into a drawer for each, since 100,000 findings take too long to compare.
 */
function worstFirst(
  found: readonly (readonly AssessedFinding[])[],
  settle: ReturnType<typeof settler>,
): EstateFinding[] {
  const drawers: EstateFinding[][] = Array.from({ length: 2 * levels.length * codeOrder.length }, () => []);
  for (const findings of found) {
    for (const { view } of findings) {
      const ignored = settle(view);
      const group = (ignored === null ? 0 : levels.length) + levels.indexOf(view.level);
      const drawer = drawers[group * codeOrder.length + (codeRank.get(view.code) ?? 0)];
      drawer?.push(ignored === null ? view : { ...view, ignored });
    }
  }
  return drawers.flat();
}

function hash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
