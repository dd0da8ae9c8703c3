import { directory } from './packages';
import type { Expr, Module } from './program';
import { moduleAt, type Project } from './project';

/** What an import stands for: the values of an export, or the whole module (`values` null). */
export interface Resolved {
  readonly module: Module;
  readonly values: readonly Expr[] | null;
}

/** Finds what a module imports, null where it is not of the tree; `member` null means the whole module. */
export function resolve(
  project: Project,
  from: Module,
  specifier: string,
  member: string | null,
): Resolved | null {
  const module = specifier === '' ? from : moduleOf(project, from, specifier);
  const isPython = from.language === 'python';
  if (!module) return isPython && member !== null ? submodule(project, from, specifier, member) : null;
  if (member === null) return { module, values: null };
  const values = exported(project, module, member);
  if (values) return { module, values };
  if (isPython) return submodule(project, from, specifier, member);
  return { module, values: member === '=' || member === 'default' ? null : [] };
}

/** In Python the member of a package may be a module. */
function submodule(project: Project, from: Module, specifier: string, member: string): Resolved | null {
  const inside = specifier.endsWith('.') ? specifier + member : `${specifier}.${member}`;
  const module = moduleOf(project, from, inside);
  return module ? { module, values: null } : null;
}

/** What a module exports under a name, itself or from those it passes on; each is looked at once. */
function exported(project: Project, start: Module, member: string): readonly Expr[] | null {
  const seen = new Set<Module>();
  const ahead: (() => Module | null)[] = [() => start];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const module = next();
    if (!module || seen.has(module)) continue;
    seen.add(module);
    const own = ownExport(module, member);
    if (own) return own;
    for (const specifier of module.passedOn.toReversed())
      ahead.push(() => moduleOf(project, module, specifier));
  }
  return null;
}

function ownExport(module: Module, member: string): readonly Expr[] | null {
  if (module.language === 'python') return pythonExport(module, member);
  const own = module.exports.get(member) ?? (member === 'default' ? module.exports.get('=') : undefined);
  if (own) return own;
  const whole = module.exports.get('=');
  if (!whole || member === '=') return null;
  return whole.map((object) => ({ kind: 'member', object, name: member }));
}

/** Python gives away every name of a module. */
function pythonExport(module: Module, member: string): readonly Expr[] | null {
  if (!module.scope.names.has(member)) return null;
  const block = { parent: null, fn: null, test: null };
  return [{ kind: 'name', name: member, scope: module.scope, at: Number.MAX_SAFE_INTEGER, block }];
}

function moduleOf(project: Project, { path: from, language }: Module, specifier: string): Module | null {
  const key = `${from}\n${specifier}`;
  let path = project.leads.get(key);
  if (path === undefined) {
    path = (language === 'python' ? pythonPath : javascriptPath)(project, from, specifier);
    project.leads.set(key, path);
  }
  return path === null ? null : moduleAt(project, path);
}

function javascriptPath(project: Project, from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return firstOf(project, candidates(joinPath(directory(from), specifier)));
  const inPackage = project.packages.get(specifier);
  if (inPackage !== undefined) {
    const entries = ['src/index', 'index', 'lib/index'];
    return firstOf(
      project,
      entries.flatMap((entry) => candidates(joinPath(inPackage, entry))),
    );
  }
  const tail = specifier.replace(/^(?:@|~|#|\$lib)\//, '');
  if (!tail.includes('/') && tail === specifier) return null;
  if (specifier.startsWith('@') && tail === specifier) return null;
  return nearestOf(project, from, candidates(tail));
}

function pythonPath(project: Project, from: string, specifier: string): string | null {
  const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
  const tail = specifier.slice(dots).replaceAll('.', '/');
  const forms = [`${tail}.py`, `${tail}/__init__.py`];
  const base = dots > 0 ? joinPath(directory(from), '../'.repeat(dots - 1) || '.') : directory(from);
  const beside = tail === '' ? ['__init__.py'] : forms;
  const found = firstOf(
    project,
    beside.map((form) => joinPath(base, form)),
  );
  return found ?? (dots > 0 ? null : nearestOf(project, from, forms));
}

function firstOf({ sources }: Project, list: readonly string[]): string | null {
  return list.find((path) => sources.has(path)) ?? null;
}

/** The path that ends with the first of these that any has: resolves aliases without a bundler's settings. */
function nearestOf({ byName }: Project, from: string, endings: readonly string[]): string | null {
  for (const ending of endings) {
    const named = byName.get(ending.slice(ending.lastIndexOf('/') + 1)) ?? [];
    const found = nearest(
      from,
      named.filter((path) => path === ending || path.endsWith(`/${ending}`)),
    );
    if (found !== null) return found;
  }
  return null;
}

/** Of several files that an alias could mean, the one that shares most of the importer's folder. */
function nearest(from: string, paths: readonly string[]): string | null {
  let best: string | null = null;
  let most = -1;
  for (const path of paths) {
    let same = 0;
    while (same < path.length && path[same] === from[same]) same++;
    if (path !== from && same > most) [best, most] = [path, same];
  }
  return best;
}

const endings = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.mts',
  '.cts',
  '.vue',
  '/index.ts',
  '/index.tsx',
  '/index.js',
  '/index.jsx',
];

function candidates(path: string): string[] {
  const plain = path.replace(/\.[cm]?jsx?$/, '');
  const forms = endings.map((ending) => path + ending);
  return plain === path ? forms : [...forms, `${plain}.ts`, `${plain}.tsx`, `${plain}.mts`];
}

function joinPath(base: string, relative: string): string {
  const parts = base === '' ? [] : base.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
