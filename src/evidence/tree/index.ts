import type { AppRecord } from '../app';
import { appRecord } from '../read';
import { languageOf } from '../source/files';
import { readCode, type Code } from './code';
import { readDeclared } from './declared';
import { isDeclaration, type TreeFile } from './file';
import { owners, type Declared } from './owners';

export { isForeign, isWanted, type TreeFile } from './file';

/** The apps of a source tree, and its files that could not be read. */
export interface TreeApps {
  readonly apps: readonly AppRecord[];
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
}

export interface Tree {
  /** Name of the folder or the archive: what code without a declaration goes by. */
  readonly name: string;
  readonly files: readonly TreeFile[];
  /** Put before every path in the answer. */
  readonly prefix?: string;
  /** Told of each file that is looked at. */
  readonly onFile?: (path: string) => void;
}

/**
 * Reads a source tree: each manifest and each descriptor is an app with the code below its folder; code that belongs
 * to none is one app more, named after the tree, if it calls Confluence or nothing is declared at all. One app's code
 * is held in memory at a time. Never throws for what the files hold; no app where there is neither a declaration
 * nor code.
 */
export function readTree({ name, files, prefix = '', onFile = () => undefined }: Tree): TreeApps {
  const unreadable = new Map<string, string>();
  const declared: Declared[] = [];
  for (const file of files) {
    if (!isDeclaration(file.path)) continue;
    onFile(file.path);
    const outcome = readDeclared(file, prefix + file.path);
    if (typeof outcome === 'string') unreadable.set(prefix + file.path, outcome);
    else declared.push(...outcome.map((app) => ({ path: file.path, app })));
  }
  const { owned, rest } = owners(declared, files);
  const codeOf = new Map<Declared, Code>();
  const common = {
    prefix,
    onFile,
    unreadable: (file: string, message: string) => unreadable.set(file, message),
  };
  for (const { root, apps, files: own } of owned) {
    const code = readCode({ root, own, shared: rest, ...common });
    for (const app of apps) codeOf.set(app, code);
  }
  const apps = declared.map((one) => withCode(one.app, codeOf.get(one)));
  const loose = rest.some(({ path }) => languageOf(path) !== null)
    ? readCode({ root: '', own: rest, shared: rest, ...common })
    : null;
  const isApp = loose && (loose.evidence.length + loose.unresolved.length > 0 || declared.length === 0);
  return {
    apps: isApp ? [...apps, looseApp(name, prefix, loose)] : apps,
    unreadable: [...unreadable].map(([file, message]) => ({ file, message })),
  };
}

function withCode(app: AppRecord, code: Code | undefined): AppRecord {
  if (!code || code.files === 0) return app;
  return {
    ...app,
    evidence: [...app.evidence, ...code.evidence],
    unresolved: [...app.unresolved, ...code.unresolved],
    notices: [...app.notices, ...code.notices],
    codeFiles: code.files,
  };
}

/**
 * Code without a declaration. It is a script, which no app access rule reaches, only where it calls with a stored
 * credential and nothing in it calls as an app: anything else may be an app whose declaration is elsewhere.
 */
function looseApp(name: string, prefix: string, code: Code): AppRecord {
  const callers = new Set(code.evidence.map(({ caller }) => caller));
  const isScript = callers.has('api token') && !callers.has('app') && !callers.has('user');
  const source = prefix.replace(/\/$/u, '') || '.';
  return withCode(appRecord({ key: name, name, kind: isScript ? 'script' : 'unknown', source }), code);
}
