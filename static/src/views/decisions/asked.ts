import type { Payload } from '../../../../src/api';
import type { Query } from '../../bridge/address';
import { pageSize, startOf } from '../../parts/listed';
import { oneOf } from '../../types';

export const verdicts = ['blocked', 'allowed', 'unknown'] as const;
export const points = ['guard', 'gateway'] as const;

/** Milliseconds of the spans that count back from now. */
export const spans = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;
export type Span = keyof typeof spans | 'own';
export const spanNames = ['hour', 'day', 'week', 'own'] as const satisfies readonly Span[];

/** The filters of the log as the address keeps them, as a question for the server. */
export function payloadOf(query: Query): Payload<'decisions'> {
  const span = oneOf(spanNames, query['span']);
  return {
    app: query['app'] || null,
    space: query['space'] || null,
    verdict: oneOf(verdicts, query['verdict']) || null,
    point: oneOf(points, query['point']) || null,
    after: span === 'own' ? moment(query['after']) : span === '' ? null : since(spans[span]),
    before: span === 'own' ? moment(query['before']) : null,
    own: showsOwn(query),
    find: query['find'] ?? '',
    from: startOf(query),
    size: pageSize,
  };
}

/** Whether calls of Portcullis itself are shown: only where somebody asks for them. */
export const showsOwn = (query: Query): boolean => query['own'] === 'yes';

/** The start of a span, to the minute, so that the same question is asked only once a minute. */
function since(length: number): string {
  const minute = 60_000;
  return new Date(Math.floor((Date.now() - length) / minute) * minute).toISOString();
}

/** A local time as a date field gives it, in ISO 8601; null where it is none. */
function moment(text: string | undefined): string | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Whether any filter is set: then an empty log is no proof that nothing was decided. */
export const isFiltered = (query: Query): boolean =>
  ['app', 'space', 'verdict', 'point', 'span', 'find'].some((name) => (query[name] ?? '') !== '');
