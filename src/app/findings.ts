import type { FindingsView } from '../api';
import type { z } from 'zod';
import type { payloads } from '../api';
import { codeOrder, codes } from '../report/codes';
import type { EstateFindings } from './estate-findings';

/** One page of the findings that fit a filter; all that fit are counted. */
export function findingsPage(
  { all }: EstateFindings,
  { app, code, level, state, find, from, size }: z.output<typeof payloads.findings>,
): FindingsView {
  const wanted = find.trim().toLowerCase();
  const counts = new Map<string, number>();
  const rows: FindingsView['rows'][number][] = [];
  let [total, ignored] = [0, 0];
  for (const finding of all) {
    if (app !== null && finding.app !== app) continue;
    if (level !== null && finding.level !== level) continue;
    if (state !== null && (finding.ignored !== null) !== (state === 'ignored')) continue;
    if (wanted !== '' && !`${finding.text}\n${finding.app ?? ''}`.toLowerCase().includes(wanted)) continue;
    counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1);
    if (code !== null && finding.code !== code) continue;
    if (total >= from && rows.length < size) rows.push(finding);
    total += 1;
    if (finding.ignored !== null) ignored += 1;
  }
  return {
    rows,
    total,
    from,
    ignored,
    codes: codeOrder.flatMap((one) => {
      const count = counts.get(one);
      return count === undefined ? [] : [{ code: one, title: codes[one].title, count }];
    }),
  };
}
