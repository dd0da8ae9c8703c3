/**
 * The catalogue as it is stored: rows without field names, what many rows share written once, and the tree of
 * the paths laid out. It has half the size of plain objects and is ready in a fraction of the time.
 */
import type { Endpoint, EndpointScopes, Needs, Successor } from './endpoint';
import { layTree, type Template, type Tree } from './match';

export interface Packed {
  readonly version: string;
  /** Values that many endpoints share; a row holds indices into them. */
  readonly sections: readonly string[];
  readonly aliases: readonly (readonly string[])[];
  readonly scopes: readonly EndpointScopes[];
  readonly needs: readonly Needs[];
  readonly successors: readonly (readonly Successor[])[];
  readonly documents: readonly string[];
  readonly rows: readonly Row[];
  /** Of all paths and aliases; what it means is the index of a row. */
  readonly tree: Tree;
}

type Row = readonly [
  api: Endpoint['api'],
  section: number,
  name: string,
  method: string,
  path: string,
  aliases: number,
  exposure: Endpoint['exposure'],
  basis: Endpoint['basis'],
  openapiExposure: Endpoint['openapiExposure'],
  deprecated: boolean,
  openapiDeprecated: boolean,
  removed: boolean,
  scopes: number,
  needs: number,
  successors: number,
  dataClass: Endpoint['dataClass'],
  action: Endpoint['action'],
  shape: Endpoint['shape'],
  document: number,
  line: number | null,
];

/** Distinct values in the order they are met, by their JSON text. */
function table<T>(): { readonly values: T[]; readonly indexOf: (value: T) => number } {
  const values: T[] = [];
  const known = new Map<string, number>();
  const indexOf = (value: T): number => {
    const text = JSON.stringify(value);
    const index = known.get(text) ?? values.push(value) - 1;
    known.set(text, index);
    return index;
  };
  return { values, indexOf };
}

export function pack(version: string, endpoints: readonly Endpoint[]): Packed {
  const sections = table<string>();
  const aliases = table<readonly string[]>();
  const scopes = table<EndpointScopes>();
  const needs = table<Needs>();
  const successors = table<readonly Successor[]>();
  const documents = table<string>();
  const rows = endpoints.map((e): Row => [
    e.api,
    sections.indexOf(e.section),
    e.name,
    e.method,
    e.path,
    aliases.indexOf(e.aliases),
    e.exposure,
    e.basis,
    e.openapiExposure,
    e.deprecated,
    e.openapiDeprecated,
    e.removed,
    scopes.indexOf(e.scopes),
    needs.indexOf(e.needs),
    successors.indexOf(e.replacedBy),
    e.dataClass,
    e.action,
    e.shape,
    documents.indexOf(e.source.document),
    e.source.line,
  ]);
  return {
    version,
    sections: sections.values,
    aliases: aliases.values,
    scopes: scopes.values,
    needs: needs.values,
    successors: successors.values,
    documents: documents.values,
    rows,
    tree: layTree(endpoints.flatMap(templates)),
  };
}

/** Aliases count where the canonical form of an operation can have them, that is below `/wiki`. */
function templates({ method, path, aliases }: Endpoint, meaning: number): Template[] {
  const below = aliases.map((alias) => (alias.startsWith('/wiki/') ? alias : `/wiki${alias}`));
  return [path, ...below].map((each) => ({ method, path: each, meaning }));
}

/** The endpoints as they were packed. Written out field by field: a loop over field names takes longer than all else. */
export function unpack({
  sections,
  aliases,
  scopes,
  needs,
  successors,
  documents,
  rows,
}: Packed): Endpoint[] {
  return rows.map((row) => ({
    api: row[0],
    section: at(sections, row[1]),
    name: row[2],
    method: row[3],
    path: row[4],
    aliases: at(aliases, row[5]),
    exposure: row[6],
    basis: row[7],
    openapiExposure: row[8],
    deprecated: row[9],
    openapiDeprecated: row[10],
    removed: row[11],
    scopes: at(scopes, row[12]),
    needs: at(needs, row[13]),
    replacedBy: at(successors, row[14]),
    dataClass: row[15],
    action: row[16],
    shape: row[17],
    source: { document: at(documents, row[18]), line: row[19] },
  }));
}

/** @throws Error where the data is not what `pack` made. */
function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new Error(`the catalogue has no shared value ${index}`);
  return value;
}
