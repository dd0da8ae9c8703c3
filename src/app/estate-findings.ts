/** Every finding of the estate, those that time brings included, with what people decided on them. */
import type { Host, StoredSigned } from '../host';
import { catalogueVersion } from '../policy/catalogue';
import { settler, standingOf, type Approval, type Attestation, type Standing } from '../report/approvals';
import { codeOrder } from '../report/codes';
import type { Level } from '../report/finding';
import { standing } from '../report/standing';
import {
  assessedFinding,
  type AssessedApp,
  type AssessedFinding,
  type EstateFinding,
  type FoundCount,
} from '../scan/assessed-app';
import { contentHash } from '../scan/content-hash';
import { readSettings } from '../scan/settings';
import type { Assessor, Summary } from './assessment';

/** Scans looked through for the newest finished one. */
const RECENT = 20;

/** How many findings there are, and the words of those that time brings. */
export interface Glance {
  readonly counts: readonly EstateCount[];
  /** Findings of no audit, the worst first. */
  readonly brought: readonly EstateFinding[];
  readonly approvals: readonly Standing[];
  readonly attestations: readonly Attestation[];
  readonly staleAfterDays: number;
}

/** So many findings of one app (null for none), code and level, all of them open or all decided on. */
export interface EstateCount extends FoundCount {
  readonly app: string | null;
  readonly isOpen: boolean;
  /** Where it is a single one that was read already. */
  readonly view?: EstateFinding;
}

/**
 * Gives what is to be seen of the findings of an assessed estate at a glance, and remembers the last one, by all that
 * it is made from: imports and rules (in the revision of the assessment), what people signed, the day, settings, the
 * last scan and events. So one process may serve several sites.
 */
export function createGlance(read: Assessor['findings']): (host: Host, summary: Summary) => Promise<Glance> {
  let last: { readonly key: string; readonly glance: Glance } | null = null;
  return async (host, summary) => {
    const around = await circumstances(host);
    const key = contentHash([summary.revision, around]);
    if (last?.key === key) return last.glance;
    const glance = await combine(summary, await host.store.signed(), around, read);
    last = { key, glance };
    return glance;
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

async function combine(
  { apps, sources }: Summary,
  signed: readonly StoredSigned[],
  { staleAfterDays, ownBlock, lastScan, now }: Around,
  read: Assessor['findings'],
): Promise<Glance> {
  const attestations = signed.filter((one) => one.kind === 'attestation');
  const decisions = signed.filter((one) => one.kind === 'approval');
  const decided = await decidedFindings(apps, decisions, read);
  const approvals = standingOf(
    decisions,
    new Map(apps.map(({ facts }) => [facts.key, facts])),
    (id) => decided.get(id)?.weight ?? null,
    now.slice(0, 10),
  );
  const brought = standing({
    now,
    staleAfterDays,
    sources,
    approvals,
    attestations,
    catalogue: catalogueVersion,
    lastScan,
    ownBlock,
  });
  const settle = settler(approvals);
  const views = brought.map((finding) => {
    const { view } = assessedFinding(finding);
    return { ...view, ignored: settle(view) };
  });
  return {
    counts: [...apps.flatMap((app) => countsOf(app, [...decided.values()], settle)), ...views.map(countOf)],
    brought: worstFirst(views, countOf),
    approvals,
    attestations,
    staleAfterDays,
  };
}

/** What the findings say now that somebody decided on one by one; those of their apps alone are read. */
async function decidedFindings(
  apps: readonly AssessedApp[],
  decisions: readonly Approval[],
  read: Assessor['findings'],
): Promise<Map<string, AssessedFinding>> {
  const wanted = new Set<string>();
  const keys = new Set<string | null>();
  for (const { subject, basis } of decisions) {
    if (subject.kind !== 'finding' || basis.kind !== 'finding') continue;
    wanted.add(subject.finding);
    keys.add(basis.app);
  }
  const found = await read(apps.filter(({ row }) => keys.has(row.key)));
  return new Map(
    found.flatMap((of) => of.filter(({ view }) => wanted.has(view.id)).map((one) => [one.view.id, one])),
  );
}

type Settle = ReturnType<typeof settler>;

/** The counts of one app, open and decided on; `decided` are the findings that somebody decided on one by one. */
function countsOf(
  { row: { key }, found }: AssessedApp,
  decided: readonly AssessedFinding[],
  settle: Settle,
): EstateCount[] {
  const isSettled = settle({ id: '', app: key }) !== null;
  const own = isSettled ? [] : decided.filter(({ view }) => view.app === key && settle(view) !== null);
  return found.flatMap(({ code, level, count }) => {
    const alone = own.filter(({ view }) => view.code === code && view.level === level).length;
    const settled = isSettled ? count : alone;
    const about = { app: key, code, level };
    return [
      ...(settled < count ? [{ ...about, isOpen: true, count: count - settled }] : []),
      ...(settled > 0 ? [{ ...about, isOpen: false, count: settled }] : []),
    ];
  });
}

/** The finding as a count of one. */
export function countOf(view: EstateFinding): EstateCount {
  const { app, code, level, ignored } = view;
  return { app, code, level, isOpen: ignored === null, count: 1, view };
}

const levels: readonly Level[] = ['error', 'warning', 'note'];
const codeRank = new Map(codeOrder.map((code, index) => [code, index]));

/**
 * What is open before what is decided on, then by level and by code, within that in the order given. Sorted into a
 * drawer for each, since 100,000 findings take too long to compare.
 */
export function worstFirst<T>(
  items: Iterable<T>,
  about: (item: T) => Pick<EstateCount, 'isOpen' | 'level' | 'code'>,
): T[] {
  const drawers: T[][] = Array.from({ length: 2 * levels.length * codeOrder.length }, () => []);
  for (const item of items) {
    const { isOpen, level, code } = about(item);
    const group = (isOpen ? 0 : levels.length) + levels.indexOf(level);
    drawers[group * codeOrder.length + (codeRank.get(code) ?? 0)]?.push(item);
  }
  return drawers.flat();
}
