import { collectSource } from '../../../src/evidence/source';
import { calls, type Tree } from './calls';

const api = `import api from '@forge/api';\n`;

describe('calls behind functions of the app', () => {
  test.each<[string, Tree, string[]]>([
    [
      'a wrapper gets the path',
      `${api}const ask = (path) => api.asApp().requestConfluence(path);\nask('/wiki/api/v2/pages');`,
      ['3 GET /wiki/api/v2/pages app'],
    ],
    [
      'a part of the path and a body that some callers leave out',
      `${api}async function ask(kind, id, body) {
  const path = id ? \`/wiki/api/v2/\${kind}/\${id}\` : \`/wiki/api/v2/\${kind}\`;
  return api.asApp().requestConfluence(path, { method: body == null ? 'GET' : 'POST' });
}
ask('spaces');
ask('spaces', '7');
const create = (body) => ask('pages', undefined, body);
const maybe = (id = null) => ask('tasks', id);`,
      [
        '4 GET /wiki/api/v2/spaces app',
        '4 GET /wiki/api/v2/spaces/7 app',
        '4 POST /wiki/api/v2/pages app',
        '4 GET /wiki/api/v2/tasks/{} app',
        '4 GET /wiki/api/v2/tasks app',
      ],
    ],
    [
      'a name that the comparison around its use makes a word',
      `${api}const children = ({ kind, id }) => api.asApp().requestConfluence(\`/wiki/api/v2/\${kind}s/\${id}/direct-children\`);
function list(folder) {
  const [kind, id] = folder.split(':');
  switch (kind) {
    case 'database':
    case 'folder':
      return children({ kind, id });
  }
  if (kind === 'page') return children({ kind, id });
}`,
      [
        '2 GET /wiki/api/v2/databases/{}/direct-children app',
        '2 GET /wiki/api/v2/folders/{}/direct-children app',
        '2 GET /wiki/api/v2/pages/{}/direct-children app',
      ],
    ],
    [
      'a function that is bound to its first argument',
      `${api}const ask = (method, path) => api.asApp().requestConfluence(path, { method });
const get = ask.bind(null, 'GET');
const remove = ask.bind(null, 'DELETE');
get('/wiki/api/v2/spaces');
remove('/wiki/api/v2/pages/1');`,
      ['5 GET /wiki/api/v2/spaces app', '6 DELETE /wiki/api/v2/pages/1 app'],
    ],
    [
      'a table of functions that make method and path',
      `${api}const routes = { get: (id) => ['GET', \`/wiki/api/v2/pages/\${id}\`], remove: (id) => ['DELETE', \`/wiki/api/v2/pages/\${id}\`] };
const send = ([method, path]) => api.asApp().requestConfluence(path, { method });
send(routes.get('1'));
send(routes.remove('2'));`,
      ['4 GET /wiki/api/v2/pages/1 app', '5 DELETE /wiki/api/v2/pages/2 app'],
    ],
    [
      'a function that is made from one that asks',
      `${api}const retried = (ask) => async (...given) => { try { return await ask(...given); } catch { return null; } };
const get = retried((path) => api.asApp().requestConfluence(path));
get('/wiki/api/v2/spaces');`,
      ['4 GET /wiki/api/v2/spaces app'],
    ],
    [
      'an address whose path is written later',
      `const url = new URL('https://x.atlassian.net/ignored');\nurl.pathname = '/wiki/rest/api/search';\nfetch(url.href);`,
      ['3 GET /wiki/rest/api/search api token'],
    ],
    [
      'a client behind an interface is told by the class that has its methods',
      {
        'src/index.js': `import axios from 'axios';
class Http { client = axios.create({ baseURL: 'https://x.atlassian.net' }); get(path) { return this.client.get(path); } }
class Pages { constructor(http) { this.http = http; } one(id) { return this.http.get(\`/wiki/api/v2/pages/\${id}\`); } }
new Pages(new Http());`,
      },
      ['3 GET /wiki/api/v2/pages/{} api token'],
    ],
    [
      'a client behind a proxy object',
      `import axios from 'axios';
const client = new Proxy(axios.create({ baseURL: 'https://x.atlassian.net/wiki' }), { get: (on, name) => on[name] });
client.get('/rest/api/space');`,
      ['3 GET /wiki/rest/api/space api token'],
    ],
    [
      'a wrapper adds the prefix',
      `${api}const ask = (path) => api.asApp().requestConfluence(\`/wiki/api/v2\${path}\`);\nask('/pages');\nask(\`/spaces/\${id}\`);`,
      ['3 GET /wiki/api/v2/pages app', '4 GET /wiki/api/v2/spaces/{} app'],
    ],
    [
      'the verb is in the name of the helper',
      `${api}const remove = (path) => api.asApp().requestConfluence(path, { method: 'DELETE' });\nremove('/wiki/api/v2/pages/1');`,
      ['3 DELETE /wiki/api/v2/pages/1 app'],
    ],
    [
      'path and method are handed in',
      `${api}function ask(method, path) { return api.asApp().requestConfluence(path, { method }); }\nask('POST', '/wiki/api/v2/pages');`,
      ['3 POST /wiki/api/v2/pages app'],
    ],
    [
      'a default method',
      `${api}function ask(path, method = 'GET') { return api.asApp().requestConfluence(path, { method }); }\nask('/wiki/api/v2/pages');\nask('/wiki/api/v2/pages', 'POST');`,
      ['3 GET /wiki/api/v2/pages app', '4 POST /wiki/api/v2/pages app'],
    ],
    [
      'one object of arguments',
      `${api}function ask({ url, method = 'GET' }) { return api.asApp().requestConfluence(url, { method }); }\nask({ url: '/wiki/api/v2/pages', method: 'PUT' });`,
      ['3 PUT /wiki/api/v2/pages app'],
    ],
    [
      'a wrapper around a wrapper',
      `${api}const ask = (path, o) => api.asApp().requestConfluence(path, o);\nconst post = (path) => ask(path, { method: 'POST' });\npost('/wiki/api/v2/pages');`,
      ['4 POST /wiki/api/v2/pages app'],
    ],
    [
      'a function that makes the path',
      `${api}const page = (id) => \`/wiki/api/v2/pages/\${id}\`;\napi.asApp().requestConfluence(page(5) + '/labels');`,
      ['3 GET /wiki/api/v2/pages/5/labels app'],
    ],
    [
      'a function that is handed in makes the path',
      `${api}const send = (make) => api.asApp().requestConfluence(make(7));\nsend((id) =>\n  \`/wiki/api/v2/pages/\${id}\`);`,
      ['4 GET /wiki/api/v2/pages/7 app'],
    ],
    [
      'a class with a base',
      `${api}class Client {\n  base = '/wiki/api/v2';\n  async ask(path) { return api.asApp().requestConfluence(this.base + path); }\n  pages() { return this.ask('/pages'); }\n}`,
      ['5 GET /wiki/api/v2/pages app'],
    ],
    [
      'the base is given to the constructor',
      `class Client {\n  constructor(base) { this.base = base; }\n  get(path) { return fetch(\`\${this.base}\${path}\`); }\n}\nnew Client('https://x.atlassian.net/wiki').get('/rest/api/space');`,
      ['5 GET /wiki/rest/api/space api token'],
    ],
    [
      'a host that is put together, with the path right behind it',
      `function ask(method, path) { return fetch(\`https://\${site}\${path}\`, { method }); }
ask('PUT', '/wiki/api/v2/pages/5');
const base = \`https://\${domain}.atlassian.net\`;
const get = (path) => fetch(base + path);
get(\`/wiki/api/v2/spaces/\${id}\`);`,
      ['2 PUT /wiki/api/v2/pages/5 api token', '5 GET /wiki/api/v2/spaces/{} api token'],
    ],
    [
      'what a function asks for by itself is not said of its callers',
      `${api}function ask(path) {
  let url = \`/wiki/api/v2\${path}\`;
  if (path.includes('/display/'))
    url = '/wiki/rest/api/content/search';
  return api.asApp().requestConfluence(url);
}
ask('/pages');
ask('/spaces');`,
      [
        '6 GET /wiki/rest/api/content/search app',
        '8 GET /wiki/api/v2/pages app',
        '9 GET /wiki/api/v2/spaces app',
      ],
    ],
    [
      'a client by the type of a promise that a function is declared to give',
      {
        'src/a.ts': `class Client { ask(path) { return fetch('https://x.atlassian.net/wiki/api/v2' + path); } }
async function connect(): Promise<Client> { return container.resolve(key); }
(await connect()).ask('/pages');`,
      },
      ['3 GET /wiki/api/v2/pages api token'],
    ],
    [
      'a method of a client by a name that is handed in',
      `import axios from 'axios';
const ask = (method, path) => axios[method.toLowerCase()](\`https://x.atlassian.net/wiki/rest/api\${path}\`);
ask('GET', '/space');
ask('POST', '/content');`,
      ['3 GET /wiki/rest/api/space api token', '4 POST /wiki/rest/api/content api token'],
    ],
    [
      'a function that is handed in is called with a path',
      {
        'src/spaces.js': `export const one = (key, ask) => ask(\`/spaces?keys=\${key}\`);
export function all(ask) {
  let path = '/spaces?limit=20';
  return ask(path);
}`,
        'src/client.js': `import { one, all } from './spaces';
class Client {
  ask(path) { return fetch(\`\${this.site}/wiki/api/v2\${path}\`); }
  one(key) { return one(key, (path) => this.ask(path)); }
  all() { return all((path) => this.ask(path)); }
}`,
      },
      [
        'src/spaces.js:1 GET /wiki/api/v2/spaces api token',
        'src/spaces.js:4 GET /wiki/api/v2/spaces api token',
      ],
    ],
    [
      'every base that a client may have',
      `import ky from 'ky';
const base = isJira ? JIRA_URL : CONFLUENCE_URL;
const client = ky.create({ prefixUrl: base });
const ask = ({ method, url }) => client(url.startsWith('/') ? url.slice(1) : url, { method });
ask({ method: 'PUT', url: '/rest/api/content/5' });`,
      ['5 PUT /wiki/rest/api/content/5 api token'],
    ],
    [
      'a function that is called with the object around it',
      `const options = { method: 'GET', url: \`\${base}/rest/api/space\` };
await this.helpers.requestWithAuthentication.call(this, 'credentials', options);`,
      ['2 GET /wiki/rest/api/space api token'],
    ],
    [
      'the constructor brings only what stands before the path',
      `class ConfluenceClient {
  constructor(settings) { this.settings = settings; }
  url(path) { return new URL(\`\${this.settings.host}\${this.settings.apiBasePath}\${path}\`).toString(); }
  send(options) { return axios.request(options); }
  create() { return this.send({ url: this.url('/content'), method: 'POST' }); }
}
new ConfluenceClient({ host: site(), apiBasePath: '/rest/api' }).create();`,
      ['5 POST /wiki/rest/api/content api token'],
    ],
    [
      'a compiled copy of a source says nothing new',
      {
        'lib/a.js': `'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
function _interopRequireDefault(obj) { return obj && obj.__esModule ? obj : { default: obj }; }
exports.space = function () { return fetch('https://x.atlassian.net/wiki/rest/api/space'); };`,
        'src/a.js': `export const space = () => fetch('https://x.atlassian.net/wiki/rest/api/space');`,
      },
      ['src/a.js:1 GET /wiki/rest/api/space api token'],
    ],
    [
      'a client that is made elsewhere, by its name',
      `await confluenceAPI.get(\`/content/\${id}/label\`);\nrest.postJson(this.url + '/rest/api/content', data);`,
      ['1 GET /wiki/rest/api/content/{}/label unknown', '2 POST /wiki/rest/api/content api token'],
    ],
    [
      'the constructor is not said to ask for what a method asks for',
      `class Client {
  constructor(base) { this.base = base; }
  probe() { for (const path of ['/other/1.0/manifest', '/rest/api/settings/systemInfo']) this.send(path); }
  send(path) { return fetch(this.base + path); }
}
new Client(url).probe();`,
      ['3 GET /wiki/rest/api/settings/systemInfo api token'],
    ],
    [
      'a base class leaves the root to its heirs',
      `class Base { ask(path) { return fetch(this.root() + path); } root() {} }\nclass V2 extends Base { root() { return 'https://x.atlassian.net/wiki/api/v2'; } }\nnew V2().ask('/pages');`,
      ['3 GET /wiki/api/v2/pages api token'],
    ],
    [
      'a caller settles which root is taken',
      `class Client {
  ask(path, version = 'v2') { return fetch(\`https://x.atlassian.net\${version === 'v1' ? '/wiki/rest/api' : '/wiki/api/v2'}\${path}\`); }
}
const client = new Client();
client.ask('/users');
client.ask('/search', 'v1');`,
      ['5 GET /wiki/api/v2/users api token', '6 GET /wiki/rest/api/search api token'],
    ],
    [
      'a caller settles which value is assigned',
      `function ask(path, version) {
  let root = '/wiki/api/v2';
  if (version !== 'v2') { root = '/wiki/rest/api'; }
  return fetch('https://x.atlassian.net' + root + path);
}
ask('/search', 'v1');
ask('/users', 'v2');
ask('/tasks', version);`,
      [
        '6 GET /wiki/rest/api/search api token',
        '7 GET /wiki/api/v2/users api token',
        '8 GET /wiki/api/v2/tasks api token',
      ],
    ],
    [
      'a caller settles the case of a switch',
      `function ask(method, path) {
  const url = 'https://x.atlassian.net/wiki/rest/api' + path;
  switch (method.toUpperCase()) {
    case 'GET': return axios.get(url);
    case 'POST':
    case 'PUT': return axios({ method, url });
    default: return axios.delete(url);
  }
}
ask('get', '/space');
ask('PUT', '/content/1');
ask('DELETE', '/content/1');`,
      [
        '10 GET /wiki/rest/api/space api token',
        '11 PUT /wiki/rest/api/content/1 api token',
        '12 DELETE /wiki/rest/api/content/1 api token',
      ],
    ],
    [
      'what the code sets by itself settles nothing',
      `const version = 'v1';
fetch(\`https://x.atlassian.net/wiki\${version === 'v1' ? '/rest/api/space' : '/api/v2/spaces'}\`);`,
      ['2 GET /wiki/rest/api/space api token', '2 GET /wiki/api/v2/spaces api token'],
    ],
    [
      'a segment is handed in, first by a bind',
      `class Client {
  constructor(request) { this.request = request; }
  ofPage(id) { return this.all.bind(this, 'content')(id); }
  ofSpace(key) { return this.all('space', key); }
  all(kind, id) {
    return this.request({ url: \`/rest/api/\${kind}/\${id}/property\` });
  }
}`,
      [
        '6 GET /wiki/rest/api/content/{}/property front end',
        '6 GET /wiki/rest/api/space/{}/property front end',
      ],
    ],
    [
      'an object of functions',
      `${api}const client = { get: (path) => api.asApp().requestConfluence(path), all() { return this.get('/wiki/api/v2/pages'); } };\nclient.get('/wiki/api/v2/spaces');`,
      ['2 GET /wiki/api/v2/pages app', '3 GET /wiki/api/v2/spaces app'],
    ],
    [
      'a list of bases',
      `${api}const BASES = ['/wiki/rest/api', '/rest/api'];\nfor (const base of BASES) api.asApp().requestConfluence(\`\${base}/space\`);`,
      ['3 GET /wiki/rest/api/space app'],
    ],
    [
      'a slash that is put in front where it is missing',
      `async function ask(site, path, options = {}) {\n  const from = path.startsWith('/') ? path : \`/\${path}\`;\n  const all = { method: options.method || 'GET' };\n  return fetch(\`https://\${site}.atlassian.net\${from}\`, all);\n}\nask(site, '/wiki/api/v2/pages/' + id, { method: 'DELETE' });`,
      ['6 DELETE /wiki/api/v2/pages/{} api token'],
    ],
    [
      'settings that are spread do not hide where the path begins',
      `function connect(site) {
  const ask = (path, init) => fetch(\`\${site.url}\${path}\`, { ...init, headers: { Accept: 'application/json' } });
  return { list: () => ask('/wiki/api/v2/spaces'), remove: (id) => ask(\`/wiki/api/v2/pages/\${id}\`, { method: 'DELETE' }) };
}`,
      ['3 GET /wiki/api/v2/spaces api token', '3 DELETE /wiki/api/v2/pages/{} api token'],
    ],
    [
      'addresses that are added to a list and tried in turn',
      `const addresses = [];
if (isCloud) addresses.push(\`\${base}/wiki/rest/api/space\`);
else addresses.push(\`\${base}/rest/api/space\`);
for (const address of addresses) await axios.get(address);`,
      ['4 GET /wiki/rest/api/space api token'],
    ],
    [
      'a table of endpoints by the names of an enumeration',
      `const Name = { Pages: 'pages', Spaces: 'spaces' };
const paths = { [Name.Pages]: '/wiki/api/v2/pages', [Name.Spaces]: '/wiki/api/v2/spaces' };
const ask = (name, method) => fetch(site + paths[name], { method });
ask(Name.Pages, 'POST');
ask(Name.Spaces);`,
      ['4 POST /wiki/api/v2/pages api token', '5 GET /wiki/api/v2/spaces api token'],
    ],
    [
      'a heir without a constructor of its own, and one that calls the one above',
      `class Base { constructor(root) { this.root = root; } ask(path) { return fetch(this.root + path); } }
class V2 extends Base { pages() { return this.ask('/pages'); } }
class V1 extends Base {
  constructor(site) { super(site + '/wiki/rest/api'); }
  space() { return this.ask('/space'); }
}
new V2('https://x.atlassian.net/wiki/api/v2').pages();`,
      ['2 GET /wiki/api/v2/pages api token', '5 GET /wiki/rest/api/space api token'],
    ],
    [
      'a function that is called as it stands',
      `const settings = { root: 'https://x.atlassian.net/wiki', method: 'POST' };
(function (s, $) { $.ajax({ url: s.root + '/rest/api/content', type: s.method }); })(settings, jQuery);`,
      ['2 POST /wiki/rest/api/content api token'],
    ],
    [
      'method and path that are set together, for a function inside',
      `let method = 'POST';
let path = '/rest/api/content';
if (found) {
  method = 'PUT';
  path = \`/rest/api/content/\${found.id}\`;
}
await retry(() => axios({ method, url: 'https://x.atlassian.net/wiki' + path }));`,
      ['7 PUT /wiki/rest/api/content/{} api token', '7 POST /wiki/rest/api/content api token'],
    ],
    [
      'what compilers make of ?. and ??',
      `function ask(path, o) {
  var _a;
  var method = (o == null ? void 0 : o.method) ?? 'GET';
  var root = (_a = null === o || o === void 0 ? void 0 : o.root) !== null && _a !== void 0 ? _a : '/wiki/api/v2';
  return fetch('https://x.atlassian.net' + root + path, { method: method });
}
ask('/pages');
ask('/content', { method: 'POST', root: '/wiki/rest/api' });`,
      ['7 GET /wiki/api/v2/pages api token', '8 POST /wiki/rest/api/content api token'],
    ],
    [
      'a request that is made of settings and sent',
      `import { fetch, Request } from 'https://example.org/io.js';
const remove = (id) => fetch(Request({ method: 'DELETE', url: \`https://\${site}/wiki/rest/api/content/\${id}\` }, none));`,
      ['2 DELETE /wiki/rest/api/content/{} api token'],
    ],
    [
      'inside a retry',
      `${api}const retry = (f) => f();\nretry(() => api.asApp().requestConfluence('/wiki/api/v2/pages'));`,
      ['3 GET /wiki/api/v2/pages app'],
    ],
    [
      'a request function that is handed in',
      `async function check(ask) { return ask({ type: 'POST', url: \`/rest/api/content/\${id}/permission/check\` }); }\ncheck(AP.request);`,
      ['1 POST /wiki/rest/api/content/{}/permission/check front end'],
    ],
  ])('%s', (_, tree, expected) => {
    expect(calls(tree, 'src/index.js')).toEqual(expected);
  });

  test.each<[string, Tree, string[]]>([
    [
      'a wrapper and a constant in other files',
      {
        'src/paths.ts': `export const ROOT = '/wiki/api/v2';`,
        'src/api.ts': `${api}import { ROOT } from './paths';\nexport const get = (p: string) => api.asApp().requestConfluence(ROOT + p);`,
        'src/index.ts': `import { get } from './api';\nget('/pages');`,
      },
      ['src/index.ts:2 GET /wiki/api/v2/pages app'],
    ],
    [
      'passed on by an index',
      {
        'src/api/client.ts': `${api}export default function ask(p: string) { return api.asApp().requestConfluence(p); }`,
        'src/api/index.ts': `export { default as ask } from './client';`,
        'src/index.ts': `import { ask } from './api';\nask('/wiki/api/v2/pages');`,
      },
      ['src/index.ts:2 GET /wiki/api/v2/pages app'],
    ],
    [
      'star exports',
      {
        'src/client.ts': `${api}export const ask = (p: string) => api.asApp().requestConfluence(p);`,
        'src/all.ts': `export * from './client';`,
        'src/index.ts': `import * as all from './all';\nall.ask('/wiki/api/v2/pages');`,
      },
      ['src/index.ts:2 GET /wiki/api/v2/pages app'],
    ],
    [
      'a client by a type that is imported as nothing but a type',
      {
        'src/http.ts': `export class Http {\n  constructor(private settings: Settings) {}\n  wiki(path: string) { return fetch(this.settings.baseUrl + path); }\n}\nexport const connect = (settings: Settings) => new Http(settings);`,
        'src/client.ts': `import type { Http } from './http.js';\nexport class Client {\n  constructor(private http: Http) {}\n  page(id: string) { return this.http.wiki(\`/rest/api/content/\${id}\`); }\n}`,
        'src/check.ts': `import { connect } from './http.js';\nconnect(settings).wiki('/rest/api/user/current');`,
      },
      [
        'src/check.ts:2 GET /wiki/rest/api/user/current api token',
        'src/client.ts:4 GET /wiki/rest/api/content/{} api token',
      ],
    ],
    [
      'CommonJS',
      {
        'lib/client.js': `const api = require('@forge/api');\nmodule.exports = { ask: (p) => api.asApp().requestConfluence(p) };`,
        'index.js': `const { ask } = require('./lib/client');\nask('/wiki/api/v2/pages');`,
      },
      ['index.js:2 GET /wiki/api/v2/pages app'],
    ],
    [
      'an alias of the bundler',
      {
        'src/lib/client.ts': `${api}export const ask = (p: string) => api.asApp().requestConfluence(p);`,
        'src/pages/list.ts': `import { ask } from '@/lib/client';\nask('/wiki/api/v2/pages');`,
      },
      ['src/pages/list.ts:2 GET /wiki/api/v2/pages app'],
    ],
    [
      'a package of the workspace',
      {
        'packages/lib/package.json': `{ "name": "@me/lib" }`,
        'packages/lib/src/index.ts': `${api}export const ask = (p: string) => api.asApp().requestConfluence(p);`,
        'packages/app/src/main.ts': `import { ask } from '@me/lib';\nask('/wiki/api/v2/pages');`,
      },
      ['packages/app/src/main.ts:2 GET /wiki/api/v2/pages app'],
    ],
    [
      'a client behind an interface',
      {
        'src/transport.ts': `export interface Transport { deliver(r: object): void }\nexport class Web implements Transport { deliver(r) { return fetch(r.url, { method: r.method }); } }`,
        'src/client.ts': `import type { Transport } from './transport';\nexport class Client {\n  constructor(private readonly via: Transport, private base: string) {}\n  ask(path: string, method = 'GET') { return this.via.deliver({ url: this.base + path, method }); }\n  space() { return this.ask('/rest/api/space'); }\n}`,
      },
      ['src/client.ts:5 GET /wiki/rest/api/space api token'],
    ],
    [
      'what a bundler made of a source, by the marks that it leaves',
      {
        'main.js': `/* licence */\nvar __defProp = Object.defineProperty;\nfetch('https://x.atlassian.net/wiki/rest/api/space');\nfetch('https://x.atlassian.net/wiki/rest/api/group');`,
        'views/page.js': `fetch('https://x.atlassian.net/wiki/rest/api/space');\n//# sourceMappingURL=page.js.map\n`,
        'src/main.ts': `fetch('https://x.atlassian.net/wiki/rest/api/space');`,
      },
      ['main.js:4 GET /wiki/rest/api/group api token', 'src/main.ts:1 GET /wiki/rest/api/space api token'],
    ],
    [
      'a source wins over its bundle',
      {
        'src/index.ts': `${api}api.asApp().requestConfluence('/wiki/api/v2/pages');`,
        'build/index.js': `(0,a.default).asApp().requestConfluence("/wiki/api/v2/pages");b.asApp().requestConfluence("/wiki/api/v2/tasks")`,
      },
      ['build/index.js:1 GET /wiki/api/v2/tasks app', 'src/index.ts:2 GET /wiki/api/v2/pages app'],
    ],
  ])('%s', (_, tree, expected) => {
    expect(calls(tree)).toEqual(expected);
  });
});

test('every caller of a wrapper that many call', () => {
  const client = `class Client {
    async send(path, options = {}) {
      const { method = 'GET', version = 'v2' } = options;
      return fetch(this.urlOf(path, version), { method });
    }
    urlOf(path, version) { return \`https://x.atlassian.net\${version === 'v1' ? '/wiki/rest/api' : '/wiki/api/v2'}\${path}\`; }
    get(path) { return this.send(path, { method: 'GET' }); }
    post(path) { return this.send(path, { method: 'POST' }); }
  }
  const client = new Client();\n`;
  const asks = Array.from(
    { length: 60 },
    (_, i) => `client.get('/pages/${String(i)}');client.post(\`/pages/\${id}/labels\`);`,
  );
  const found = collectSource([{ path: 'a.js', text: client + asks.join('\n') }]);
  expect(found.notices).toEqual([]);
  expect(found.evidence).toHaveLength(120);
});

test('a client class with hundreds of methods over one request is followed whole', () => {
  const methods = Array.from(
    { length: 400 },
    (_, at) =>
      `  m${String(at)}(id) { return this.ask('PUT', \`/wiki/rest/api/content/\${id}/a${String(at)}\`); }`,
  );
  const text = `class Client {
  constructor(base) { this.base = base; }
  ask(method, path) { return fetch(\`\${this.base}\${path}\`, { method }); }
${methods.join('\n')}
}`;
  expect(new Set(calls(text)).size).toBe(400);
});
