/** The catalogue of endpoints and every way to look one up. The data is generated: docs/catalogue.md. */
import data from './catalogue/endpoints.json';
import { endpointId, type Endpoint } from './endpoint';
import { compile } from './match';
import { unpack, type Packed } from './packed';

/** All endpoints, in the order of the catalogue document, then those only the OpenAPI descriptions list. */
export const endpoints: readonly Endpoint[] = unpack(data as unknown as Packed);

/** Changes whenever a fact of the catalogue changes. */
export const catalogueVersion: string = data.version;

/** Aliases count only where the canonical form of an operation can have them, that is below `/wiki`. */
const templates = endpoints.flatMap((endpoint) =>
  [endpoint.path, ...endpoint.aliases.map(belowWiki)].map((path) => ({
    method: endpoint.method,
    path,
    endpoint,
  })),
);
const match = compile(templates);
const byId = new Map(endpoints.map((endpoint) => [endpointId(endpoint), endpoint]));
const methods = [...new Set(endpoints.map((endpoint) => endpoint.method))];

function belowWiki(path: string): string {
  return path.startsWith('/wiki/') ? path : `/wiki${path}`;
}

/**
 * The endpoint of an operation, null where the catalogue has none.
 *
 * @param method upper case.
 * @param path canonical and concrete, as `parseOperation` gives it.
 */
export function matchEndpoint(method: string, path: string): Endpoint | null {
  return templates[match(method, path)]?.endpoint ?? null;
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
  return methods.flatMap((method) => matchEndpoint(method, path) ?? []);
}
