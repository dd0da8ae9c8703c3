/** The life of one app in sentences: what is different from one scan to the next. */
import { count, list } from '../words';
import { drift } from './drift';
import { callName, type Side, type SideApp, type SideCall } from './side';
import { driftSentences } from './sentences';
import type { Level } from '../finding';

interface LivingFinding {
  readonly id: string;
  readonly app: string | null;
  readonly level: Level;
}

/** One app as a scan saw it. */
export interface LivingApp extends SideApp {
  readonly version: string | null;
  readonly calls: readonly (SideCall & { readonly verdict: string })[] | null;
  readonly findings: readonly LivingFinding[];
}

/** So many endpoints are named in a sentence; of more it says how many there are. */
const NAMED = 8;

/**
 * What changed of one app, one sentence a change.
 *
 * @param listed what the catalogue of each scan lists, null where it is the same or not known
 */
export function lifeSentences(
  was: LivingApp,
  is: LivingApp,
  listed: readonly [Side<unknown>['listed'], Side<unknown>['listed']],
): string[] {
  const side = (app: LivingApp, index: 0 | 1) => ({
    apps: new Map([['', app]]),
    findings: app.findings,
    listed: listed[index],
  });
  const changed = drift(side(was, 0), side(is, 1));
  const own = (calls: readonly SideCall[]) => calls.map(callName);
  const scopes = (changes: typeof changed.scopesGrown) => changes.flatMap((one) => one.scopes);
  return [
    ...(was.name === is.name ? [] : [`It is now called ${is.name}; before, ${was.name}.`]),
    ...(was.version === is.version
      ? []
      : [`Version ${is.version ?? 'not known'}; before, ${was.version ?? 'not known'}.`]),
    ...said(scopes(changed.scopesGrown), (n) => `It has ${count(n, 'scope')} more`),
    ...said(scopes(changed.scopesShrunk), (n) => `It has ${count(n, 'scope')} less`),
    ...said(own(changed.endpointsNew), (n) => `It can reach ${count(n, 'endpoint')} more`),
    ...said(own(changed.endpointsGone), (n) => `It no longer reaches ${count(n, 'endpoint')}`),
    ...said(
      changed.exposureChanged.filter(({ apps }) => apps.length > 0).map(({ endpoint }) => endpoint),
      (n) => `The catalogue says something else of ${count(n, 'endpoint')} that it uses`,
    ),
    ...stronger(was, is),
    ...driftSentences({ ...changed, ...withoutCalls }),
  ];
}

/** What the sentences of a whole estate would say again. */
const withoutCalls = {
  scopesGrown: [],
  scopesShrunk: [],
  endpointsNew: [],
  endpointsGone: [],
  exposureChanged: [],
} as const;

function said(names: readonly string[], words: (n: number) => string): string[] {
  const left = names.length - NAMED;
  if (names.length === 0) return [];
  const named = left > 0 ? `${names.slice(0, NAMED).join(', ')} and ${left} more` : list(names);
  return [`${words(names.length)}: ${named}.`];
}

/** Calls on both sides of which something else is known, or which the rules judge in another way. */
function stronger(was: LivingApp, is: LivingApp): string[] {
  const before = new Map((was.calls ?? []).map((call) => [callName(call), call]));
  const both = (is.calls ?? []).flatMap((now) => {
    const old = before.get(callName(now));
    return old ? [{ old, now }] : [];
  });
  const strength = both.filter(({ old, now }) => old.strongest !== now.strongest);
  const verdict = both.filter(({ old, now }) => old.verdict !== now.verdict);
  return [
    ...said(
      strength.map(({ old, now }) => `${callName(now)} (${now.strongest}, before ${old.strongest})`),
      (n) => `The evidence is of another strength for ${count(n, 'endpoint')}`,
    ),
    ...(verdict.length > 0 ? [`The rules judge ${count(verdict.length, 'endpoint')} in another way.`] : []),
  ];
}
