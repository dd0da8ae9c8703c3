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
  { store, ownKey }: Pick<Host, 'store' | 'ownKey'>,
  { rows: apps, nameOf }: Summary,
  { find, from, size, own: withOwn, ...filters }: z.output<typeof payloads.decisions>,
): Promise<DecisionsView> {
  const text = find.trim();
  const own = ownKey();
  const except = withOwn || filters.app !== null ? null : own;
  const query = { ...filters, except, find: text === '' ? null : { text, apps: appsNamed(apps, text) } };
  const [counts, lines, left] = await Promise.all([
    store.countDecisions(query),
    store.decisions(query, from, size),
    except === null ? null : store.countDecisions({ ...query, app: except, except: null }),
  ]);
  return {
    rows: lines.map((line) => ({ ...rowOf(line, nameOf), own: line.app === own })),
    total: totalOf(counts),
    from,
    counts,
    ownLeftOut: left === null ? 0 : totalOf(left),
  };
}

function totalOf({ blocked, allowed, unknown }: DecisionsView['counts']): number {
  return blocked + allowed + unknown;
}

function appsNamed(apps: Summary['rows'], text: string): string[] {
  const wanted = text.toLowerCase();
  const found = apps.filter(({ name }) => name.toLowerCase().includes(wanted));
  return found.slice(0, APPS).map(({ key }) => key);
}

function rowOf(line: StoredDecision, nameOf: NameOf): Omit<DecisionsView['rows'][number], 'own'> {
  const { id, time, point, app, method, path, spaces, verdict, effect, enforced, filtered, rule } = line;
  const where = { id, time, point, app, appName: nameOf(app), method, path, spaces };
  return { ...where, verdict, effect, enforced, filtered, rule, text: sayDecision(line) };
}
