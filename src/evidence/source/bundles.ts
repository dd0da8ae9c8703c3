/** The output of bundlers: telling it apart, and leaving out of it the libraries that cannot call. */
import { mayCall, maySend } from './files';

/**
 * True for what is made from other sources by a bundler, a minifier or a compiler: long lines, the usual
 * folders of built files, or the marks that compilers leave.
 */
export function isBundle(path: string, text: string): boolean {
  if (/(?:^|\/)(?:build|dist|out|bundle|\.forge)\//.test(path) || /\.min\.js$|\.bundle\.js$/.test(path))
    return true;
  if (compiled.test(text.slice(0, 3_000)) || isMapped(path, text)) return true;
  if (text.length < 5_000) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines > 250;
}

/** What TypeScript, Babel, esbuild, webpack and Parcel write at the start of what they make. */
const compiled =
  /Object\.defineProperty\(exports,\s*["']__esModule["']|_interopRequireDefault\(|^var __(?:create|defProp) = Object\.|\bwebpackBootstrap\b|\b__webpack_require__\b|^\(?parcelRequire = |\bFILE BY ESBUILD\b/m;

/** True for a script that ends with the address of the map to its sources. */
function isMapped(path: string, text: string): boolean {
  return /\.[cm]?js$/.test(path) && /^\/\/# sourceMappingURL=/m.test(text.slice(-1_000));
}

/** Where a function with a number or a path for its name starts in a table of modules. */
const moduleStarts =
  /[{},]\s*(?:\d+|"\.\/[^"\n]*"):\s*\(?(?:function\s*[\w$]*\([^()]*\)|\([^()]*\)\s*=>|[\w$]+\s*=>)\s*\{/g;

/**
 * The text of a packed bundle with blanks where a module stands that could not call if it were a file:
 * such a bundle is a table of functions by number or path, and they see each other only through their
 * parameters. Every other character stays at its place. The last module has no end to be told by and
 * stays, as does every stretch in which braces do not match.
 */
export function withoutIdleModules(text: string): string {
  const kept: string[] = [];
  let done = 0;
  let from = -1;
  for (const { 0: head, index } of text.matchAll(moduleStarts)) {
    const before = from < 0 ? '' : text.slice(from, index + 1);
    const module = before.slice(0, Math.max(0, before.lastIndexOf('}')));
    if (module !== '' && isIdle(module)) {
      kept.push(text.slice(done, from), blanks(module));
      done = from + module.length;
    }
    from = index + head.length;
  }
  return done === 0 ? text : kept.join('') + text.slice(done);
}

function isIdle(module: string): boolean {
  return isBalanced(module) && !mayCall(module) && !maySend(module);
}

function isBalanced(text: string): boolean {
  let open = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) open += brace === '{' ? 1 : -1;
  return open === 0;
}

function blanks(text: string): string {
  return text.replace(/[^\n\r\u2028\u2029]+/g, (line) => ' '.repeat(line.length));
}
