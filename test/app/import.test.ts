import { strToU8, zipSync } from 'fflate';
import { createSite, descriptor, forgeManifest, people } from './site';

const { platform, ask, get, send } = createSite();
afterAll(() => platform.close());

const keys = async (): Promise<string[]> => (await get('estate', {})).rows.map(({ key }) => key);
const chunksOf = (text: string) => Buffer.from(text).toString('base64');

test('a descriptor becomes a row of the estate, with its source', async () => {
  const answer = await send('chart.json', descriptor('com.example.chart'));
  expect(answer).toMatchObject({
    ok: true,
    value: { added: 1, updated: 0, source: { kind: 'connect descriptor', name: 'chart.json', apps: 1 } },
  });
  const { rows, sources } = await get('estate', {});
  expect(rows).toMatchObject([{ key: 'com.example.chart', kind: 'connect', strongest: 'permitted' }]);
  expect(rows[0]?.endpoints.blocked).toBeGreaterThan(0);
  expect(sources).toHaveLength(1);
});

test('the same name again replaces what it said before', async () => {
  const answer = await send('chart.json', descriptor('com.example.chart', ['READ', 'WRITE']));
  expect(answer).toMatchObject({ ok: true, value: { added: 0, updated: 1 } });
  expect(answer.ok ? answer.value.notices.join(' ') : '').toMatch(/replaces the import of \d{4}-\d\d-\d\d/);
  const { sources } = await get('estate', {});
  expect(sources).toHaveLength(1);
  const { scopes } = await get('app', { key: 'com.example.chart' });
  expect(scopes?.map(({ scope }) => scope)).toEqual(['READ', 'WRITE']);
});

test('several sources of one app are one row with the union of what they say', async () => {
  await send('chart-old.json', descriptor('com.example.chart', ['ADMIN']));
  const view = await get('app', { key: 'com.example.chart' });
  expect(view.sources.map(({ name }) => name).sort()).toEqual(['chart-old.json', 'chart.json']);
  expect(view.scopes?.map(({ scope }) => scope).sort()).toEqual(['ADMIN', 'READ', 'WRITE']);
  expect(await keys()).toEqual(['com.example.chart']);
});

test('a Connect key that a Forge app has taken over is no app of its own', async () => {
  const id = '33333333-3333-4333-8333-333333333333';
  await send('moved-connect.json', descriptor('com.example.moved'));
  const manifest = forgeManifest(id, ['read:page:confluence']);
  await send(
    'moved-forge.yml',
    manifest.replace('modules:', '  connect:\n    key: com.example.moved\nmodules:'),
  );
  const view = await get('app', { key: `ari:cloud:ecosystem::app/${id}` });
  expect(view.sources.map(({ name }) => name).sort()).toEqual(['moved-connect.json', 'moved-forge.yml']);
  expect(await keys()).not.toContain('com.example.moved');
});

test('a file of many chunks arrives whole, in any order of its chunks', async () => {
  const text = descriptor('com.example.chunked', ['READ'], 'ü'.repeat(100));
  const bytes = Buffer.from(text);
  const chunks = Math.ceil(bytes.length / 100);
  const { upload } = await get('import.begin', { name: 'chunked.json', bytes: bytes.length, chunks });
  for (let index = chunks - 1; index >= 0; index -= 1) {
    const data = bytes.subarray(index * 100, (index + 1) * 100).toString('base64');
    await get('import.chunk', { upload, index, data });
  }
  expect(await ask(people.siteAdministrator, 'import.finish', { upload })).toMatchObject({ ok: true });
  expect((await get('app', { key: 'com.example.chunked' })).row.name).toBe('ü'.repeat(100));
});

test('UTF-16, as spreadsheets and Windows shells write it, is read too', async () => {
  const text = `\ufeff${descriptor('com.example.utf16')}`;
  expect(await send('utf16.json', Buffer.from(text, 'utf16le'))).toMatchObject({ ok: true });
  expect(await keys()).toContain('com.example.utf16');
});

test.each([
  ['blank', ' \n'],
  ['nothing we know', 'hello\nworld\n'],
  ['broken JSON', '{"key": "com.example.broken",'],
  ['broken YAML', 'app:\n  id: [unclosed\n'],
  ['no app in it', '{"plugins": []}'],
  ['bytes that are no text', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0x80, 0])],
  ['a bomb of aliases', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\n`],
])('a bad file (%s) answers one sentence and changes nothing', async (_, content) => {
  const before = await get('estate', {});
  const answer = await send('bad.json', content);
  expect(answer).toMatchObject({ ok: false, code: 'bad-input' });
  expect(answer.ok ? '' : answer.message).toMatch(/^`bad\.json` [^\n]{5,400}\.$/);
  expect(await get('estate', {})).toEqual(before);
});

test('an empty file is refused before anything is sent', async () => {
  const answer = await ask(people.siteAdministrator, 'import.begin', {
    name: 'empty.csv',
    bytes: 0,
    chunks: 1,
  });
  expect(answer).toMatchObject({
    ok: false,
    code: 'bad-input',
    message: expect.stringContaining('empty') as string,
  });
});

test('an upload belongs to who began it, and to nobody once it is finished', async () => {
  const text = descriptor('com.example.mine');
  const { upload } = await get('import.begin', { name: 'mine.json', bytes: text.length, chunks: 1 });
  await get('import.chunk', { upload, index: 0, data: chunksOf(text) });
  expect(await ask(people.spaceAdministrator, 'import.finish', { upload })).toMatchObject({ ok: false });
  expect(await ask(people.siteAdministrator, 'import.finish', { upload })).toMatchObject({ ok: true });
  const again = await ask(people.siteAdministrator, 'import.finish', { upload });
  expect(again).toMatchObject({ ok: false, code: 'not-found' });
});

test('a missing, a surplus and a crooked chunk are each named', async () => {
  const { upload } = await get('import.begin', { name: 'three.json', bytes: 9, chunks: 3 });
  const send = (index: number, data: string) =>
    ask(people.siteAdministrator, 'import.chunk', { upload, index, data });
  expect(await send(3, 'YWJj')).toMatchObject({ ok: false, code: 'bad-input' });
  expect(await send(0, 'no base64!')).toMatchObject({ ok: false, code: 'bad-input' });
  expect(await send(0, 'YWJj')).toEqual({ ok: true, value: { received: 3 } });
  expect(await ask(people.siteAdministrator, 'import.finish', { upload })).toMatchObject({
    ok: false,
    code: 'bad-input',
    message: 'Chunk 2 of 3 of `three.json` did not arrive. Import it again.',
  });
});

test('removing a source takes away what only it said', async () => {
  await send('gone.yml', forgeManifest('11111111-1111-4111-8111-111111111111', ['read:page:confluence']));
  const { sources } = await get('estate', {});
  const source = sources.find(({ name }) => name === 'gone.yml')!.id;
  const before = await keys();
  expect(await get('import.remove', { source })).toEqual({ removed: true });
  expect(await get('import.remove', { source })).toEqual({ removed: false });
  expect(await keys()).toHaveLength(before.length - 1);
});

describe('a source archive', () => {
  const id = '44444444-4444-4444-8444-444444444444';
  const key = `ari:cloud:ecosystem::app/${id}`;
  const code = `import api, { route } from '@forge/api';
export const run = (id) => api.asApp().requestConfluence(route\`/wiki/api/v2/pages/\${id}\`);
`;
  const archive = (files: Readonly<Record<string, string>>) =>
    Buffer.from(
      zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
    );

  test('brings the calls of its code to the app that it declares', async () => {
    const manifest = forgeManifest(id, ['read:page:confluence']);
    await send('installed.yml', manifest);
    const answer = await send(
      'board.zip',
      archive({
        'board-main/manifest.yml': manifest,
        'board-main/src/index.js': code,
        'board-main/src/bad.js': 'requestConfluence((',
      }),
    );
    expect(answer).toMatchObject({
      ok: true,
      value: { added: 0, updated: 1, source: { kind: 'source archive' } },
    });
    expect(answer.ok ? answer.value.notices : []).toEqual([
      expect.stringMatching(/^src\/bad\.js cannot be read/),
    ]);
    const view = await get('app', { key });
    const page = view.dependencies.find(
      ({ path, method }) => method === 'GET' && path === '/wiki/api/v2/pages/{id}',
    );
    expect(page?.strongest).toBe('referenced');
    expect(page?.evidence[0]).toMatchObject({ strength: 'referenced', file: 'src/index.js', line: 2 });
  });

  test('with two manifests of one app is one record', async () => {
    const manifest = forgeManifest(id, ['read:page:confluence']);
    const answer = await send(
      'twice.zip',
      archive({ 'manifest.yml': manifest, 'other/manifest.yml': manifest }),
    );
    expect(answer).toMatchObject({ ok: true, value: { source: { apps: 1 } } });
  });

  test.each([
    ['nothing of ours', archive({ 'readme.md': 'hello' }), /holds no Forge manifest/],
    ['a way out', archive({ '../../etc/manifest.yml': 'x' }), /leads outside/],
    ['a bomb', archive({ 'a.js': ' '.repeat(9_000_000) }), /times its size/],
    ['half of itself', archive({ 'a.js': code }).subarray(0, 120), /is not whole|is damaged/],
  ])('with %s is refused in one sentence', async (_, content, reason) => {
    const before = await get('estate', {});
    const answer = await send('bad.zip', content);
    expect(answer).toMatchObject({ ok: false, code: 'bad-input' });
    expect(answer.ok ? '' : answer.message).toMatch(reason);
    expect(await get('estate', {})).toEqual(before);
  });
});

describe('a HAR', () => {
  const har = JSON.stringify({
    log: {
      entries: [
        {
          startedDateTime: '2026-11-02T10:00:00.000Z',
          request: { method: 'GET', url: 'https://acme.atlassian.net/wiki/api/v2/pages/12', headers: [] },
        },
      ],
    },
  });

  test('is a row of its own, without a word of its secrets', async () => {
    expect(await send('monday.har', har)).toMatchObject({
      ok: true,
      value: { added: 1, source: { kind: 'har' } },
    });
    expect((await get('app', { key: 'monday.har' })).row.strongest).toBe('observed');
  });

  test('belongs to the app it is named after', async () => {
    await send('recorded.json', descriptor('com.example.recorded'));
    expect(await send('com.example.recorded.har', har)).toMatchObject({
      ok: true,
      value: { added: 0, updated: 1 },
    });
    const view = await get('app', { key: 'com.example.recorded' });
    expect(view.row).toMatchObject({ strongest: 'observed', name: 'App com.example.recorded' });
    expect(view.sources.map(({ kind }) => kind).sort()).toEqual(['connect descriptor', 'har']);
  });
});
