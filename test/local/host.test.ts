import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHost } from '../../src/local/host/server';
import type { Listening } from '../../src/local/host/listen';
import { createPlatform, type Platform } from '../../src/local/platform';
import { projectRoot } from '../../src/local/root';
import { temporaryFolder } from './packages';

let platform: Platform;
let server: Listening;

/** A checkout with built pages of one line. */
function checkout(): string {
  const root = temporaryFolder();
  mkdirSync(join(root, 'static/build/assets'), { recursive: true });
  const page = '<!doctype html><html><head><title>t</title></head><body></body></html>';
  for (const name of ['admin', 'space']) writeFileSync(join(root, `static/build/${name}.html`), page);
  writeFileSync(join(root, 'static/build/assets/a.js'), `//${'x'.repeat(5000)}`);
  writeFileSync(join(root, 'static/secret.js'), 'no');
  return root;
}

beforeAll(async () => {
  platform = createPlatform();
  server = await startHost({ platform, root: checkout(), port: 0 });
});
afterAll(async () => {
  await server.close();
  await platform.close();
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/__bridge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const page = { module: 'admin-page', as: 'admin', space: null };
const invoke = (over: object = {}) => ({
  ...page,
  command: 'invoke',
  functionKey: 'estate',
  payload: {},
  ...over,
});

test('the frame names the page, its switches and the sample banner', async () => {
  const response = await fetch(`${server.url}/?as=user&theme=dark`);
  expect(response.url).toBe(`${server.url}/admin?as=user&theme=dark`);
  const text = await response.text();
  expect(text).toContain('sample estate');
  expect(text).toContain('data-color-mode="dark"');
  expect(text).toContain('<option value="user" selected>');
  expect((await fetch(`${server.url}/space/HR`)).status).toBe(200);
  expect((await fetch(`${server.url}/admin/forecast?app=x`)).status).toBe(200);
});

test('a name of a space cannot break out of the page', async () => {
  const text = await (await fetch(`${server.url}/admin?as=%22%3E%3Cscript%3E&theme=%22`)).text();
  expect(text).not.toContain('"><script>');
  expect((await fetch(`${server.url}/space/%3Cscript%3E`)).status).toBe(404);
});

test('the built page gets tokens and bridge before its bundle, and the policy of production', async () => {
  const response = await fetch(`${server.url}/app/admin.html?module=admin-page`);
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(await response.text()).toContain('<script type="module" src="/__host/bridge.mjs">');
  expect(await (await fetch(`${server.url}/__host/tokens.css`)).text()).toContain('--ds-text');
  const script = await fetch(`${server.url}/app/assets/a.js`);
  expect([script.status, script.headers.get('content-encoding')]).toEqual([200, 'gzip']);
});

test.each([
  '/app/nothing.js',
  '/app/../secret.js',
  '/app/%2e%2e/secret.js',
  '/app/..%2fsecret.js',
  '/app/%2e%2e%2f%2e%2e%2fpackage.json',
  '/app//etc/passwd',
  '/app/assets',
  '/app/a%00.js',
  '/__host/../sandbox.ts',
  '/nothing',
  '/constructor',
  '/space/NOPE',
])('%s is not served', async (path) => {
  expect((await fetch(server.url + path)).status).toBe(404);
});

test('addresses that cannot be read and other methods are refused', async () => {
  expect((await fetch(`${server.url}/app/%E0%A4%A`)).status).toBe(400);
  expect((await fetch(`${server.url}/admin`, { method: 'DELETE' })).status).toBe(405);
  expect((await fetch(`${server.url}/__bridge`)).status).toBe(405);
});

test('invoke reaches the real resolver with the rights of who looks', async () => {
  const answer = await post(invoke());
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ value: { ok: true, value: { rows: [] } } });
  for (const as of ['space', 'user', 'nobody'])
    expect(await (await post(invoke({ as }))).json()).toMatchObject({
      value: { ok: false, code: 'not-allowed' },
    });
});

test('getContext and fetchProduct answer as the page expects', async () => {
  const context: unknown = await (
    await post({ module: 'space-panel', as: 'user', space: 'HR', command: 'getContext', theme: 'dark' })
  ).json();
  expect(context).toMatchObject({
    value: {
      theme: { colorMode: 'dark' },
      extension: { type: 'confluence:spaceSettings', space: { key: 'HR' } },
    },
  });
  const product = {
    ...page,
    command: 'fetchProduct',
    product: 'confluence',
    restPath: '/wiki/api/v2/spaces?limit=1',
    method: 'GET',
    body: null,
    multipart: false,
  };
  const fetched = (await (await post(product)).json()) as { value: { status: number; body: string } };
  expect(fetched.value.status).toBe(200);
  expect(JSON.parse(fetched.value.body)).toMatchObject({ results: [{ key: 'HR' }] });
  expect((await post({ ...product, product: 'jira' })).status).toBe(501);
});

test.each<[string, unknown, Record<string, string>, number]>([
  ['from another site', invoke(), { origin: 'https://evil.example' }, 403],
  ['from another port of this machine', invoke(), { origin: 'http://localhost:1' }, 403],
  ['from a sandboxed page', invoke(), { origin: 'null' }, 403],
  ['as a form', 'x=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['as plain text', JSON.stringify(invoke()), { 'content-type': 'text/plain' }, 415],
  ['that is no JSON', '{', {}, 400],
  ['without a command', page, {}, 400],
  ['as a caller nobody is', invoke({ as: 'root' }), {}, 400],
  ['for a page that is not there', invoke({ module: 'other' }), {}, 404],
  ['that is too large', invoke({ payload: 'x'.repeat(600_000) }), {}, 413],
])('a call %s is refused', async (_, body, headers, status) => {
  const answer = await post(body, headers);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ message: expect.any(String) as string });
});

test('a name that was pointed at this machine is refused', async () => {
  const { request } = await import('node:http');
  const status = await new Promise((resolve) => {
    request(`${server.url}/admin`, { headers: { host: 'rebound.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });
  expect(status).toBe(403);
});

test('a taken port is one clear line', async () => {
  const other = createServer().listen(0, 'localhost');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  await expect(startHost({ platform, root: projectRoot(), port })).rejects.toThrow(
    `port ${port} is in use; set PORT to another one`,
  );
  other.close();
});
