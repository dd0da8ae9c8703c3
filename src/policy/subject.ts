/** From an operation to the endpoint that decides about it. */
import { endpointById, matchEndpoint } from './catalogue';
import type { Endpoint } from './endpoint';
import type { Operation } from './operation';
import type { Point } from './verdict';

/** What is put to the decision point in the place of a call. */
export interface Subject {
  readonly operation: Operation;
  readonly endpoint: Endpoint | null;
}

/** A file or its thumbnail, by the id of the content that it is attached to. */
const DOWNLOAD = /^\/wiki\/download\/(?:attachments|thumbnails)\/([^/]+)\/[^/]+$/;

/**
 * The endpoint of an operation. Downloads of attachments are in no document, yet they hand out content: an
 * enforcement point decides them as if the attachments of their page were asked for; a forecast cannot.
 */
export function subjectOf(point: Point, operation: Operation): Subject {
  const endpoint = matchEndpoint(operation.method, operation.path);
  const isDownload = point !== 'forecast' && endpoint === null && operation.method === 'GET';
  const content = isDownload ? DOWNLOAD.exec(operation.path)?.[1] : undefined;
  if (content === undefined) return { operation, endpoint };
  const path = `/wiki/rest/api/content/${content}/child/attachment`;
  return {
    operation: { ...operation, path, query: '' },
    endpoint: endpointById('GET /wiki/rest/api/content/{id}/child/attachment'),
  };
}
