import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inventoryQuery } from '../../../src/cli/collect/inventory-query';
import { sampleCredentials } from '../../../src/local/confluence/credentials';
import { folder, run, type Ended } from '../run';
import { faultySite, type FaultySite } from './faulty';

jest.setTimeout(60_000);

const [email, token] = (sampleCredentials()[0]?.basic ?? '').split(':');
const who = { PORTCULLIS_EMAIL: email, PORTCULLIS_TOKEN: token };
let site: FaultySite;
let output: string;
beforeAll(async () => {
  site = await faultySite({}, ({ path }) => (path === '/wiki/rest/api/audit' ? { status: 403 } : null));
});
afterAll(() => site.close());
beforeEach(async () => {
  output = join(await folder({}), 'site.json');
});

/** Runs with exactly these credentials in the environment. */
async function collect(
  args: readonly string[],
  credentials: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  const before = { ...process.env };
  delete process.env['PORTCULLIS_EMAIL'];
  delete process.env['PORTCULLIS_TOKEN'];
  Object.assign(process.env, credentials);
  try {
    return await run(['collect', ...args]);
  } finally {
    process.env = before;
  }
}

test('a site becomes one file; a part that fails is named on standard error and in the file', async () => {
  const ended = await collect(['--site', `${site.url}/wiki/`, '--output', output], who);
  expect(ended).toMatchObject({ code: 0, out: '' });
  expect(ended.err).toBe(
    'portcullis: audit is not complete (0 entries collected): GET /wiki/rest/api/audit answered 403: it needs an administrator\n',
  );
  const text = readFileSync(output, 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    portcullis: 'collect',
    version: 1,
    site: site.url,
    cloudId: 'local-site',
    collectedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    parts: {
      inventory: { complete: true },
      audit: { complete: false, problem: expect.stringContaining('403') as string },
    },
  });
  expect(text).not.toContain(token);
});

test('a dry run needs no credentials, lists the calls and makes none', async () => {
  const before = site.calls.length;
  const ended = await collect(['--site', site.url, '--output', output, '--dry-run'], {});
  expect(ended.code).toBe(0);
  expect(ended.out.trim().split('\n')).toEqual([
    `GET ${site.url}/_edge/tenant_info`,
    `POST ${site.url}/gateway/api/graphql`,
    `GET ${site.url}/wiki/rest/plugins/1.0/`,
    `GET ${site.url}/wiki/api/v2/spaces?limit=250`,
    `GET ${site.url}/wiki/rest/api/audit?start=0&limit=1000`,
  ]);
  expect([site.calls.length, existsSync(output)]).toEqual([before, false]);
});

test.each<[string, () => string[], object, RegExp]>([
  ['no credentials', () => ['--site', site.url, '--output', output], {}, /expected PORTCULLIS_EMAIL and/],
  ['no token', () => ['--site', site.url, '--output', output], { PORTCULLIS_EMAIL: 'a' }, /PORTCULLIS_TOKEN/],
  ['no site', () => ['--output', output], who, /expected --site/],
  ['no file', () => ['--site', site.url], who, /expected --output/],
  ['an open road', () => ['--site', 'http://example.com', '--output', output], who, /expected https/],
  ['credentials in it', () => ['--site', 'https://a:b@example.com', '--output', output], who, /without cred/],
  ['nobody there', () => ['--site', 'http://127.0.0.1:9', '--output', output], who, /nothing was collected/],
  ['a folder', () => ['--site', site.url, '--output', '/'], who, /cannot write/],
])('%s ends with 2 and one sentence', async (_, args, credentials, message) => {
  const ended = await collect(args(), credentials as Record<string, string>);
  expect([ended.code, ended.out]).toEqual([2, '']);
  expect(ended.err.trim().split('\n').at(-1)).toMatch(message);
  expect(existsSync(output)).toBe(false);
});

test('the query is the one that the documentation shows', () => {
  const doc = readFileSync(join(__dirname, '../../../docs/imports.md'), 'utf8');
  expect(doc).toContain(`\`\`\`graphql\n${inventoryQuery}\`\`\``);
});
