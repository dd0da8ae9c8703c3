import type { Payload } from '../../../../src/api';
import type { Query } from '../../bridge/address';
import { oneOf } from '../../types';

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;
export const points = ['forecast', 'guard', 'gateway'] as const;

/** A call as the form holds it and the address keeps it; an empty text is what is not said. */
export interface Asked {
  readonly app: string;
  readonly method: string;
  readonly url: string;
  readonly space: string;
  readonly page: string;
  readonly level: string;
  readonly point: (typeof points)[number];
}

export function askedOf(query: Query): Asked {
  return {
    app: query['app'] ?? '',
    method: query['method'] ?? 'GET',
    url: query['url'] ?? '',
    space: query['space'] ?? '',
    page: query['page'] ?? '',
    level: query['level'] ?? '',
    point: oneOf(points, query['point']) || 'forecast',
  };
}

export const queryOf = (asked: Asked): Query => ({ ...asked });

export const isPageId = (text: string): boolean => text === '' || /^\d{1,20}$/.test(text);

/** The question for the server; null where the address of the call is missing. */
export function payloadOf(asked: Asked): Payload<'why'> | null {
  const { app, method, url, space, page, level, point } = asked;
  if (url === '' || !isPageId(page)) return null;
  const where = { space: space || null, page: page || null, classificationLevel: level.trim() || null };
  return { app: app || null, method, url, ...where, point };
}
