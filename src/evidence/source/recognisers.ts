import type { Caller } from '../evidence';

/** How the arguments of a call say what it asks for. */
export type Order =
  | 'url' // (url, options) or (options)
  | 'method-url' // (method, url, options)
  | 'any'; // not known: told by what the arguments look like

export interface Recogniser {
  /** Packages it comes from; '' is a global, `?` a value of unknown origin. */
  readonly from: RegExp;
  /** Members and calls from there. */
  readonly path: RegExp;
  /** The words by which evidence names this form. */
  readonly form: string;
  readonly order: Order;
  /** `confluence`: every path is Confluence's; `web`: any address, so only what is surely Confluence counts. */
  readonly reach: 'confluence' | 'web';
  /** Null: told by the address, a front end's own site or a stored token. */
  readonly caller: Caller | null;
}

const verbs = '(?:get|post|put|delete|del|patch|head|options)';
const asUser = '(?:asUser(?:ByAccountId|ByUserKey)?\\(\\))';

/** The form of an object that says what to ask for, and that is sent later. */
export const requestObject = 'Python urllib request';

/** Every way to call that is known by name; the first that fits wins. */
export const recognisers: readonly Recogniser[] = [
  row(/^@forge\/bridge$/, /^requestConfluence$/, 'Forge bridge', 'url', 'confluence', 'front end'),
  row(/^/, /(?:^|\.)asApp\(\)\.requestConfluence$/, 'Forge as app', 'url', 'confluence', 'app'),
  row(/^/, /(?:^|\.)asUser\(\)\.requestConfluence$/, 'Forge as user', 'url', 'confluence', 'user'),
  row(/^/, /(?:^|\.)requestConfluence$/, 'Forge', 'url', 'confluence', 'unknown'),
  row(/^/, /(?:^|\.)AP\.request$/, 'Connect AP.request', 'url', 'confluence', 'front end'),
  row(
    /^(?:AP|atlassian-connect-js|@atlassian\/.*)$/,
    /(?:^|\.)request$/,
    'Connect AP.request',
    'url',
    'confluence',
    'front end',
  ),
  row(
    /^/,
    new RegExp(`(?:^|\\.)httpClient(?:\\(\\))?\\.${asUser}(?:\\.${verbs})?$`),
    'Connect httpClient as user',
    'url',
    'web',
    'user',
  ),
  row(
    /^/,
    new RegExp(`(?:^|\\.)httpClient(?:\\(\\))?(?:\\.${verbs})?$`),
    'Connect httpClient',
    'url',
    'web',
    'app',
  ),
  row(/^@forge\/api$/, /^(?:api\.)?fetch$/, 'fetch', 'url', 'web', 'api token'),
  row(/^$/, /^(?:(?:window|globalThis|self|global)\.)?fetch$/, 'fetch', 'url', 'web', null),
  row(
    /^(?:node-fetch|cross-fetch|isomorphic-(?:unfetch|fetch)|undici|ofetch|whatwg-fetch|unfetch|make-fetch-happen)$/,
    /^(?:|fetch|request|\$fetch|ofetch)$/,
    'fetch',
    'url',
    'web',
    null,
  ),
  row(
    /^(?:axios|axios-retry|got|ky|ofetch|superagent|request|request-promise|request-promise-native|wretch|redaxios|gaxios|@nestjs\/axios)$/,
    new RegExp(
      `^(?:axios|got|\\$?o?fetch)?(?:(?:\\.?(?:create|extend|defaults|agent))\\(\\))?\\.?(?:${verbs}|request|)$`,
    ),
    'HTTP client',
    'url',
    'web',
    null,
  ),
  row(
    /^$/,
    new RegExp(`^(?:window\\.)?axios(?:\\.create\\(\\))?(?:\\.(?:${verbs}|request))?$`),
    'HTTP client',
    'url',
    'web',
    null,
  ),
  row(/^(?:unirest|needle)$/, new RegExp(`^(?:${verbs}|request|)$`), 'HTTP client', 'any', 'web', null),
  row(/^oauth$/, /^OAuth2?\(\)\._putOrPost$/, 'HTTP client', 'method-url', 'web', 'api token'),
  row(/^(?:node:)?https?$/, /^(?:request|get)$/, 'node https', 'url', 'web', 'api token'),
  row(
    /^$/,
    /^(?:(?:window|AJS)\.)?(?:\$|jQuery)\.(?:ajax|get|post|getJSON)$/,
    'jQuery ajax',
    'url',
    'web',
    null,
  ),
  row(/^jquery$/, /^(?:ajax|get|post|getJSON)$/, 'jQuery ajax', 'url', 'web', null),
  row(/^$/, /^(?:window\.)?XMLHttpRequest\(\)\.open$/, 'XMLHttpRequest', 'method-url', 'web', null),
  row(
    /^$/,
    /^(?:GM\.xmlHttpRequest|GM_xmlhttpRequest|UrlFetchApp\.fetch(?:All)?)$/,
    'HTTP client',
    'url',
    'web',
    null,
  ),
  row(/^obsidian$/, /^requestUrl$/, 'HTTP client', 'url', 'web', 'api token'),
  row(
    /^(?:requests|httpx)(?:\..*)?$/,
    /^(?:(?:Session|session|Client|AsyncClient)\(\)\.)?request$/,
    'Python HTTP',
    'method-url',
    'web',
    'api token',
  ),
  row(
    /^(?:requests|httpx)(?:\..*)?$/,
    new RegExp(`^(?:(?:Session|session|Client|AsyncClient)\\(\\)\\.)?${verbs}$`),
    'Python HTTP',
    'url',
    'web',
    'api token',
  ),
  row(/^requests(?:\..*)?$/, /^Request$/, 'Python HTTP', 'method-url', 'web', 'api token'),
  row(
    /^httpx(?:\..*)?$/,
    /^(?:(?:Client|AsyncClient)\(\)\.build_request|Request)$/,
    'Python HTTP',
    'method-url',
    'web',
    'api token',
  ),
  row(/^aiohttp$/, new RegExp(`^ClientSession\\(\\)\\.${verbs}$`), 'Python HTTP', 'url', 'web', 'api token'),
  row(/^aiohttp$/, /^ClientSession\(\)\.request$/, 'Python HTTP', 'method-url', 'web', 'api token'),
  row(/^urllib2?$|^urllib\.request$/, /^(?:request\.)?urlopen$/, 'Python urllib', 'url', 'web', 'api token'),
  row(/^urllib2?$|^urllib\.request$/, /^(?:request\.)?Request$/, requestObject, 'url', 'web', 'api token'),
  row(
    /^(?:urllib3|http\.client|httplib|http)$/,
    /^(?:client\.)?(?:PoolManager|ProxyManager|HTTPS?Connection)\(\)\.(?:request|urlopen)$/,
    'Python urllib',
    'method-url',
    'web',
    'api token',
  ),
  row(
    /^atlassian(?:\.|$)/,
    new RegExp(`Confluence(?:Cloud|Server)?\\(\\)\\.${verbs}$`),
    'atlassian-python-api',
    'url',
    'confluence',
    'api token',
  ),
];

/** How the members and calls end without which none of these fits. */
export const mayBeRecognised = new RegExp(
  `(?:^|\\(\\)|requestConfluence|[rR]equest|[fF]etch|axios|got|httpClient|${asUser}|ajax|getJSON|open|urlopen|Request|requestUrl|_putOrPost|${verbs})$`,
);

/** A call of unknown origin counts when its name asks for something and its path is surely Confluence's. */
export const unknownRequest: Recogniser = row(/^/, /^/, 'request of unknown origin', 'any', 'web', null);

/** Names of functions that may send a request. */
export const asksForSomething =
  /^(?:\$|_|#)*(?:get|post|put|delete|del|patch|head|(?:get|post|put|patch|del)JSON|axios|http)$|request|fetch|ajax|urlopen|putOrPost|paginate|invokeService|invokeRemote|(?:^|_)(?:call(?!$)|send|api|query|invoke|execute|http)/i;

/** Packages and objects whose functions have such names but send nothing to Confluence. */
export const notClients =
  /^(?:express|koa.*|fastify|@?hapi.*|nock|msw|supertest|axios-mock-adapter|@?jest.*|vitest|chai.*|sinon|cypress|@playwright\/.*|path|fs|url|util|lodash.*|commander|yargs|react.*|next\/.*|@tanstack\/.*|flask|django.*|fastapi|responses|unittest.*|pytest|logging|re|json|os|zod|@modelcontextprotocol\/.*)$/;
export const notClientNames =
  /^(?:app|router|server|nock|mock.*|scope|cy|expect|console|logger?|log|params|searchParams|headers|cache|map|storage|localStorage|res|response|self\.headers|os\.environ|environ)$/i;

function row(
  from: RegExp,
  path: RegExp,
  form: string,
  order: Order,
  reach: Recogniser['reach'],
  caller: Caller | null,
): Recogniser {
  return { from, path, form, order, reach, caller };
}

/** Calls that leave to somewhere from which Confluence may be called on the app's behalf. */
export const elsewhere: readonly { readonly path: RegExp; readonly reason: 'remote' | 'graphql' }[] = [
  { path: /(?:^|\.)(?:invokeRemote|requestRemote|invokeService)$/, reason: 'remote' },
  { path: /(?:^|\.)requestGraph$/, reason: 'graphql' },
];

/** The method a function's name stands for, null where the name says none. */
export function verbOf(name: string): string | null {
  const verb = /^(get|post|put|delete|del|patch|head|options)(?:JSON|Form)?$/i.exec(name)?.[1]?.toUpperCase();
  if (verb === undefined) return null;
  return verb === 'DEL' ? 'DELETE' : verb;
}
