/** What an operation does to the places that are remembered. */
import type { Endpoint } from '../policy/endpoint';

/** Calls after which content may lie in another space than before. */
export function mayMove({ method, path }: Endpoint): boolean {
  return (
    method === 'PUT' &&
    /\/(?:move\/\{position\}\/\{targetId\}|child\/attachment\/\{attachmentId\})$/.test(path)
  );
}
