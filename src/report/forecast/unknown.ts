/** What nobody can know from here: for every app, and for this one. */
import type { AppRecord } from '../../evidence/app';
import type { Endpoint } from '../../policy/endpoint';
import type { Dependency } from '../../evidence/dependency';
import { groupBy } from '../findings/draft';
import type { ForecastLine } from '../view';
import { count, sentence, unresolvedWords } from '../words';
import { endpointOfLine } from './calls';

/** A line that is about no endpoint. */
export function plainLine(kind: ForecastLine['kind'], text: string): ForecastLine {
  return { kind, text, strength: null, dataClass: null, action: null, endpoints: [] };
}

/** True of every app (product facts: not documented, or outside the catalogue). */
export const neverKnown: readonly ForecastLine[] = [
  plainLine(
    'call',
    'No source says whether calls made as the user, as the app and from the front end are treated alike: none of them counts as safe.',
  ),
  plainLine('call', 'Calls through GraphQL are outside the catalogue.'),
  plainLine(
    'data',
    'What Confluence hands to a module with its context, such as ids and titles, is outside the catalogue.',
  ),
];

/** Endpoints that the catalogue has and of which no source says what a rule does. */
export function unsaidExposure(endpoints: readonly Endpoint[]): ForecastLine[] {
  if (endpoints.length === 0) return [];
  const text = `No source says what a rule does to ${count(endpoints.length, 'endpoint')} that it can call.`;
  return [{ ...plainLine('call', text), endpoints: endpoints.map(endpointOfLine) }];
}

/** Calls found in code or traffic that match nothing in the catalogue. */
export function outsideCatalogue(dependencies: readonly Dependency[]): ForecastLine[] {
  if (dependencies.length === 0) return [];
  const text = `${count(dependencies.length, 'call')} found in code or traffic ${dependencies.length === 1 ? 'matches' : 'match'} no single endpoint of the catalogue.`;
  const endpoints = dependencies.map(({ method, path }) => ({ method, path, name: null, citation: null }));
  return [{ ...plainLine('call', text), endpoints }];
}

/** The parts of an app that its sources cannot show. */
export function hiddenParts(app: AppRecord): ForecastLine[] {
  const reasons = [...groupBy(app.unresolved, (one) => one.reason)].flatMap(([, of]) => {
    const [first] = of;
    if (!first) return [];
    const places = of.length > 1 ? ` (${count(of.length, 'place')})` : '';
    return [plainLine('call', `Part of its calls: ${unresolvedWords[first.reason]}${places}.`)];
  });
  if (app.scopes !== null) return reasons;
  return [
    plainLine(
      'call',
      sentence('which scopes it has: its source does not say, so it may call more than is listed.'),
    ),
    ...reasons,
  ];
}
