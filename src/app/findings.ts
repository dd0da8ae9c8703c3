import type { z } from 'zod';
import type { FindingsView, payloads } from '../api';
import { settler } from '../report/approvals';
import { codeOrder, codes } from '../report/codes';
import type { EstateFinding } from '../scan/assessed-app';
import type { Assessor, Summary } from './assessment';
import { countOf, worstFirst, type EstateCount, type Glance } from './estate-findings';

type Asked = z.output<typeof payloads.findings>;

/**
 * One page of the findings that fit a filter, the worst first; all that fit are counted. The counts say which apps
 * have findings on the page, so that those alone are read; words are looked for in all of them.
 */
export async function findingsPage(
  summary: Summary,
  glance: Glance,
  read: Assessor['findings'],
  asked: Asked,
): Promise<FindingsView> {
  const reader = createReader(summary, glance, read);
  const words = asked.find.trim().toLowerCase();
  const all = words === '' ? glance.counts : (await reader.withWords(words, asked.app)).map(countOf);
  const fitting = all.filter(filterOf(asked));
  const counts = new Map<string, number>();
  for (const { code, count } of fitting) counts.set(code, (counts.get(code) ?? 0) + count);
  const chosen = fitting.filter(({ code }) => asked.code === null || code === asked.code);
  return {
    rows: await reader.rows(
      cut(
        worstFirst(chosen, (one) => one),
        asked,
      ),
    ),
    total: sum(chosen),
    from: asked.from,
    ignored: sum(chosen.filter(({ isOpen }) => !isOpen)),
    codes: codeOrder.flatMap((one) => {
      const count = counts.get(one);
      return count === undefined ? [] : [{ code: one, title: codes[one].title, count }];
    }),
  };
}

/** Everything but the code, since the codes on offer are counted without it. */
function filterOf({ app, level, state }: Asked): (one: EstateCount) => boolean {
  return (one) =>
    (app === null || one.app === app) &&
    (level === null || one.level === level) &&
    (state === null || one.isOpen === (state === 'open'));
}

function sum(counted: readonly EstateCount[]): number {
  return counted.reduce((total, { count }) => total + count, 0);
}

/** A part of the findings that are counted together: `size` of them from number `from` on. */
interface Part {
  readonly of: EstateCount;
  readonly from: number;
  readonly size: number;
}

/** The parts that make a page. */
function cut(counted: readonly EstateCount[], { from, size }: Pick<Asked, 'from' | 'size'>): Part[] {
  const parts: Part[] = [];
  let before = 0;
  for (const of of counted) {
    if (before >= from + size) break;
    const skipped = Math.max(0, from - before);
    const length = Math.min(of.count, from + size - before) - skipped;
    if (length > 0) parts.push({ of, from: skipped, size: length });
    before += of.count;
  }
  return parts;
}

function createReader({ apps }: Summary, { brought, approvals }: Glance, read: Assessor['findings']) {
  const settle = settler(approvals);
  const settled = (view: EstateFinding): EstateFinding => ({ ...view, ignored: settle(view) });

  return {
    /** Every finding with these words in its sentence or in the key of its app; of one app or of all. */
    async withWords(words: string, app: string | null): Promise<EstateFinding[]> {
      const own = app === null ? apps : apps.filter(({ row }) => row.key === app);
      const found = (await read(own, words)).flatMap((of) => of.map(({ view }) => view));
      const fits = ({ text, app: key }: EstateFinding) =>
        `${text}\n${key ?? ''}`.toLowerCase().includes(words);
      return [...found.filter(fits).map(settled), ...brought.filter(fits)];
    },

    async rows(parts: readonly Part[]): Promise<EstateFinding[]> {
      const keys = new Set(parts.map(({ of }) => (of.view ? null : of.app)));
      const own = apps.filter(({ row }) => keys.has(row.key));
      const found = await read(own);
      const views = new Map(own.map(({ row }, at) => [row.key, found[at]?.map(({ view }) => settled(view))]));
      return parts.flatMap(({ of: { view, app, code, level, isOpen }, from, size }) => {
        if (view !== undefined) return [view];
        const same = (views.get(app ?? '') ?? []).filter(
          (one) => one.code === code && one.level === level && (one.ignored === null) === isOpen,
        );
        return same.slice(from, from + size);
      });
    },
  };
}
