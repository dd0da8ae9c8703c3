/** `explain --site`: what a call names is looked up on the site, whatever kind of content it is. */
import { createConfluence } from '../../src/local/confluence/confluence';
import { sampleCredentials } from '../../src/local/confluence/credentials';
import { startConfluence } from '../../src/local/confluence/http';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import type { Listening } from '../../src/local/host/listen';
import { join } from 'node:path';
import { folder, run } from './run';

jest.setTimeout(120_000);

const TASK = '77';
const rules = `version: 1
rules:
  - id: hr
    mode: enforce
    apps: { block: all }
    where: { spaces: [HR] }
  - id: secret
    mode: enforce
    apps: { block: [com.example.secret] }
    where: { classificationLevels: [Secret] }
`;
const sample = createSampleSite({ spaces: 6 });
const [hr, open] = [true, false].map((inHr) =>
  sample.spaces.find(({ key }) => (inHr ? key === 'HR' : !['HR', 'LEGAL'].includes(key))),
);
const idOf = (type: string, space = hr) =>
  sample.contents.inSpace(space!.id).find((content) => content.type === type)!.id;

/** An app that the rule by level does not cover. */
const sync = ['--app', 'com.example.sync'];

let site: Listening;
let file: string;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  const inner = createConfluence(sample);
  site = await startConfluence(
    () => ({
      ...inner,
      // The embedded site keeps no tasks.
      request: (request, caller) =>
        request.url === `/wiki/api/v2/tasks/${TASK}`
          ? { status: 200, body: { id: TASK, spaceId: hr!.id, pageId: idOf('page') } }
          : inner.request(request, caller),
    }),
    0,
  );
  const [email, token] = sampleCredentials()[0]!.basic!.split(':');
  environment = { ...process.env };
  Object.assign(process.env, { PORTCULLIS_EMAIL: email, PORTCULLIS_TOKEN: token });
  file = join(await folder({ 'rules.yml': rules }), 'rules.yml');
});
afterAll(async () => {
  process.env = environment;
  await site.close();
});

const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const verdictsOf = async (calls: readonly string[], ...more: string[]) => {
  const args = [
    'explain',
    '--batch',
    '-',
    '--rules',
    file,
    '--site',
    site.url,
    '--point',
    'gateway',
    ...more,
  ];
  const { code, out, err } = await run(args, calls.join('\n'));
  expect([code, err]).toEqual([0, '']);
  return lines(out).map(({ verdict }) => verdict);
};

test('every kind of content is found from the call that names it', async () => {
  const kinds = [
    ['pages', 'page'],
    ['blogposts', 'blogpost'],
    ['whiteboards', 'whiteboard'],
    ['databases', 'database'],
    ['folders', 'folder'],
    ['embeds', 'embed'],
    ['custom-content', 'custom-content'],
    ['attachments', 'attachment'],
    ['footer-comments', 'footer-comment'],
    ['inline-comments', 'inline-comment'],
  ] as const;
  const calls = (space: typeof hr) => [
    ...kinds.map(([collection, type]) => `GET /wiki/api/v2/${collection}/${idOf(type, space)}`),
    ...kinds.map(([, type]) => `GET /wiki/rest/api/content/${idOf(type, space)}`),
    `GET /wiki/api/v2/spaces/${space!.id}/classification-level/default`,
    `GET /wiki/download/attachments/${idOf('page', space)}/plan.pdf`,
  ];
  expect(await verdictsOf([...calls(hr), `GET /wiki/api/v2/tasks/${TASK}`], ...sync)).toEqual(
    [...calls(hr), 'task'].map(() => 'blocked'),
  );
  expect(await verdictsOf([...calls(open), 'nonsense', 'GET /wiki/api/v2/tasks/78'], ...sync)).toEqual([
    ...calls(open).map(() => 'allowed'),
    undefined,
    'unknown',
  ]);
});

test('a move touches two places, and the stricter one counts', async () => {
  const move = (from: typeof hr, to: typeof hr) =>
    `PUT /wiki/rest/api/content/${idOf('page', from)}/move/append/${idOf('page', to)}`;
  expect(await verdictsOf([move(open, hr), move(hr, open), move(open, open)], ...sync)).toEqual([
    'blocked',
    'blocked',
    'allowed',
  ]);
  const { out } = await run([
    ...['explain', 'PUT', move(open, hr).slice(4), '--rules', file, '--site', site.url],
    ...['--point', 'gateway', '--format', 'table'],
  ]);
  expect(out).toContain(`${open!.key} and HR, found from the call`);
});

test('--page says it for a body, and --level counts before the level that was found', async () => {
  const create = 'POST /wiki/api/v2/pages';
  expect(await verdictsOf([create])).toEqual(['unknown']);
  expect(await verdictsOf([create], '--page', idOf('whiteboard'))).toEqual(['blocked']);
  const page = `GET /wiki/api/v2/pages/${idOf('page', open)}`;
  const asSecret = (...more: string[]) => verdictsOf([page], '--app', 'com.example.secret', ...more);
  expect(await asSecret('--level', 'Secret')).toEqual(['blocked']);
  expect(await asSecret('--level', 'Public')).toEqual(['allowed']);
});

test('what nobody finds is unknown, and the answer says where it was looked for', async () => {
  const args = ['explain', 'GET', '/wiki/api/v2/folders/404404', '--rules', file, '--site', site.url];
  const { out } = await run([...args, '--point', 'guard', '--format', 'table']);
  expect(out).toContain(`was found on ${new URL(site.url).host}`);
  expect(out).toMatch(/verdict +unknown/);
  const missing = await run([...args, '--page', '404404']);
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('content 404404 was not found')]);
});
