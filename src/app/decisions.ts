/** The decision log on the page: lines that fit a filter, counted, newest first. */
import type { z } from 'zod';
import type { DecisionsView, payloads } from '../api';
import type { Host, StoredDecision } from '../host';
import type { NameOf } from '../report/rule-words';
import { sayDecision } from '../report/why';
import type { Summary } from './assessment';

/** Apps that are looked for by a part of their name. */
const APPS = 100;

export async function decisions(
  { store }: Pick<Host, 'store'>,
  { rows: apps, nameOf }: Summary,
  { find, from, size, ...filters }: z.output<typeof payloads.decisions>,
): Promise<DecisionsView> {
  const text = find.trim();
  const query = { ...filters, find: text === '' ? null : { text, apps: appsNamed(apps, text) } };
  const [counts, lines] = await Promise.all([
    store.countDecisions(query),
    store.decisions(query, from, size),
  ]);
  return {
    rows: lines.map((line) => rowOf(line, nameOf)),
    total: counts.blocked + counts.allowed + counts.unknown,
    from,
    counts,
  };
}

function appsNamed(apps: Summary['rows'], text: string): string[] {
  const wanted = text.toLowerCase();
  const found = apps.filter(({ name }) => name.toLowerCase().includes(wanted));
  return found.slice(0, APPS).map(({ key }) => key);
}

function rowOf(line: StoredDecision, nameOf: NameOf): DecisionsView['rows'][number] {
  const { id, time, point, app, method, path, spaces, verdict, effect, enforced, filtered, rule } = line;
  const where = { id, time, point, app, appName: nameOf(app), method, path, spaces };
  return { ...where, verdict, effect, enforced, filtered, rule, text: sayDecision(line) };
}
