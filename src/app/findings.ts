import type { z } from 'zod';
import type { FindingsView, payloads } from '../api';
import { codeOrder, codes } from '../report/codes';
import type { EstateFinding } from './assessed-app';
import type { EstateFindings } from './estate-findings';

type Asked = z.output<typeof payloads.findings>;

/** One page of the findings that fit a filter; all that fit are counted. */
export function findingsPage({ all }: EstateFindings, asked: Asked): FindingsView {
  const { code, from, size } = asked;
  const fits = filterOf(asked);
  const counts = new Map<string, number>();
  const rows: EstateFinding[] = [];
  let [total, ignored] = [0, 0];
  for (const finding of all) {
    if (!fits(finding)) continue;
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

/** Everything but the code, since the codes on offer are counted without it. */
function filterOf({ app, level, state, find }: Asked): (finding: EstateFinding) => boolean {
  const words = find.trim().toLowerCase();
  return (finding) =>
    (app === null || finding.app === app) &&
    (level === null || finding.level === level) &&
    (state === null || (finding.ignored !== null) === (state === 'ignored')) &&
    (words === '' || `${finding.text}\n${finding.app ?? ''}`.toLowerCase().includes(words));
}
