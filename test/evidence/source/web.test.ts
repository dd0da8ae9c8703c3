import { calls, open, type Tree } from './calls';

const site = 'https://x.atlassian.net/wiki';

describe('Connect and plain HTTP', () => {
  test.each<[string, string, string[]]>([
    [
      'AP.request with an object',
      `AP.request({ url: '/rest/api/content/' + id, type: 'PUT' });`,
      ['1 PUT /wiki/rest/api/content/{} front end'],
    ],
    [
      'AP.request with a path',
      `AP.request('/rest/api/content?limit=5').then(use);`,
      ['1 GET /wiki/rest/api/content front end'],
    ],
    [
      'AP of the window',
      `const ap = window.AP;\nap.request({ url: '/rest/api/space' });`,
      ['2 GET /wiki/rest/api/space front end'],
    ],
    [
      'a builder of the request',
      `const build = (id) => ({ url: \`/rest/api/content/\${id}\`, type: 'DELETE' });\nAP.request(build(1));`,
      ['2 DELETE /wiki/rest/api/content/1 front end'],
    ],
    [
      'a class field',
      `class A { constructor(ap) { this._request = ap.request; } go() { return this._request({ url: '/rest/api/space', type: 'POST' }); } }`,
      ['1 POST /wiki/rest/api/space front end'],
    ],
    [
      'httpClient of the add-on',
      `module.exports = (app, addon) => { app.get('/x', (req) => { const c = addon.httpClient(req);\nc.get({ url: '/rest/api/content/' + id + '/property' }, done); }); };`,
      ['2 GET /wiki/rest/api/content/{}/property app'],
    ],
    [
      'httpClient under a root that others have too',
      `const read = (httpClient, id) => httpClient.get({ url: \`/api/v2/attachments/\${id}\` });`,
      ['1 GET /wiki/api/v2/attachments/{} app'],
    ],
    [
      'httpClient as a user',
      `const save = (httpClient, id) => httpClient.asUserByAccountId(id).put({ url: \`/rest/api/user/\${id}/property/token\` });`,
      ['1 PUT /wiki/rest/api/user/{}/property/token user'],
    ],
    [
      'app properties',
      `addon.httpClient(req).get(\`/rest/atlassian-connect/1/addons/\${key}/properties/json\`);`,
      ['1 GET /wiki/rest/atlassian-connect/1/addons/{}/properties/json app'],
    ],
    [
      'fetch',
      `fetch(\`\${site}/wiki/api/v2/pages\`, { method: 'POST' });`,
      ['1 POST /wiki/api/v2/pages api token'],
    ],
    ['fetch on the own site', `fetch('/wiki/rest/api/space');`, ['1 GET /wiki/rest/api/space front end']],
    [
      'fetch of a Request',
      `fetch(new Request('${site}/rest/api/space', { method: 'POST' }));`,
      ['1 POST /wiki/rest/api/space api token'],
    ],
    [
      'a base in the options',
      `import axios from 'axios';\nimport ky from 'ky';\nconst API = 'https://acme.atlassian.net/wiki/rest/api';\naxios.put('/content/' + id, body, { baseURL: API });\nky.get('space', { prefixUrl: API });\naxios.get('https://example.com/space', { baseURL: API });`,
      ['4 PUT /wiki/rest/api/content/{} api token', '5 GET /wiki/rest/api/space api token'],
    ],
    [
      'by the cloud id',
      `fetch(\`https://api.atlassian.com/ex/confluence/\${cloudId}/wiki/api/v2/pages/\${id}\`);`,
      ['1 GET /wiki/api/v2/pages/{} api token'],
    ],
    [
      'only the name of the base says Confluence',
      `fetch(process.env.CONFLUENCE_API + '/content/' + id);`,
      ['1 GET /wiki/rest/api/content/{} api token'],
    ],
    [
      'only the name of the base says Confluence, and ends with a slash',
      `fetch(settings.confluence_url + 'content/' + id + '/label');\nfetch(settings.confluence_url + 'search?cql=' + cql);`,
      ['1 GET /wiki/rest/api/content/{}/label api token', '2 GET /wiki/rest/api/search api token'],
    ],
    [
      'only the name of the client says Confluence',
      `export const read = (sourceConfluence, id) => sourceConfluence.get(\`/content/\${id}/child/comment\`);`,
      ['1 GET /wiki/rest/api/content/{}/child/comment unknown'],
    ],
    [
      'a class that says Confluence asks a back end of its own',
      `class ConfluenceService { page(id) { return fetch(\`\${API_BASE}/content/\${id}\`); } }`,
      [],
    ],
    [
      'axios',
      `import axios from 'axios';\naxios.delete('${site}/rest/api/content/1');`,
      ['2 DELETE /wiki/rest/api/content/1 api token'],
    ],
    [
      'axios with a base',
      `import axios from 'axios';\nconst c = axios.create({ baseURL: '${site}' });\nc.post('/rest/api/content', body);`,
      ['3 POST /wiki/rest/api/content api token'],
    ],
    [
      'axios with a base, and an address of its own',
      `import axios from 'axios';\nconst c = axios.create({ baseURL: \`https://\${host}/wiki/rest/api\` });\nconst scheme = 'https';\nc.get(\`\${scheme}://\${host}/wiki/rest/experimental/content/\${id}/version\`);`,
      ['4 GET /wiki/rest/experimental/content/{}/version api token'],
    ],
    [
      'a base of which a piece is taken out',
      `const base = \`https://\${host}/wiki/api/v2\`;\nfetch(base.replace('/wiki/api/v2', '/wiki/rest/api') + '/space');`,
      ['2 GET /wiki/rest/api/space api token'],
    ],
    [
      'axios with one object',
      `import axios from 'axios';\naxios({ method: 'put', url: '${site}/rest/api/content/1' });`,
      ['2 PUT /wiki/rest/api/content/1 api token'],
    ],
    [
      'got',
      `import got from 'got';\ngot('${site}/rest/api/space', { method: 'PATCH' });`,
      ['2 PATCH /wiki/rest/api/space api token'],
    ],
    [
      'request',
      `const request = require('request');\nconst options = { url: '${site}/rest/api/space', method: 'POST' };\nrequest(options, done);`,
      ['3 POST /wiki/rest/api/space api token'],
    ],
    [
      'unirest',
      `const unirest = require('unirest');\nunirest('PUT', '${site}/rest/api/content/1').end(done);\nunirest.get('${site}/rest/api/space');`,
      ['2 PUT /wiki/rest/api/content/1 api token', '3 GET /wiki/rest/api/space api token'],
    ],
    [
      'node https',
      `const https = require('node:https');\nhttps.request({ hostname: host, path: '/wiki/rest/api/space', method: 'DELETE' });`,
      ['2 DELETE /wiki/rest/api/space api token'],
    ],
    [
      'OAuth 1',
      `const { OAuth } = require('oauth');\nconst consumer = new OAuth(tokenUrl, accessUrl, key, secret, '1.0', null, 'RSA-SHA1');\nconsumer._putOrPost('PUT', '${site}/rest/api/content/' + id, token, secret, body, type, done);`,
      ['3 PUT /wiki/rest/api/content/{} api token'],
    ],
    [
      'confluence-api',
      `const Confluence = require('confluence-api');
const wiki = new Confluence({ baseUrl: url });
wiki.getContentByPageTitle(space, title, done);
await util.promisify(wiki.putContent).call(wiki, space, id, 2, title, body);`,
      ['3 GET /wiki/rest/api/content api token', '4 PUT /wiki/rest/api/content/{} api token'],
    ],
    [
      'XMLHttpRequest',
      `const x = new XMLHttpRequest();\nx.open('PUT', '/wiki/rest/api/content/1');`,
      ['2 PUT /wiki/rest/api/content/1 front end'],
    ],
    [
      'a hook that asks with its key',
      `import useSWR from 'swr';\nimport { requestConfluence } from '@forge/bridge';\nconst fetcher = (url) => requestConfluence(url);\nexport const X = ({ id }) => useSWR(\`/wiki/api/v2/pages/\${id}\`, fetcher);`,
      ['4 GET /wiki/api/v2/pages/{} front end'],
    ],
    [
      'clients that are made with an address, or take the method first',
      `import { ofetch } from 'ofetch';\nimport needle from 'needle';\nconst ask = ofetch.create({ baseURL: 'https://x.atlassian.net/wiki/api/v2' });\nask('/spaces');\nneedle('put', 'https://x.atlassian.net/wiki/api/v2/tasks/1');`,
      ['4 GET /wiki/api/v2/spaces api token', '5 PUT /wiki/api/v2/tasks/1 api token'],
    ],
    [
      'several requests at once',
      `var base = 'https://x.atlassian.net/wiki';\nUrlFetchApp.fetchAll([{ url: base + '/rest/api/space' }, { url: base + '/rest/api/content', method: 'post' }]);`,
      ['2 GET /wiki/rest/api/space api token', '2 POST /wiki/rest/api/content api token'],
    ],
    [
      'an add-on for two products',
      `AP.request('/rest/api/2/issue/1');\nAP.request('/rest/api/content/1');`,
      ['2 GET /wiki/rest/api/content/1 front end'],
    ],
    [
      'jQuery',
      `$.ajax({ url: '/wiki/rest/api/space', type: 'POST' });\n$.getJSON('/wiki/rest/api/user/current');`,
      ['1 POST /wiki/rest/api/space front end', '2 GET /wiki/rest/api/user/current front end'],
    ],
    [
      'minified',
      `(()=>{var e=n(1);(0,e.requestConfluence)("/wiki/api/v2/pages",{method:"POST"})})();`,
      ['1 POST /wiki/api/v2/pages unknown'],
    ],
  ])('%s', (_, text, expected) => {
    expect(calls(text, 'src/index.js')).toEqual(expected);
  });

  test.each<[string, string, string, string[]]>([
    [
      'HTML',
      'index.html',
      `<p>/rest/api/content</p>\n<script>\n  AP.request({ url: '/rest/api/space' });\n</script>`,
      ['3 GET /wiki/rest/api/space front end'],
    ],
    [
      'Handlebars',
      'views/a.hbs',
      `<script>\n{{#if x}}\nAP.request('/rest/api/content/{{contentId}}?expand=body');\n{{/if}}\nvar v = {{{json}}};\n</script>`,
      ['3 GET /wiki/rest/api/content/{} front end'],
    ],
    [
      'a broken script beside a good one',
      'a.html',
      `<script>var = ;</script>\n<script>AP.request('/rest/api/space')</script>`,
      ['2 GET /wiki/rest/api/space front end'],
    ],
    [
      'Vue',
      'A.vue',
      `<template><a/></template>\n<script lang="ts">\nexport const f = (id: string) => AP.request('/rest/api/content/' + id);\n</script>`,
      ['3 GET /wiki/rest/api/content/{} front end'],
    ],
  ])('pages: %s', (_, path, text, expected) => {
    expect(calls(text, path)).toEqual(expected);
  });

  test.each<[string, Tree]>([
    ['comments', `// fetch('/wiki/rest/api/space')\n/* AP.request('/rest/api/space') */`],
    [
      'Jira',
      `import api from '@forge/api';\napi.asApp().requestJira('/rest/api/3/issue/1');\nfetch('https://x.atlassian.net/rest/api/2/issue');`,
    ],
    ['Bitbucket', `fetch('https://b.example/rest/api/1.0/projects');`],
    ['another service', `fetch('https://other.example/api/v2/items');`],
    [
      'text that is no call',
      `const url = '/wiki/rest/api/space';\nconsole.log(url);\nif (url.startsWith('/wiki/rest/api')) use(url);`,
    ],
    [
      'a route of the app itself',
      `const express = require('express');\nconst app = express();\napp.get('/rest/api/content', (req, res) => res.send('x'));`,
    ],
    [
      'a local function with the name of the API',
      `function requestConfluence(x) { return x; }\nrequestConfluence('/wiki/api/v2/pages');`,
    ],
    [
      'tests, mocks, declarations and dependencies',
      {
        'src/a.test.ts': `AP.request('/rest/api/space')`,
        'tests/a.js': `AP.request('/rest/api/space')`,
        '__mocks__/a.js': `AP.request('/rest/api/space')`,
        'node_modules/x/a.js': `AP.request('/rest/api/space')`,
        'a.d.ts': `AP.request('/rest/api/space')`,
        'docs/a.js': `AP.request('/rest/api/space')`,
        'lib/_vendor/a.py': `import requests\nrequests.get('${site}/rest/api/space')`,
        'pages/tests.py': `import requests\nrequests.get('${site}/rest/api/space')`,
      },
    ],
  ])('not a call: %s', (_, tree) => {
    expect(calls(tree)).toEqual([]);
  });
});

test('a folder of documents below the sources is the app itself', () => {
  expect(calls(`AP.request('/rest/api/space');`, 'src/plugins/docs/a.js')).toEqual([
    '1 GET /wiki/rest/api/space front end',
  ]);
});

test('a route of a server is no test, whatever the folders of its address are called', () => {
  const text = `export const GET = () => fetch('${site}/rest/api/user/current');`;
  expect(calls(text, 'app/api/connection/test/route.ts')).toEqual([
    '1 GET /wiki/rest/api/user/current api token',
  ]);
  expect(calls(text, 'app/api/connection/test/client.ts')).toEqual([]);
});

test('every method of a client that is not known is told, whatever its name', () => {
  const text = `const Client = require('confluence-rest-client');\nconst it = new Client({ token });\nit.putContent(id, body);\nit.search('type=page');`;
  expect(open(text)).toEqual(['3 unknown-client', '4 unknown-client']);
});

test('a path of no endpoint under an address that is not known stays open', () => {
  const text = `AP.request({ url: home + '/upload', type: 'POST' });\nAP.request(home + '/rest/api/space');`;
  expect(open(text)).toEqual(['1 dynamic-path']);
  expect(calls(text)).toEqual(['2 GET /wiki/rest/api/space front end']);
});
