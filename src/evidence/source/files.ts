/** Which files of a tree are read for calls, and which are never the app's own code. */

const scripts = /\.(?:[cm]?[jt]sx?)$/;
const pages = /\.(?:html?|hbs|handlebars|mustache|vue|svelte|ejs)$/;
const python = /\.pyw?$/;

/** Folders whose code is not the app's: dependencies, tests, doubles, samples, reports. */
const foreignFolder =
  /(?:^|\/)(?:node_modules|bower_components|jspm_packages|site-packages|\.git|\.?venv|env|__pycache__|\.next|\.nuxt|\.cache|\.yarn|\.pnp|_?vendors?|third[-_]?party|tests?|__tests__|__mocks__|__fixtures__|mocks?|fixtures|specs?|e2e|cypress|playwright|coverage|lcov-report|(?<!src\/(?:[^/]+\/)*)docs?|examples?|samples?|stories|\.storybook|typings)\//i;

/** A folder that is a piece of an address: the routes and pages of a server stand where they answer. */
const routed = /(?<=(?:^|\/)app\/(?:[^/]+\/)*)tests?\/(?=(?:[^/]+\/)*(?:route|page)\.[jt]sx?$)/;

/** Files that are tests, doubles, type declarations or settings, by their name. */
const foreignName =
  /(?:[.\-_](?:test|tests|spec|specs|e2e|cy|stories|mock|mocks|fixture|d)\.[cm]?[jt]sx?|\.d\.[cm]?ts|(?:^|\/)(?:mock|fake|stub)[A-Z_.-][^/]*|(?:^|\/)test[_-][^/]*|_(?:tests?|mocks?|fakes?)\.pyw?|(?:^|\/)(?:conftest|tests)\.py|(?:^|\/)(?:jest|vitest|cypress|playwright|karma|webpack|rollup|babel|eslint|tailwind|postcss|vite)\.[\w.]*(?:config|setup)[\w.]*)$/i;

/** Libraries that are committed beside the app's own files. */
const library =
  /(?:^|\/)(?:jquery|bootstrap|lodash|underscore|moment|angular|react|vue|d3|three|ace|codemirror|aui|popper|polyfill|require|mermaid|chart|highlight|prism|swagger-ui)[^/]*\.js$/i;

export type Language = 'javascript' | 'python' | 'page';

/** What a path is read as, null for a path that cannot hold a call of the app. */
export function languageOf(path: string): Language | null {
  if (foreignFolder.test(path.replace(routed, '')) || foreignName.test(path)) return null;
  if (scripts.test(path))
    return library.test(path) && /(?:^|\/)(?:libs?|js|assets|static|public|plugins)\//.test(path)
      ? null
      : 'javascript';
  if (python.test(path)) return 'python';
  return pages.test(path) ? 'page' : null;
}

const settings = /(?:^|\/)(?:package\.json|requirements[\w.-]*\.txt|pyproject\.toml)$/;

/** True for a file that settles which package a name means or which version of it is used. */
export function isSettings(path: string): boolean {
  return settings.test(path) && !foreignFolder.test(path);
}

/**
 * True for a path (relative to the tree, with `/`) whose text `collectSource` wants to see: what can
 * hold a call, and the few files that name packages and their versions.
 */
export function canHoldSource(path: string): boolean {
  return languageOf(path) !== null || isSettings(path);
}

/** Words without which a text holds no call to Confluence of its own. */
const words =
  /requestConfluence|rest\/api|wiki\/rest\/|api\/v2|rest\/atlassian-connect|\bAP\b|httpClient|confluence|atlassian|requestRemote|invokeRemote|requestGraph|graphql|productApi|__forge_fetch__/i;

/** True for a text that is worth parsing before anything else is known. */
export function mayCall(text: string): boolean {
  return words.test(text);
}

/** Words of the ways to send a request to anywhere: a wrapper may hold nothing but one of these. */
const senders =
  /\bfetch\b|axios|XMLHttpRequest|\.ajax\b|getJSON|\bgot\b|\bky\b|superagent|undici|requestUrl|UrlFetchApp|\bhttps?\.(?:request|get)\b|\brequests\b|httpx|aiohttp|urllib|http\.client|['"]request(?:-promise[\w-]*)?['"]/;

/** True for a text that can send a request, to wherever its callers say. */
export function maySend(text: string): boolean {
  return senders.test(text);
}

/** True for a text that holds a piece of text that starts like a path: what a caller of a wrapper hands in. */
export function holdsPath(text: string): boolean {
  return /["'`](?:\/[\w$]|https?:)/.test(text);
}
