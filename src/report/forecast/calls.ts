/** Calls as lines of a forecast: grouped by class of data, action and strength, strongest first. */
import type { Strength } from '../../evidence/evidence';
import type { Action, DataClass, Endpoint } from '../../policy/endpoint';
import type { Verdict } from '../../policy/verdict';
import { groupBy } from '../findings/draft';
import type { ForecastLine } from '../view';
import { actingWords, byDataAndAction, count, dataWords, day, list, sentence } from '../words';

/** An endpoint that an app can call; `strength` is null in the general answer for any app. */
export interface Reach {
  readonly endpoint: Endpoint;
  readonly strength: Strength | null;
  readonly lastSeen: string | null;
  readonly verdict: Verdict;
}

const order: readonly (Strength | null)[] = ['observed', 'referenced', 'permitted', null];

export function endpointOfLine(endpoint: Endpoint): ForecastLine['endpoints'][number] {
  const { method, path, name, source } = endpoint;
  return { method, path, name, citation: { document: source.document, line: source.line } };
}

function seen(of: readonly Reach[]): string {
  const last = of
    .flatMap((one) => one.lastSeen ?? [])
    .sort()
    .at(-1);
  return last ? ` (seen until ${day(last)})` : ' (seen)';
}

function effects(of: readonly Reach[]): string {
  const shape = (shape: string) => of.filter(({ endpoint }) => endpoint.shape === shape).length;
  const refused = of.filter(({ verdict }) => verdict.effect === 'refused').length;
  const filtered = of.filter(({ verdict }) => verdict.effect === 'filtered').length;
  const what = shape('collection') === of.length ? 'list or search' : 'call';
  return list([
    ...(refused > 0
      ? [`${count(refused, what, what === 'call' ? 'calls' : 'lists or searches')} refused`]
      : []),
    ...(filtered > 0 ? [`${count(filtered, 'list or search', 'lists or searches')} silently shorter`] : []),
  ]);
}

function rights(of: readonly Reach[]): string {
  const needing = groupBy(
    of.filter(({ endpoint }) => endpoint.needs.right !== null),
    ({ endpoint }) => endpoint.needs.right ?? '',
  );
  const parts = [...needing].map(([right, some]) =>
    some.length === of.length ? right : `${right} (${String(some.length)} of ${String(of.length)})`,
  );
  return parts.length > 0 ? ` Rights needed: ${parts.join(' / ')}.` : '';
}

const losing = (of: readonly Reach[]): Record<Strength | 'any', string> => ({
  observed: `will lose${seen(of)}`,
  referenced: 'its code can lose',
  permitted: 'could lose at most; no use seen',
  any: 'lost to every blocked app',
});

const keeping = (of: readonly Reach[]): Record<Strength | 'any', string> => ({
  observed: `will keep${seen(of)}`,
  referenced: 'its code can still do it',
  permitted: 'could at most still do it; no use seen',
  any: 'open to every blocked app whose scopes allow it',
});

function lines(reach: readonly Reach[], words: (of: readonly Reach[]) => string): ForecastLine[] {
  const sorted = reach.toSorted(
    (a, b) =>
      order.indexOf(a.strength) - order.indexOf(b.strength) || byDataAndAction(a.endpoint, b.endpoint),
  );
  const key = ({ endpoint, strength }: Reach) => `${strength ?? ''}/${endpoint.dataClass}/${endpoint.action}`;
  return [...groupBy(sorted, key)].flatMap(([, of]) => {
    const [first] = of;
    if (!first) return [];
    const { dataClass, action } = first.endpoint;
    const start = sentence(`${acting(action, dataClass)}: ${words(of)}`);
    return [
      {
        kind: 'call',
        text: start,
        strength: first.strength,
        dataClass,
        action,
        endpoints: of.map(({ endpoint }) => endpointOfLine(endpoint)),
      },
    ];
  });
}

function acting(action: Action, dataClass: DataClass): string {
  return `${actingWords[action]} ${dataWords[dataClass]}`;
}

/** What the rule takes: refused for one object, silently shorter for a list. */
export function lostCalls(reach: readonly Reach[]): ForecastLine[] {
  return lines(reach, (of) => `${losing(of)[of[0]?.strength ?? 'any']}. ${effects(of)}.`);
}

/** What the rule leaves open, with the right that the caller needs. */
export function keptCalls(reach: readonly Reach[]): ForecastLine[] {
  return lines(
    reach,
    (of) => `${keeping(of)[of[0]?.strength ?? 'any']} (${count(of.length, 'endpoint')}).${rights(of)}`,
  );
}

/** Endpoints on which document and flag differ stand in both columns, each time as disputed. */
export function disputedCalls(reach: readonly Reach[]): ForecastLine[] {
  return reach.map(({ endpoint, strength }) => ({
    kind: 'call',
    text: `Disputed: ${endpoint.name}. Atlassian's document says ${endpoint.exposure}, the flag in its OpenAPI description says ${endpoint.openapiExposure ?? 'nothing'}.`,
    strength,
    dataClass: endpoint.dataClass,
    action: endpoint.action,
    endpoints: [endpointOfLine(endpoint)],
  }));
}
