import { calls, open } from './calls';

const api = `import api, { route, assumeTrustedRoute } from '@forge/api';\n`;
const bridge = `import { requestConfluence } from '@forge/bridge';\n`;

describe('Forge calls', () => {
  test.each<[string, string, string[]]>([
    [
      'as app',
      `${api}api.asApp().requestConfluence(route\`/wiki/api/v2/pages/\${id}\`);`,
      ['2 GET /wiki/api/v2/pages/{} app'],
    ],
    [
      'as user',
      `${api}api.asUser().requestConfluence(route\`/wiki/api/v2/spaces\`);`,
      ['2 GET /wiki/api/v2/spaces user'],
    ],
    [
      'bare',
      `import { requestConfluence as ask } from '@forge/api';\nask('/wiki/api/v2/tasks');`,
      ['2 GET /wiki/api/v2/tasks unknown'],
    ],
    [
      'a named import',
      `import { asApp as a, route } from '@forge/api';\na().requestConfluence(route\`/wiki/api/v2/tasks\`);`,
      ['2 GET /wiki/api/v2/tasks app'],
    ],
    [
      'a namespace',
      `import * as f from '@forge/api';\nf.asUser().requestConfluence(f.route\`/wiki/api/v2/tasks\`);`,
      ['2 GET /wiki/api/v2/tasks user'],
    ],
    [
      'require',
      `const api = require('@forge/api').default;\napi.asApp().requestConfluence('/wiki/api/v2/tasks');`,
      ['2 GET /wiki/api/v2/tasks app'],
    ],
    [
      'a method taken out',
      `${api}const { requestConfluence } = api.asApp();\nrequestConfluence('/wiki/api/v2/tasks');`,
      ['3 GET /wiki/api/v2/tasks app'],
    ],
    [
      'without the prefix',
      `${api}api.asApp().requestConfluence(route\`/rest/api/content/\${id}/child/attachment\`, { method: 'POST' });`,
      ['2 POST /wiki/rest/api/content/{}/child/attachment app'],
    ],
    [
      'a chain over lines',
      `${api}await api\n  .asApp()\n  .requestConfluence(route\`/wiki/rest/api/content/\${id}\`);`,
      ['4 GET /wiki/rest/api/content/{} app'],
    ],
    [
      'the bridge',
      `${bridge}requestConfluence(\`/wiki/api/v2/pages/\${id}\`, { method: 'PUT' });`,
      ['2 PUT /wiki/api/v2/pages/{} front end'],
    ],
    [
      'the bridge, renamed',
      `import { requestConfluence as r } from '@forge/bridge';\nr('/wiki/api/v2/pages');`,
      ['2 GET /wiki/api/v2/pages front end'],
    ],
    [
      'options in a variable',
      `${api}const o = { method: 'DELETE' };\napi.asApp().requestConfluence(route\`/wiki/api/v2/pages/1\`, o);`,
      ['3 DELETE /wiki/api/v2/pages/1 app'],
    ],
    [
      'a method written later',
      `${api}const o = {};\no.method = 'POST';\napi.asApp().requestConfluence(route\`/wiki/api/v2/pages\`, o);`,
      ['4 POST /wiki/api/v2/pages app'],
    ],
    [
      'a method that nobody knows',
      `${api}api.asApp().requestConfluence(route\`/wiki/api/v2/pages\`, { method: settings.verb() });`,
      ['2 null /wiki/api/v2/pages app'],
    ],
    [
      'a trusted route',
      `${api}api.asApp().requestConfluence(assumeTrustedRoute('/wiki/api/v2/pages'));`,
      ['2 GET /wiki/api/v2/pages app'],
    ],
    [
      'app or user',
      `${api}const c = who ? api.asApp() : api.asUser();\nc.requestConfluence('/wiki/api/v2/pages');`,
      ['3 GET /wiki/api/v2/pages app', '3 GET /wiki/api/v2/pages user'],
    ],
    [
      'a nested callback with options of its own',
      `${api}api.asApp().requestConfluence(route\`/wiki/api/v2/pages\`).then(() => other({ method: 'POST' }));`,
      ['2 GET /wiki/api/v2/pages app'],
    ],
    [
      'a query stuck to the path',
      `${api}const q = '?limit=5';\napi.asApp().requestConfluence(route\`/wiki/api/v2/pages\${q}\`);`,
      ['3 GET /wiki/api/v2/pages app'],
    ],
    [
      'an unknown query stuck to the path',
      `${api}api.asApp().requestConfluence(route\`/wiki/api/v2/pages\${more()}\`);`,
      ['2 GET /wiki/api/v2/pages app'],
    ],
    [
      'a literal where the template has a parameter',
      `${api}api.asUser().requestConfluence(route\`/wiki/rest/api/content/\${a}/move/after/\${b}\`, { method: 'PUT' });`,
      ['2 PUT /wiki/rest/api/content/{}/move/after/{} user'],
    ],
    [
      'JSX in a plain file',
      `${bridge}const A = () => <b onClick={() => requestConfluence('/wiki/api/v2/pages')}>x</b>;`,
      ['2 GET /wiki/api/v2/pages front end'],
    ],
  ])('%s', (_, text, expected) => {
    expect(calls(text, 'src/index.jsx')).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    [
      'both branches of an if',
      `${api}let url = null;\nif (next) url = route\`/wiki/api/v2/pages?cursor=\${next}\`; else url = route\`/wiki/api/v2/blogposts\`;\napi.asApp().requestConfluence(url);`,
      ['4 GET /wiki/api/v2/blogposts app', '4 GET /wiki/api/v2/pages app'],
    ],
    [
      'path and method chosen by one condition',
      `${api}const url = id ? \`/wiki/api/v2/pages/\${id}\` : '/wiki/api/v2/pages';\nconst method = id ? 'PUT' : 'POST';\napi.asApp().requestConfluence(url, { method });`,
      ['4 PUT /wiki/api/v2/pages/{} app', '4 POST /wiki/api/v2/pages app'],
    ],
    [
      'a variable used again',
      `${api}let u = '/wiki/api/v2/pages';\napi.asApp().requestConfluence(u);\nu = '/wiki/api/v2/spaces';\napi.asApp().requestConfluence(u);`,
      ['3 GET /wiki/api/v2/pages app', '5 GET /wiki/api/v2/spaces app'],
    ],
    [
      'spread after the default',
      `${api}function ask(path, options) { return api.asApp().requestConfluence(path, { method: 'GET', ...options }); }\nask('/wiki/api/v2/pages');\nask('/wiki/api/v2/pages', { method: 'POST' });`,
      ['3 GET /wiki/api/v2/pages app', '4 POST /wiki/api/v2/pages app'],
    ],
    [
      'spread before the method',
      `${api}function ask(path, options) { return api.asApp().requestConfluence(path, { ...options, method: 'GET' }); }\nask('/wiki/api/v2/pages', { method: 'POST' });`,
      ['3 GET /wiki/api/v2/pages app'],
    ],
    [
      'Object.assign',
      `${api}const o = Object.assign({}, { method: 'PUT' }, { body });\napi.asApp().requestConfluence('/wiki/api/v2/pages/1', o);`,
      ['3 PUT /wiki/api/v2/pages/1 app'],
    ],
    [
      'a list of paths',
      `${api}for (const p of ['/wiki/api/v2/pages', '/wiki/api/v2/spaces']) api.asApp().requestConfluence(p);`,
      ['2 GET /wiki/api/v2/pages app', '2 GET /wiki/api/v2/spaces app'],
    ],
    [
      'paths made by map',
      `${api}['pages', 'spaces'].map((kind) => \`/wiki/api/v2/\${kind}\`).forEach((p) => api.asApp().requestConfluence(p));`,
      ['2 GET /wiki/api/v2/pages app', '2 GET /wiki/api/v2/spaces app'],
    ],
    [
      'an enum',
      `${api}enum Verb { Remove = 'DELETE' }\napi.asApp().requestConfluence('/wiki/api/v2/pages/1', { method: Verb.Remove });`,
      ['3 DELETE /wiki/api/v2/pages/1 app'],
    ],
    [
      'new URL and search parameters',
      `${api}const u = new URL('/wiki/api/v2/pages', base);\nu.searchParams.set('limit', '5');\napi.asApp().requestConfluence(u.toString());`,
      ['4 GET /wiki/api/v2/pages app'],
    ],
    [
      'parts joined',
      `${api}api.asApp().requestConfluence(['/wiki/api/v2/pages', id, 'labels'].join('/'));`,
      ['2 GET /wiki/api/v2/pages/{}/labels app'],
    ],
    [
      'a placeholder replaced',
      `${api}api.asApp().requestConfluence('/wiki/api/v2/pages/{id}'.replace('{id}', id));`,
      ['2 GET /wiki/api/v2/pages/{} app'],
    ],
  ])('%s', (_, text, expected) => {
    expect(calls(text)).toEqual(expected);
  });

  test.each<[string, string, string[]]>([
    ['a link from an answer', `${api}api.asApp().requestConfluence(data._links.next);`, ['2 dynamic-path']],
    [
      'a generic proxy',
      `${api}resolver.define('ask', ({ payload }) => api.asUser().requestConfluence(assumeTrustedRoute(payload.url), payload.options));`,
      ['2 any-endpoint'],
    ],
    [
      'a link from an answer below the root of a site',
      `const answer = await axios.get(\`https://\${site}.atlassian.net/wiki/api/v2/pages\`);\naxios.get(BASE + '/wiki' + answer.data._links.next);`,
      ['2 dynamic-path'],
    ],
    [
      'a generic proxy that many ask',
      `${api}const ask = (path) => api.asApp().requestConfluence(path);\nexport const one = (link) => ask(link);\nexport const two = (link) => ask(link);`,
      ['2 dynamic-path'],
    ],
    ['GraphQL', `${api}api.asApp().requestGraph(query);`, ['2 graphql']],
    [
      'a remote',
      `import { invokeRemote } from '@forge/bridge';\ninvokeRemote({ path: '/x' });`,
      ['2 remote'],
    ],
    [
      'pages after the first',
      `${api}let u = '/wiki/api/v2/pages';\ndo { const r = api.asApp().requestConfluence(u); u = r._links.next; } while (u);`,
      [],
    ],
  ])('stays open: %s', (_, text, expected) => {
    expect(open(text)).toEqual(expected);
  });
});
