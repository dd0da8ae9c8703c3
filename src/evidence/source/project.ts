import type { Notice } from '../app';
import { isBundle } from './bundles';
import { holdsPath, isSettings, languageOf, mayCall, maySend, type Language } from './files';
import { lowerJavascript, type Lowered } from './javascript';
import { limits } from './limits';
import { lowerPage } from './page';
import { packageFolders, type Setting } from './packages';
import { addTo, type Module } from './program';
import { lowerPython } from './python';

/** The texts of one tree, lowered when they are first needed. */
export interface Project {
  readonly sources: ReadonlyMap<string, Source>;
  /** Paths by the name of their file. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly settings: readonly Setting[];
  /** Folders of the packages of a workspace, by name. */
  readonly packages: ReadonlyMap<string, string>;
  /** Modules lowered so far, in order; grows while the tree is being understood. */
  readonly modules: Module[];
  /** The same by path; null for a text that could not be read or is being read. */
  readonly lowered: Map<string, Module | null>;
  /** Where imports lead, as far as somebody asked. */
  readonly leads: Map<string, string | null>;
  readonly notices: Notice[];
  /** Characters that were parsed so far. */
  parsed: number;
}

interface Source {
  readonly text: string;
  readonly language: Language;
}

/** Sorts the files of a tree; nothing is parsed yet. */
export function createProject(files: Iterable<{ readonly path: string; readonly text: string }>): Project {
  const sources = new Map<string, Source>();
  const byName = new Map<string, string[]>();
  const settings: Setting[] = [];
  for (const { path, text } of files) {
    const language = languageOf(path);
    if (language) {
      if (!sources.has(path)) addTo(byName, path.slice(path.lastIndexOf('/') + 1), path);
      sources.set(path, { text, language });
    } else if (isSettings(path)) settings.push({ path, text });
  }
  return {
    sources,
    byName,
    settings,
    packages: packageFolders(settings),
    modules: [],
    lowered: new Map(),
    leads: new Map(),
    notices: [],
    parsed: 0,
  };
}

/** Lowers every text that may hold a call by itself. */
export function start(project: Project): void {
  for (const [path, { text }] of project.sources) if (mayCall(text)) moduleAt(project, path);
  if (project.lowered.size === 0) return;
  for (const [path, { text }] of project.sources)
    if (!project.lowered.has(path) && maySend(text)) moduleAt(project, path);
}

/** Lowers every text that holds a word and something like a path. */
export function open(project: Project, wanted: string): void {
  for (const [path, { text }] of project.sources) {
    if (!project.lowered.has(path) && text.includes(wanted) && holdsPath(text)) moduleAt(project, path);
  }
}

/** The module at a path, lowered if it is not yet; null where there is none that can be read. */
export function moduleAt(project: Project, path: string): Module | null {
  const known = project.lowered.get(path);
  if (known !== undefined) return known;
  project.lowered.set(path, null);
  const source = project.sources.get(path);
  const module = source ? lower(project, path, source) : null;
  if (!module) return null;
  project.lowered.set(path, module);
  project.modules.push(module);
  return module;
}

function lower(project: Project, path: string, { text, language }: Source): Module | null {
  const unreadable = (line: number | null, detail: string): null => {
    project.notices.push({ code: 'file-unreadable', file: path, line, detail });
    return null;
  };
  if (text.length > limits.fileSize) return unreadable(null, 'larger than one file may be');
  if (project.parsed + text.length > limits.treeSize)
    return unreadable(null, 'the tree is larger than can be read');
  project.parsed += text.length;
  const result = read(path, text, language);
  if (!result.ok) return unreadable(result.line, result.detail);
  if (result.odd !== null)
    project.notices.push({ code: 'file-odd', file: path, line: null, detail: result.odd });
  return result.module;
}

function read(path: string, text: string, language: Language): Lowered {
  if (language === 'python') return lowerPython(path, text);
  if (language === 'page') return lowerPage(path, text);
  return lowerJavascript(path, text, isBundle(path, text));
}
