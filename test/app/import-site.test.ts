import { siteClient } from '../../src/cli/collect/client';
import { collectSite } from '../../src/cli/collect/collect-site';
import type { CollectedFile } from '../../src/evidence/collected';
import { createConfluence } from '../../src/local/confluence/confluence';
import { sampleCredentials } from '../../src/local/confluence/credentials';
import { startConfluence } from '../../src/local/confluence/http';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import { createSite } from './site';

const site = createSite();
afterAll(() => site.platform.close());

let file: CollectedFile;
beforeAll(async () => {
  const server = await startConfluence((address) => createConfluence(createSampleSite({ address })), 0);
  const client = siteClient(server.url, sampleCredentials()[0]?.header ?? '');
  file = await collectSite(client, server.url, '2026-11-20T10:00:00.000Z', () => undefined);
  await server.close();
});

const rule =
  'version: 1\nrules:\n  - { id: a, name: A, mode: audit, apps: { block: all }, where: { spaces: [HR] } }\n';

/** Imports a file that must be good. */
async function imported(content: CollectedFile, name = 'site.json') {
  const answer = await site.send(name, JSON.stringify(content));
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

test('what was collected becomes apps, each once, as old as the collection', async () => {
  const view = await imported(file);
  expect(view).toMatchObject({
    source: { kind: 'collected site', apps: 60, total: 60, importedAt: '2026-11-20T10:00:00.000Z' },
    added: 60,
    updated: 0,
    recording: null,
  });
  expect(view.notices).toContain('It was collected on 2026-11-20 and names 30 spaces.');
  expect(view.notices).toContain(
    '60 of 90 audit records are about an app that was installed, removed or updated.',
  );
  const { totals } = await site.get('rules.preview', { text: rule, by: 'space' });
  expect(totals).toMatchObject({ spaces: 30, spacesCovered: 1 });
  const { rows } = await site.get('estate', {});
  expect(rows).toHaveLength(60);
  expect(rows.find(({ name }) => name === 'Forms')).toMatchObject({ kind: 'connect', version: '1.3.0' });
});

test('the same site again replaces what it said before', async () => {
  const view = await imported({ ...file, collectedAt: '2026-11-21T10:00:00.000Z' });
  expect(view).toMatchObject({ added: 0, updated: 60 });
  expect((await site.get('estate', {})).sources).toHaveLength(1);
});

test('what is newer wins, in whatever order it comes', async () => {
  const older = JSON.stringify({ ...file, collectedAt: '2026-11-19T10:00:00.000Z' });
  const refused = await site.send('site.json', older);
  expect(refused).toMatchObject({
    ok: false,
    message: expect.stringMatching(/collected on 2026-11-19 10:00 UTC, .* of 2026-11-21 10:00 UTC/) as string,
  });
  const entries = file.parts.spaces.entries.map((space) => ({ ...(space as object), name: 'Old' }));
  const spaces = { ...file.parts.spaces, entries };
  const collectedAt = '2026-11-19T10:00:00.000Z';
  const { notices, source } = await imported(
    { ...file, collectedAt, parts: { ...file.parts, spaces } },
    'old.json',
  );
  expect(notices).toContain('The spaces were listed again on 2026-11-21, so its list of them was not used.');
  const { spaces: kept } = await site.get('rules.preview', { text: rule, by: 'space' });
  expect(kept).not.toContainEqual(expect.objectContaining({ name: 'Old' }));
  expect(kept).toHaveLength(30);
  await site.get('import.remove', { source: source.id });
});

test('a part that is not complete is said, and an app that only the audit log names', async () => {
  const { inventory, plugins } = file.parts;
  const parts = {
    ...file.parts,
    inventory: { complete: false, problem: 'answered 500', entries: inventory.entries.slice(0, 1) },
    plugins: { ...plugins, entries: [] },
  };
  const { notices, source } = await imported({ ...file, parts }, 'half.json');
  expect(source).toMatchObject({ apps: 50, total: 60 });
  expect(notices.join('\n')).toMatch(/list of installed apps is not complete: answered 500/);
  expect(notices.join('\n')).toMatch(/in neither list: Diagrams 7, Forms 7, .*They may have been removed/);
});

test('sources that differ are shown side by side', async () => {
  const answer = await site.send('apps.csv', 'key,name,version\ncom.example.sandbox.forms,Forms,9.9.9\n');
  expect(answer.ok).toBe(true);
  const { disagreements, findings } = await site.get('app', { key: 'com.example.sandbox.forms' });
  expect(disagreements).toMatchObject([
    {
      field: 'version',
      values: [
        { value: '9.9.9', source: 'apps.csv' },
        { value: '1.3.0', importedAt: '2026-11-21T10:00:00.000Z' },
        { value: '1.3.0', source: 'half.json: inventory' },
      ],
    },
  ]);
  expect(findings.filter(({ code }) => code === 'sources-disagree')).toHaveLength(1);
});

test.each([
  ['another version', { version: 2 }, /another version of `portcullis collect`/],
  ['no site', { site: 5 }, /no whole file of `portcullis collect`: `site`/],
])('%s is refused with one sentence', async (_, change, message) => {
  const answer = await site.send('bad.json', JSON.stringify({ ...file, ...change }));
  expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(message) as string });
});
