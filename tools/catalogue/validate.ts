/** Checks a catalogue against the facts it claims to rest on. */
import { endpointId, type Endpoint } from '../../src/policy/endpoint';
import { anonymous } from './classify';
import { DOCUMENT } from './dates';
import type { Facts } from './facts';

/** Rights that only somebody above content holds: a write that needs one is not a plain write. */
const ABOVE_CONTENT =
  /^(?:Confluence|site|space|organisation or site) administrator|^create spaces|^manage roles/;

/**
 * @returns one sentence for each thing that is wrong, none when the catalogue holds
 */
export function validate(endpoints: readonly Endpoint[], facts: Facts): string[] {
  return [
    ...uniqueTemplates(endpoints),
    ...entriesCovered(endpoints, facts),
    ...sectionsCounted(endpoints, facts),
    ...operationsCovered(endpoints, facts),
    ...endpoints.flatMap(basisHolds),
    ...endpoints.flatMap(classesAgree),
    ...successorsExist(endpoints),
  ];
}

function uniqueTemplates(endpoints: readonly Endpoint[]): string[] {
  const seen = new Set<string>();
  return endpoints
    .flatMap(({ method, path, aliases }) => [path, ...aliases].map((each) => `${method} ${anonymous(each)}`))
    .filter((template) => seen.size === seen.add(template).size)
    .map((template) => `\`${template}\` stands in the catalogue twice`);
}

function entriesCovered(endpoints: readonly Endpoint[], { entries }: Facts): string[] {
  const byLine = new Map(listed(endpoints).map((endpoint) => [endpoint.source.line, endpoint]));
  return entries.flatMap((entry) => {
    const endpoint = byLine.get(entry.line);
    if (!endpoint) return [`line ${entry.line}: \`${entry.name}\` is not in the catalogue`];
    const same =
      endpoint.name === entry.name &&
      endpoint.api === entry.api &&
      endpoint.exposure === entry.exposure &&
      endpoint.deprecated === entry.deprecated;
    return same
      ? []
      : [`line ${entry.line}: \`${endpointId(endpoint)}\` says something else than the document`];
  });
}

function sectionsCounted(endpoints: readonly Endpoint[], { entries }: Facts): string[] {
  const key = ({ section, exposure }: Pick<Endpoint, 'section' | 'exposure'>): string =>
    `${section}, ${exposure}`;
  const have = countBy(listed(endpoints).map(key));
  const want = countBy(entries.map(key));
  return [...new Set([...have.keys(), ...want.keys()])]
    .filter((section) => have.get(section) !== want.get(section))
    .map(
      (section) => `${section}: ${have.get(section) ?? 0} endpoints for ${want.get(section) ?? 0} entries`,
    );
}

function operationsCovered(endpoints: readonly Endpoint[], { operations }: Facts): string[] {
  const known = new Set(
    endpoints.flatMap(({ method, path, aliases }) =>
      [path, ...aliases].map((each) => endpointId({ method, path: each })),
    ),
  );
  return operations
    .filter((operation) => !known.has(endpointId(operation)))
    .map((operation) => `\`${endpointId(operation)}\` is in no row`);
}

function basisHolds(endpoint: Endpoint): string[] {
  const { basis, exposure, openapiExposure, source } = endpoint;
  const holds =
    basis === 'document'
      ? source.document === DOCUMENT && source.line !== null && exposure !== 'unknown'
      : basis === 'openapi' && exposure === (openapiExposure ?? 'unknown');
  return holds ? [] : [`\`${endpointId(endpoint)}\`: the basis does not carry the exposure`];
}

function classesAgree(endpoint: Endpoint): string[] {
  const { action, shape, method, needs } = endpoint;
  const id = endpointId(endpoint);
  return [
    ...((action === 'read') === (shape === 'write')
      ? [`\`${id}\`: ${action} does not go with ${shape}`]
      : []),
    ...(method === 'GET' && action !== 'read' ? [`\`${id}\`: a GET that is no read`] : []),
    ...(action === 'write' && ABOVE_CONTENT.test(needs.right ?? '')
      ? [`\`${id}\`: a write that needs \`${needs.right ?? ''}\` is \`administer\``]
      : []),
  ];
}

function successorsExist(endpoints: readonly Endpoint[]): string[] {
  const byId = new Map(endpoints.map((endpoint) => [endpointId(endpoint), endpoint]));
  return endpoints.flatMap((endpoint) => {
    const id = endpointId(endpoint);
    const old = retired(endpoint);
    if (!old && endpoint.replacedBy.length > 0)
      return [`\`${id}\` has a successor, but is neither removed nor deprecated`];
    return endpoint.replacedBy.flatMap((successor) => {
      const found = byId.get(endpointId(successor));
      return found && !retired(found)
        ? []
        : [`\`${id}\`: \`${endpointId(successor)}\` cannot be its successor`];
    });
  });
}

/** Whether a caller should look for something else. */
export function retired({ removed, deprecated, openapiDeprecated }: Endpoint): boolean {
  return removed || deprecated || openapiDeprecated;
}

function listed(endpoints: readonly Endpoint[]): Endpoint[] {
  return endpoints.filter(({ basis }) => basis === 'document');
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
