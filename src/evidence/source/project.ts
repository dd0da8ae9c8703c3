import type { Notice } from '../app';
import type { Expr, Module } from './program';
import { holdsPath, isBundle, isSettings, languageOf, mayCall, maySend, type Language } from './files';
import { lowerJavascript, type Lowered } from './javascript';
import { lowerPage } from './page';
import { lowerPython } from './python';
import { limits } from './limits';

/** What an import stands for: the values of an export, or the whole module (`values` null). */
export interface Resolved {
  readonly module: Module;
  readonly values: readonly Expr[] | null;
}

/** The texts of one tree, lowered when they are first needed. */
export interface Project {
  /** Lowers every text that may hold a call by itself. */
  readonly start: () => void;
  /** Modules lowered so far, in order; grows while the tree is being understood. */
  readonly modules: readonly Module[];
  /** Lowers every text that holds a word and something like a path. */
  readonly open: (wanted: string) => void;
  readonly resolve: (
    from: string,
    language: Module['language'],
    specifier: string,
    member: string | null,
  ) => Resolved | null;
  /** Version range of a package as the tree's settings give it. */
  readonly version: (name: string) => string | null;
  /** Characters that were parsed so far. */
  readonly size: () => number;
  readonly notices: Notice[];
}

interface Source {
  readonly text: string;
  readonly language: Language;
}

export function createProject(files: Iterable<{ readonly path: string; readonly text: string }>): Project {
  const sources = new Map<string, Source>();
  const settings: { path: string; text: string }[] = [];
  const notices: Notice[] = [];
  const modules: Module[] = [];
  const lowered = new Map<string, Module | null>();
  let parsed = 0;

  for (const { path, text } of files) {
    const language = languageOf(path);
    if (language) sources.set(path, { text, language });
    else if (isSettings(path)) settings.push({ path, text });
  }
  const paths = [...sources.keys()];
  const bySuffix = suffixes(paths);
  const packages = workspaces(settings);

  function moduleAt(path: string): Module | null {
    const known = lowered.get(path);
    if (known !== undefined) return known;
    lowered.set(path, null);
    const source = sources.get(path);
    if (!source) return null;
    const module = lower(path, source);
    lowered.set(path, module);
    if (module) modules.push(module);
    return module;
  }

  function lower(path: string, { text, language }: Source): Module | null {
    if (text.length > limits.fileSize || parsed + text.length > limits.treeSize) {
      const detail =
        text.length > limits.fileSize ? 'larger than one file may be' : 'the tree is larger than can be read';
      notices.push({ code: 'file-unreadable', file: path, line: null, detail });
      return null;
    }
    parsed += text.length;
    const result = read(path, text, language);
    if (!result.ok) {
      notices.push({ code: 'file-unreadable', file: path, line: result.line, detail: result.detail });
      return null;
    }
    if (result.odd !== null) notices.push({ code: 'file-odd', file: path, line: null, detail: result.odd });
    return result.module;
  }

  function start(): void {
    for (const [path, { text }] of sources) if (mayCall(text)) moduleAt(path);
    if (lowered.size === 0) return;
    for (const [path, { text }] of sources) if (maySend(text)) moduleAt(path);
  }

  function open(wanted: string): void {
    for (const [path, { text }] of sources) {
      if (!lowered.has(path) && text.includes(wanted) && holdsPath(text)) moduleAt(path);
    }
  }

  function resolve(
    from: string,
    language: Module['language'],
    specifier: string,
    member: string | null,
  ): Resolved | null {
    const path =
      specifier === '' ? from : (language === 'python' ? pythonPath : javascriptPath)(from, specifier);
    const module = path === null ? null : moduleAt(path);
    if (!module)
      return language === 'python' && member !== null ? pythonSubmodule(from, specifier, member) : null;
    if (member === null) return { module, values: null };
    const values = exported(module, member, 0);
    if (values) return { module, values };
    if (language === 'python') return pythonSubmodule(from, specifier, member);
    return { module, values: member === '=' || member === 'default' ? null : [] };
  }

  function pythonSubmodule(from: string, specifier: string, member: string): Resolved | null {
    const path = pythonPath(from, specifier.endsWith('.') ? specifier + member : `${specifier}.${member}`);
    const module = path === null ? null : moduleAt(path);
    return module ? { module, values: null } : null;
  }

  function exported(module: Module, member: string, steps: number): readonly Expr[] | null {
    if (module.language === 'python') return pythonExport(module, member);
    const own = module.exports.get(member) ?? (member === 'default' ? module.exports.get('=') : undefined);
    if (own) return own;
    const whole = module.exports.get('=');
    if (whole && member !== '=') return whole.map((object) => ({ kind: 'member', object, name: member }));
    if (steps > 10) return null;
    for (const specifier of module.passedOn) {
      const path = javascriptPath(module.path, specifier);
      const next = path === null ? null : moduleAt(path);
      const values = next ? exported(next, member, steps + 1) : null;
      if (values) return values;
    }
    return null;
  }

  function javascriptPath(from: string, specifier: string): string | null {
    if (specifier.startsWith('.')) return firstOf(candidates(joinPath(directory(from), specifier)));
    const inPackage = packages.get(specifier);
    if (inPackage !== undefined) {
      return firstOf(
        ['src/index', 'index', 'lib/index'].flatMap((entry) => candidates(joinPath(inPackage, entry))),
      );
    }
    const tail = specifier.replace(/^(?:@|~|#|\$lib)\//, '');
    if (!tail.includes('/') && tail === specifier) return null;
    if (specifier.startsWith('@') && tail === specifier) return null;
    for (const candidate of candidates(tail)) {
      const found = nearest(from, bySuffix(candidate));
      if (found !== null) return found;
    }
    return null;
  }

  function pythonPath(from: string, specifier: string): string | null {
    const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
    const tail = specifier.slice(dots).replaceAll('.', '/');
    const forms = [`${tail}.py`, `${tail}/__init__.py`];
    if (dots > 0) {
      const base = joinPath(directory(from), '../'.repeat(dots - 1) || '.');
      return firstOf(
        tail === '' ? [joinPath(base, '__init__.py')] : forms.map((form) => joinPath(base, form)),
      );
    }
    const beside = firstOf(forms.map((form) => joinPath(directory(from), form)));
    if (beside !== null) return beside;
    for (const form of forms) {
      const found = nearest(from, bySuffix(form));
      if (found !== null) return found;
    }
    return null;
  }

  function firstOf(list: readonly string[]): string | null {
    return list.find((path) => sources.has(path)) ?? null;
  }

  function version(name: string): string | null {
    const inJson = new RegExp(`"${name.replaceAll('.', '\\.')}"\\s*:\\s*"([^"]*)"`);
    const inLines = new RegExp(`^["'\\s]*${name.replaceAll('.', '\\.')}\\b(.*)$`, 'm');
    for (const { path, text } of settings) {
      const found = (path.endsWith('.json') ? inJson : inLines).exec(text)?.[1];
      if (found !== undefined) return found;
    }
    return null;
  }

  return { start, modules, open, resolve, version, size: () => parsed, notices };
}

function read(path: string, text: string, language: Language): Lowered {
  if (language === 'python') return lowerPython(path, text);
  if (language === 'page') return lowerPage(path, text);
  return lowerJavascript(path, text, isBundle(path, text));
}

/** Python gives away every name of a module. */
function pythonExport(module: Module, member: string): readonly Expr[] | null {
  if (!module.scope.names.has(member)) return null;
  const block = { parent: null, fn: null, test: null };
  return [{ kind: 'name', name: member, scope: module.scope, at: Number.MAX_SAFE_INTEGER, block }];
}

/** Finds paths by their last segments, to resolve aliases without knowing the bundler's settings. */
function suffixes(paths: readonly string[]): (suffix: string) => readonly string[] {
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const known = byName.get(name);
    if (known) known.push(path);
    else byName.set(name, [path]);
  }
  return (suffix) => {
    const same = byName.get(suffix.slice(suffix.lastIndexOf('/') + 1)) ?? [];
    return same.filter((path) => path === suffix || path.endsWith(`/${suffix}`));
  };
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

/** Packages of a workspace, by name, with their folders. */
function workspaces(settings: readonly { path: string; text: string }[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of settings) {
    const name = /^\s*\{[^{}[\]]*"name"\s*:\s*"([^"]+)"/.exec(text)?.[1];
    if (path.endsWith('package.json') && name !== undefined) found.set(name, directory(path));
  }
  return found;
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

function directory(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function joinPath(base: string, relative: string): string {
  const parts = base === '' ? [] : base.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
