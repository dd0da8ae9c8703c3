import { siteClient } from '../../../src/cli/collect/client';
import { collectSite } from '../../../src/cli/collect/collect-site';
import type { CollectedFile } from '../../../src/evidence/collected';
import { sampleCredentials } from '../../../src/local/confluence/credentials';
import { faultySite, type Faults, type FaultySite } from './faulty';

const [administrator, , user] = sampleCredentials().map(({ header }) => header);
const small = { spaces: 30, apps: 60 };
const inventory = '/gateway/api/graphql';
const plugins = '/wiki/rest/plugins/1.0/';
const spaces = '/wiki/api/v2/spaces';
const audit = '/wiki/rest/api/audit';

let site: FaultySite | undefined;
afterEach(() => site?.close());

/** Collects a site that fails in some way; waits are written down and not waited for. */
async function collected(
  faults: Faults,
  size: Parameters<typeof faultySite>[0] = small,
  who = administrator,
) {
  site = await faultySite(size, faults);
  const waits: number[] = [];
  const client = siteClient(site.url, who ?? '', (wait) => {
    waits.push(wait);
    return Promise.resolve();
  });
  const file = await collectSite(client, site.url, '2026-11-22T10:00:00.000Z', () => undefined);
  return { file, waits, calls: site.calls };
}

const counts = ({ parts }: CollectedFile) =>
  Object.fromEntries(
    Object.entries(parts).map(([name, { complete, entries }]) => [name, [complete, entries.length]]),
  );
const whole = {
  inventory: [true, 2],
  plugins: [true, 21],
  spaces: [true, 30],
  audit: [true, 90],
};

test('every page of every part is read, in as few calls as there are pages', async () => {
  const { file, calls } = await collected(() => null, { spaces: 620, apps: 120 });
  expect(counts(file)).toEqual({
    inventory: [true, 3],
    plugins: [true, 36],
    spaces: [true, 620],
    audit: [true, 170],
  });
  expect(calls.map(({ line }) => line.replace(/\?.*$/, ''))).toEqual([
    'GET /_edge/tenant_info',
    ...Array.from({ length: 3 }, () => `POST ${inventory}`),
    `GET ${plugins}`,
    ...Array.from({ length: 3 }, () => `GET ${spaces}`),
    `GET ${audit}`,
  ]);
  expect(calls.map(({ authorized }) => authorized)).toEqual([false, ...calls.slice(1).map(() => true)]);
});

test('a busy site is asked again after the time it names, or after ever longer ones', async () => {
  const busy: Faults = ({ path, number }) => {
    if (path === spaces && number === 1) return { status: 429, headers: { 'retry-after': '7' } };
    if (path === plugins && number < 4) return { status: 503 };
    return path === audit && number === 1 ? 'cut' : null;
  };
  const { file, waits } = await collected(busy);
  expect(counts(file)).toEqual(whole);
  expect(waits).toHaveLength(5);
  expect(waits).toContain(7000);
  const [first = 0, second = 0, third = 0] = waits;
  expect([first < second, second < third]).toEqual([true, true]);
});

test.each<[string, Faults, RegExp]>([
  ['refuses', () => ({ status: 403 }), /answered 403: it needs an administrator/],
  ['never recovers', () => ({ status: 500 }), /answered 500, also at the 5th try/],
  ['asks for an hour', () => ({ status: 429, headers: { 'retry-after': '3600' } }), /a wait of 3600 seconds/],
  ['answers a page', () => ({ status: 200, body: '<html>' }), /did not answer with JSON/],
  ['answers something else', () => ({ status: 200, body: '[]' }), /no list/],
  ['breaks off', () => 'cut', /could not be sent \(.*\), also at the 5th try/],
  [
    'leads elsewhere',
    () => ({ status: 302, headers: { location: 'http://127.0.0.1:9/login' } }),
    /leads on to `http:\/\/127\.0\.0\.1:9`, where credentials are not sent/,
  ],
])('a part whose address %s is named and the others are kept', async (_, fault, problem) => {
  for (const [name, address] of Object.entries({ inventory, plugins, spaces, audit })) {
    const { file } = await collected((call) => (call.path === address ? fault(call) : null));
    expect(counts(file)).toEqual({ ...whole, [name]: [false, 0] });
    expect(file.parts[name as keyof typeof file.parts].problem).toMatch(problem);
    await site?.close();
  }
});

test('pages before a failure stay', async () => {
  const { file } = await collected(
    ({ path, number }) =>
      (path === spaces && number > 1) || (path === inventory && number > 1) ? { status: 400 } : null,
    { spaces: 300, apps: 60 },
  );
  expect(counts(file)).toMatchObject({ inventory: [false, 1], spaces: [false, 250] });
});

test('a site that gives the same page for ever, or too much of it, comes to an end', async () => {
  const loop = JSON.stringify({ results: [], _links: { next: '/wiki/api/v2/spaces?cursor=x' } });
  const { file } = await collected(({ path }) => {
    if (path === spaces) return { status: 200, body: loop };
    return path === plugins ? { status: 200, body: `"${'x'.repeat(17 * 1024 * 1024)}"` } : null;
  });
  expect(file.parts.spaces.problem).toMatch(/the same page again and again/);
  expect(file.parts.plugins.problem).toMatch(/more than is read/);
});

test('a log of more records than are kept says so', async () => {
  const record = { creationDate: 1, summary: 'Space created', remoteAddress: '10.1.2.3' };
  const body = JSON.stringify({ results: Array.from({ length: 1000 }, () => record) });
  const { file } = await collected(({ path }) => (path === audit ? { status: 200, body } : null));
  expect([file.parts.audit.entries.length, file.parts.audit.problem]).toEqual([
    10_000,
    'it has more than 10000 records',
  ]);
  expect(JSON.stringify(file)).not.toContain('10.1.2.3');
});

test('somebody who is no administrator collects what they may see', async () => {
  const { file } = await collected(() => null, small, user);
  expect(file.parts.spaces.complete).toBe(true);
  expect(file.parts.inventory.problem).toMatch(/sign in as an administrator/);
  expect(file.parts.plugins.problem).toMatch(/403/);
  expect(file.parts.audit.problem).toMatch(/403/);
});

test('a wrong token is named by the names of the variables, and never shown', async () => {
  const { file } = await collected(() => null, small, 'Basic c2VjcmV0');
  expect(file.parts.spaces.problem).toMatch(/does not accept PORTCULLIS_EMAIL with PORTCULLIS_TOKEN/);
  expect(JSON.stringify(file)).not.toContain('c2VjcmV0');
});
