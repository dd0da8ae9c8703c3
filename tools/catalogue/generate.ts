/** Makes the catalogue: the entries of the document with their operations, then the operations it does not list. */
import { createHash } from 'node:crypto';
import { endpointId, type Endpoint, type Exposure, type Successor } from '../../src/policy/endpoint';
import { pack } from '../../src/policy/packed';
import { anonymous, classify } from './classify';
import { DOCUMENT, NEWEST } from './dates';
import type { Facts } from './facts';
import { joinEntries } from './join';
import { MOVED } from './judgement/aliases';
import { SUCCESSORS } from './judgement/successors';
import type { OperationFact } from './operations';
import { byScheme } from './scopes';

export interface Catalogue {
  /** Date of the newest facts and the start of a digest of the rows: it changes when a row changes. */
  readonly version: string;
  readonly endpoints: readonly Endpoint[];
}

type FromEntry = Pick<
  Endpoint,
  'section' | 'name' | 'aliases' | 'exposure' | 'basis' | 'deprecated' | 'source'
>;

/** @throws Error when an entry has no operation, a row is not classified, or a successor does not exist */
export function generate(facts: Facts): Catalogue {
  const byId = new Map(facts.operations.map((operation) => [endpointId(operation), operation]));
  const covered = new Set<OperationFact>();
  const listed = joinEntries(facts.entries, facts.operations).map(({ entry, operation }) => {
    const moved = MOVED.get(endpointId(operation));
    const now = moved === undefined ? operation : byId.get(moved);
    if (!now) throw new Error(`\`${endpointId(operation)}\` moved to an operation that does not exist`);
    covered.add(operation).add(now);
    return row(now, {
      section: entry.section,
      name: entry.name,
      aliases: now === operation ? [] : [operation.path],
      exposure: entry.exposure,
      basis: 'document',
      deprecated: entry.deprecated,
      source: { document: DOCUMENT, line: entry.line },
    });
  });
  const unlisted = facts.operations
    .filter((operation) => !covered.has(operation))
    .map((operation) =>
      row(operation, {
        section: operation.tag,
        name: operation.summary,
        aliases: [],
        exposure: flagged(operation) ?? 'unknown',
        basis: 'openapi',
        deprecated: operation.deprecatedOn.includes(NEWEST),
        source: { document: `confluence-${operation.api}-${NEWEST}`, line: null },
      }),
    );
  const endpoints = withSuccessors([...listed, ...unlisted]);
  const digest = createHash('sha256').update(lines(endpoints)).digest('hex').slice(0, 8);
  return { version: `${NEWEST}-${digest}`, endpoints };
}

/** The catalogue as it is committed: packed, one endpoint a line, in ASCII, which engines read fastest. */
export function serialise({ version, endpoints }: Catalogue): string {
  const { rows, ...head } = pack(version, endpoints);
  const text = `${JSON.stringify(head).slice(0, -1)},"rows":[\n${lines(rows)}\n]}\n`;
  return text.replace(
    /[^\n -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function lines(rows: readonly unknown[]): string {
  return rows.map((row) => JSON.stringify(row)).join(',\n');
}

function row(operation: OperationFact, entry: FromEntry): Endpoint {
  const { api, method, path } = operation;
  const { dataClass, action, shape } = classify(method, path);
  return {
    api,
    section: entry.section,
    name: entry.name,
    method,
    path,
    aliases: entry.aliases,
    exposure: entry.exposure,
    basis: entry.basis,
    openapiExposure: flagged(operation),
    deprecated: entry.deprecated,
    openapiDeprecated: operation.deprecatedOn.includes(operation.dates.at(-1) ?? NEWEST),
    removed: !operation.dates.includes(NEWEST),
    scopes: { ...byScheme(operation.current, operation.beta), connect: operation.connect },
    needs: operation.needs,
    replacedBy: [],
    dataClass,
    action,
    shape,
    source: entry.source,
  };
}

function flagged({ exempt }: OperationFact): Exclude<Exposure, 'unknown'> | null {
  if (exempt === null) return null;
  return exempt ? 'not-blocked' : 'blocked';
}

function withSuccessors(endpoints: readonly Endpoint[]): Endpoint[] {
  const byTemplate = new Map(endpoints.map((endpoint) => [template(endpoint), endpoint]));
  const resolve = (successor: string): Successor => {
    const found = byTemplate.get(successor);
    if (!found) throw new Error(`successor \`${successor}\` does not exist`);
    return { method: found.method, path: found.path, basis: 'derived' };
  };
  return endpoints.map((endpoint) => ({
    ...endpoint,
    replacedBy: (SUCCESSORS[template(endpoint)] ?? []).map(resolve),
  }));
}

function template({ method, path }: Pick<Endpoint, 'method' | 'path'>): string {
  return `${method} ${anonymous(path)}`;
}
