/** From an operation to the endpoint that decides about it. */
import { endpointById, matchEndpoint } from '../policy/catalogue';
import type { Endpoint } from '../policy/endpoint';
import type { Operation } from '../policy/operation';

/** What is put to the decision point in the place of a call. */
export interface Subject {
  readonly operation: Operation;
  readonly endpoint: Endpoint | null;
}

/** A file or its thumbnail, by the id of the content that it is attached to. */
const DOWNLOAD = /^\/wiki\/download\/(?:attachments|thumbnails)\/([^/]+)\/[^/]+$/;

/**
 * The endpoint of an operation. Downloads of attachments are in no document, yet they hand out content:
 * they are decided as if the attachments of their page were asked for.
 */
export function subjectOf(operation: Operation): Subject {
  const endpoint = matchEndpoint(operation.method, operation.path);
  const content =
    endpoint === null && operation.method === 'GET' ? DOWNLOAD.exec(operation.path)?.[1] : undefined;
  if (content === undefined) return { operation, endpoint };
  const path = `/wiki/rest/api/content/${content}/child/attachment`;
  return {
    operation: { ...operation, path, query: '' },
    endpoint: endpointById('GET /wiki/rest/api/content/{id}/child/attachment'),
  };
}

/** Calls after which content may lie in another space than before. */
export function mayMove({ method, path }: Endpoint): boolean {
  return (
    method === 'PUT' &&
    /\/(?:move\/\{position\}\/\{targetId\}|child\/attachment\/\{attachmentId\})$/.test(path)
  );
}
