/** The catalogue of endpoints and every way to look one up. The data is generated: docs/catalogue.md. */
import data from './catalogue/endpoints.json';
import { endpointId, type Endpoint } from './endpoint';
import { matcher } from './match';
import { unpack, type Packed } from './packed';

const packed = data as unknown as Packed;

/** All endpoints, in the order of the catalogue document, then those only the OpenAPI descriptions list. */
export const endpoints: readonly Endpoint[] = unpack(packed);

/** Changes whenever a fact of the catalogue changes. */
export const catalogueVersion: string = packed.version;

const match = matcher(packed.tree);
const byId = new Map(endpoints.map((endpoint) => [endpointId(endpoint), endpoint]));

/**
 * The endpoint of an operation, null where the catalogue has none.
 *
 * @param method upper case.
 * @param path canonical and concrete, as `parseOperation` gives it.
 */
export function matchEndpoint(method: string, path: string): Endpoint | null {
  const index = match(method, path);
  return index === -1 ? null : (endpoints[index] ?? null);
}

/**
 * The endpoint of a path in which some segments are not known, written `{}` or `{name}`. Such a segment
 * stands for a parameter and for nothing else: guessing that it might be a literal would invent a call.
 */
export function matchTemplate(method: string, template: string): Endpoint | null {
  return matchEndpoint(method, template);
}

/** The endpoint named as `endpointId` names it (`GET /wiki/api/v2/pages/{id}`), null for any other text. */
export function endpointById(id: string): Endpoint | null {
  return byId.get(id) ?? null;
}

/** The endpoints of all methods at a concrete path or a template: what a call with an unknown method may be. */
export function endpointsAt(path: string): readonly Endpoint[] {
  return packed.tree.methods.flatMap((method) => matchEndpoint(method, path) ?? []);
}
