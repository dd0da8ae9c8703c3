import type { Notice } from '../app';
import type { Evidence, Unresolved } from '../evidence';
import { createCallGraph, type CallGraph } from './callers';
import type { Clients } from './clients';
import { collectCall, type Found } from './collect';
import { createEvaluator, startAnew } from './evaluate';
import type { Call, Module } from './program';
import { requestObject, unknownRequest } from './recognisers';
import { versionOf } from './packages';
import { createProject, start, type Project } from './project';

export { canHoldSource } from './files';
export { limits } from './limits';

/** Said of a call whose values lead to each other deeper than the machine can follow. */
export const tooDeep = 'a call leads too deep to be followed';

/** What the code of one app tree calls. */
export interface SourceFindings {
  /** Strength `referenced`, in the order of files and lines. */
  readonly evidence: readonly Evidence[];
  /** Calls that cannot be resolved, with the reason. */
  readonly unresolved: readonly Unresolved[];
  /** Files that could not be read, or only in part. */
  readonly notices: readonly Notice[];
}

/**
 * Finds the calls to Confluence in the source of ONE app: JavaScript, TypeScript, HTML and template
 * pages, Python. Takes the files of the tree with paths relative to it, `/` between folders; those
 * for which `canHoldSource` is false may be left out. Follows imports, constants and wrappers over
 * files; never throws, whatever the texts hold. What it can and cannot see: docs/source-evidence.md.
 */
export function collectSource(
  files: Iterable<{ readonly path: string; readonly text: string }>,
): SourceFindings {
  const project = createProject(files);
  const graph = createCallGraph(createEvaluator(project));
  start(project);
  const evidence: { from: Module; row: Evidence }[] = [];
  const unresolved: Unresolved[] = [];
  const notices: Notice[] = [];
  const clients = { used: declaredClients(project), own: new Set<string>() };
  let noted = 0;
  for (let at = 0; at < project.modules.length; at++) {
    const module = project.modules[at];
    if (!module) continue;
    while (noted < project.modules.length) noteClients(project, clients, noted++);
    for (const call of module.calls) {
      const found = collected(graph, clients, call);
      for (const row of found.evidence) evidence.push({ from: module, row });
      unresolved.push(...found.unresolved);
      if (found.odd !== null)
        notices.push({ code: 'file-odd', file: module.path, line: call.line, detail: found.odd });
    }
  }
  return {
    evidence: inOrder(withoutDoubles(withoutCopies(evidence))),
    unresolved: inOrder(unique(unresolved)),
    notices: [...project.notices, ...notices],
  };
}

/** What one call turned out to be, with what is odd about it. A call that no stack can hold must not lose the others. */
function collected(
  graph: CallGraph,
  clients: Clients,
  call: Call,
): Pick<Found, 'evidence' | 'unresolved'> & { readonly odd: string | null } {
  try {
    const { evidence, unresolved, cut } = collectCall(graph, clients, call);
    return { evidence, unresolved, odd: cut ? 'a call was not followed to its end' : null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    startAnew(graph.e);
    return { evidence: [], unresolved: [], odd: tooDeep };
  }
}

/** Client libraries that the settings of a tree name: a bundle does not import them any more. */
function declaredClients(project: Project): Map<string, string | null> {
  const used = new Map<string, string | null>();
  const version = versionOf(project.settings, 'confluence.js');
  if (version !== null) used.set('confluence.js', version);
  if (versionOf(project.settings, 'confluence-api') !== null) used.set('confluence-api', null);
  if (versionOf(project.settings, 'atlassian-python-api') !== null) used.set('atlassian', null);
  return used;
}

/** The library for Python is often taken in where it is used, by a function. */
const takesAtlassian = /^[ \t]*(?:from|import) atlassian\b/m;

/** Notes the client libraries that a module imports and the methods that its classes have. */
function noteClients(
  project: Project,
  clients: { used: Map<string, string | null>; own: Set<string> },
  at: number,
): void {
  const module = project.modules[at];
  if (!module) return;
  for (const name of module.methods) clients.own.add(name);
  if (module.language === 'python' && takesAtlassian.test(module.text)) clients.used.set('atlassian', null);
  for (const { assigned } of module.scope.names.values()) {
    for (const { value } of assigned) {
      if (value.kind !== 'import') continue;
      if (value.specifier === 'confluence.js')
        clients.used.set(value.specifier, versionOf(project.settings, value.specifier));
      if (value.specifier === 'confluence-api') clients.used.set(value.specifier, null);
    }
  }
}

/** A bundle repeats its sources: what it calls counts only where no source shows the same endpoint. */
function withoutCopies(found: readonly { from: Module; row: Evidence }[]): Evidence[] {
  const inSources = new Set<string>();
  for (const { from, row } of found)
    if (!from.bundle) inSources.add(row.path).add(`${String(row.method)} ${row.path}`);
  const isCopy = ({ method, path }: Evidence): boolean =>
    inSources.has(method === null ? path : `${method} ${path}`);
  return found.filter(({ from, row }) => !from.bundle || !isCopy(row)).map(({ row }) => row);
}

/**
 * One row for one call: the form that is known rather than guessed, no unknown method beside a known one,
 * and of a request that is first made and then sent only the sending.
 */
function withoutDoubles(rows: readonly Evidence[]): Evidence[] {
  const kept = new Map<string, Evidence>();
  const known = new Set<string>();
  const place = ({ file, line, path }: Evidence): string => `${file}\n${String(line)}\n${path}`;
  const request = (row: Evidence): string => `${place(row)}\n${String(row.method)}`;
  const guesses = new Map<string, Evidence>();
  const asked = ({ file, method, path }: Evidence): string => `${file}\n${String(method)}\n${path}`;
  const isMade = ({ detail }: Evidence): boolean => detail.startsWith(requestObject);
  const sent = rows.some(isMade) ? new Set(rows.filter((row) => !isMade(row)).map(asked)) : null;
  for (const row of rows) {
    if (sent && isMade(row) && sent.has(asked(row))) continue;
    const isGuess = row.detail.startsWith(unknownRequest.form);
    (isGuess ? guesses : kept).set(`${request(row)}\n${row.caller}`, row);
    if (!isGuess) known.add(request(row));
    if (row.method !== null) known.add(place(row));
  }
  for (const [key, row] of guesses) if (!known.has(request(row))) kept.set(key, row);
  return [...kept.values()].filter((row) => row.method !== null || !known.has(place(row)));
}

function unique<T>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

function inOrder<T extends { readonly file: string; readonly line: number }>(rows: readonly T[]): T[] {
  return [...rows].sort((left, right) =>
    left.file < right.file ? -1 : left.file > right.file ? 1 : left.line - right.line,
  );
}
