/** Finds where the documents mislead, and says what was decided; each row goes into docs/catalogue.md. */
import { endpointId, type Endpoint } from '../../src/policy/endpoint';
import { anonymous } from './classify';
import { DOCUMENT_DATE, NEWEST } from './dates';
import type { DocumentEntry } from './document';
import type { Facts } from './facts';
import { joinEntries, operationsNamed, words } from './join';
import { JOINS } from './judgement/joins';
import { REMARKS } from './judgement/remarks';
import type { OperationFact } from './operations';
import { UNLISTED_SCOPES } from './scopes';

export interface Trap {
  readonly kind: string;
  /** Line of the document; null where the trap lies in the OpenAPI tables. */
  readonly line: number | null;
  readonly says: string;
  readonly decided: string;
  readonly why: string;
}

interface Joined {
  readonly entry: DocumentEntry;
  readonly operation: OperationFact;
}

/** @returns the traps met in the document, by kind and line */
export function documentTraps(facts: Facts): Trap[] {
  const joined = joinEntries(facts.entries, facts.operations);
  const then = facts.operations.filter(({ dates }) => dates.includes(DOCUMENT_DATE));
  return [
    ...joined.flatMap((pair) => linkTrap(pair, then)),
    ...joined.flatMap((pair) => nameTrap(pair, then)),
    ...joined.flatMap(({ entry }) => remarkTrap(entry)),
    ...joined.flatMap(lifecycleTrap),
    ...then.filter((operation) => !joined.some((pair) => pair.operation === operation)).map(missingTrap),
  ];
}

function linkTrap({ entry, operation }: Joined, then: readonly OperationFact[]): Trap[] {
  const decided = code(operation);
  if (!entry.link)
    return [
      {
        kind: 'Link cell',
        line: entry.line,
        says: `${quoted(entry)} has no link cell`,
        decided,
        why: 'the name fits one operation',
      },
    ];
  const cell = entry.link.text;
  const [, verb, title = cell] = /^(GET|POST|PUT|DEL) (.+)$/.exec(cell) ?? [];
  const named = words(title);
  if (
    verb !== undefined &&
    [words(entry.name), words(operation.firstSummary)].includes(named) &&
    sameMethod(verb, operation)
  )
    return [];
  const other = then.find(({ api, firstSummary }) => api === entry.api && words(firstSummary) === named);
  const why =
    !other || other.firstSummary === operation.firstSummary
      ? 'the name decides; the cell is only worded wrongly'
      : `the name decides; the cell names \`${endpointId(other)}\``;
  return [
    { kind: 'Link cell', line: entry.link.line, says: `${quoted(entry)} links to "${cell}"`, decided, why },
  ];
}

function sameMethod(verb: string, { method }: OperationFact): boolean {
  return (verb === 'DEL' ? 'DELETE' : verb) === method;
}

function nameTrap({ entry, operation }: Joined, then: readonly OperationFact[]): Trap[] {
  const join = JOINS.find(({ line }) => line === entry.line);
  if (!join) return [];
  const count = operationsNamed(entry, then).length;
  const tag = entry.deprecated ? ', tagged DEPRECATED' : '';
  return [
    {
      kind: count > 1 ? 'Name shared by several operations' : 'Name that no operation has',
      line: entry.line,
      says: `${quoted(entry)}${tag}${count > 1 ? `, one of ${count}` : ''}`,
      decided: code(operation),
      why: join.why,
    },
  ];
}

function remarkTrap(entry: DocumentEntry): Trap[] {
  return REMARKS.filter(({ line }) => line === entry.line).map(({ says, ...rest }) => ({
    kind: 'Misleading description',
    says: `${quoted(entry)}: ${says}`,
    ...rest,
  }));
}

function lifecycleTrap({ entry, operation }: Joined): Trap[] {
  const on = operation.deprecatedOn;
  if (entry.deprecated || on.length === 0) return [];
  return [
    {
      kind: 'Deprecated without the tag',
      line: entry.line,
      says: `${quoted(entry)} carries no DEPRECATED`,
      decided: `${code(operation)}: \`deprecated\` stays false, \`openapiDeprecated\` is true`,
      why: `the OpenAPI operation of ${on.join(' and ')} is marked deprecated`,
    },
  ];
}

function missingTrap(operation: OperationFact): Trap {
  return {
    kind: 'Known in 2024-02, but not in the document',
    line: null,
    says: `nothing on ${code(operation)}`,
    decided: 'the flag gives the exposure',
    why: 'the operation existed when the document was written',
  };
}

/** @returns the traps met where rows are compared with each other or with the flags */
export function catalogueTraps(endpoints: readonly Endpoint[]): Trap[] {
  return [
    ...endpoints.flatMap(conflictTrap),
    ...endpoints.flatMap(aliasTrap),
    ...methodTraps(endpoints),
    ...endpoints.flatMap(scopeTrap),
  ];
}

function conflictTrap(endpoint: Endpoint): Trap[] {
  const { exposure, openapiExposure, basis, source } = endpoint;
  if (basis === 'openapi' && openapiExposure === null)
    return [
      {
        kind: 'No flag',
        line: null,
        says: `${code(endpoint)} is in no list and has no flag`,
        decided: '`unknown`',
        why: 'nothing says what a rule does to it',
      },
    ];
  if (openapiExposure === null || openapiExposure === exposure) return [];
  return [
    {
      kind: 'Document against flag',
      line: source.line,
      says: `${code(endpoint)} is ${exposure}; the flag says ${openapiExposure}`,
      decided: `\`${exposure}\`, with the flag kept beside it`,
      why: 'the document speaks to administrators about exactly this; the difference is shown wherever the endpoint is',
    },
  ];
}

function aliasTrap(endpoint: Endpoint): Trap[] {
  return endpoint.aliases.map((alias) => ({
    kind: 'Moved path',
    line: endpoint.source.line,
    says: `\`${endpoint.method} ${alias}\` in the operations of ${DOCUMENT_DATE}`,
    decided: `${code(endpoint)}, the older path is an alias`,
    why: `the operations of ${NEWEST} have the same three at the newer path, with the same flag`,
  }));
}

function methodTraps(endpoints: readonly Endpoint[]): Trap[] {
  const byPath = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    const path = anonymous(endpoint.path);
    byPath.set(path, [...(byPath.get(path) ?? []), endpoint]);
  }
  return [...byPath]
    .filter(([, rows]) => new Set(rows.map(({ exposure }) => exposure)).size > 1)
    .map(([path, rows]) => ({
      kind: 'Exposure depends on the method',
      line: rows[0]?.source.line ?? null,
      says: rows
        .map(({ method, exposure, source }) => `${method} ${exposure} (line ${source.line ?? '-'})`)
        .join(', '),
      decided: `\`${path}\`: one row a method`,
      why: 'an endpoint is a method and a path, never a path alone',
    }));
}

function scopeTrap(endpoint: Endpoint): Trap[] {
  const scopes = [...endpoint.scopes.classic, ...endpoint.scopes.granular];
  const rows = (kind: string, found: readonly string[], decided: string, why: string): Trap[] => {
    const says = `${code(endpoint)} lists ${found.map((scope) => `\`${scope}\``).join(', ')}`;
    return found.length === 0 ? [] : [{ kind, line: endpoint.source.line, says, decided, why }];
  };
  return [
    ...rows(
      'A read that asks for a scope to write',
      endpoint.method === 'GET' ? scopes.filter((scope) => scope.startsWith('write:')) : [],
      'kept as given; the action stays `read`',
      'the scopes say what a caller needs, not what the call does',
    ),
    ...rows(
      'A scope that does not exist',
      scopes.filter((scope) => UNLISTED_SCOPES.has(scope)),
      'kept as given, as a classic scope; no app can hold it',
      'Atlassian lists no such scope, and its manifest validator refuses it',
    ),
  ];
}

function quoted({ name }: DocumentEntry): string {
  return `"${name}"`;
}

function code(endpoint: Pick<Endpoint, 'method' | 'path'>): string {
  return `\`${endpointId(endpoint)}\``;
}
