import { Parser } from 'htmlparser2';
import { lowerJavascript, parseJavascript, type Lowered } from './javascript';
import { limits } from './limits';

/** One script of a page: where it starts, and its text. */
interface Script {
  readonly from: number;
  readonly to: number;
}

const scriptTypes =
  /^(?:|module|text\/javascript|application\/javascript|text\/babel|text\/typescript|jsx?|tsx?)$/;

/**
 * Lowers the scripts of an HTML page, a Handlebars template or a component file as one module: all
 * scripts of a page see the same names.
 */
export function lowerPage(path: string, text: string): Lowered {
  const { script, isTyped, places } = scriptsOf(text);
  const result = lowerJavascript(path, script, false, isTyped);
  if (result.ok || places.length < 2) return result;
  return lowerAlone(path, text, places, isTyped) ?? result;
}

/** The scripts of a page as one text: what is not script is blanked, so that lines stay true. */
export function scriptsOf(text: string): { script: string; isTyped: boolean; places: readonly Script[] } {
  const places = placesOf(text);
  let script = '';
  let at = 0;
  let isTyped = false;
  for (const { from, to } of places) {
    script += blank(text.slice(at, from)) + withoutTemplates(text.slice(from, to));
    isTyped ||= /\blang=["']tsx?["']/.test(text.slice(Math.max(0, from - 200), from));
    at = to;
  }
  return { script, isTyped, places };
}

/** One broken script must not hide the others: reads all that parse by themselves, up to too many that do not. */
function lowerAlone(
  path: string,
  text: string,
  scripts: readonly Script[],
  isTyped: boolean,
): Lowered | null {
  let kept = '';
  let at = 0;
  let broken = 0;
  for (const { from, to } of scripts) {
    if (broken === limits.brokenScripts) break;
    const own = withoutTemplates(text.slice(from, to));
    const isSound = parses(path, own, isTyped);
    if (!isSound) broken++;
    kept += blank(text.slice(at, from)) + (isSound ? own : blank(own));
    at = to;
  }
  const result = lowerJavascript(path, kept, false, isTyped);
  if (!result.ok) return null;
  const odd =
    broken === limits.brokenScripts
      ? 'too many errors of syntax, read in part'
      : 'a script of this page has an error of syntax';
  return { ...result, odd };
}

function parses(path: string, script: string, isTyped: boolean): boolean {
  try {
    parseJavascript(path, script, isTyped);
    return true;
  } catch {
    return false;
  }
}

function placesOf(text: string): Script[] {
  const scripts: Script[] = [];
  let from = -1;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const isScript =
          name === 'script' &&
          attributes['src'] === undefined &&
          scriptTypes.test((attributes['type'] ?? '').toLowerCase());
        if (isScript) from = parser.endIndex + 1;
      },
      onclosetag(name) {
        if (name !== 'script' || from < 0) return;
        if (parser.startIndex > from) scripts.push({ from, to: parser.startIndex });
        from = -1;
      },
    },
    { recognizeSelfClosing: false },
  );
  parser.end(text);
  return scripts;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** The name that stands where a template engine puts in a value; as a piece of text it is unknown. */
export const placeholder = /\$tpl_*\$/g;

/** Template tags inside a script: a value becomes a name of the same length, control tags vanish. */
function withoutTemplates(script: string): string {
  return script.replace(/\{\{\{?[^{}\n]*\}?\}\}|<%[^%\n]*%>/g, (tag) => {
    const inner = tag.replace(/^(?:\{\{\{?|<%)[~-]?/, '');
    if (/^[#/!>^&]|^\s*else\b/.test(inner) || (tag.startsWith('<%') && !/^[=-]/.test(inner)))
      return ' '.repeat(tag.length);
    return tag.length < 5 ? ' '.repeat(tag.length) : `$tpl${'_'.repeat(tag.length - 5)}$`;
  });
}
