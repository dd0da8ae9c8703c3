import type { Payload } from '../../src/api';
import { createSite, descriptor, people } from './site';

const { platform, ask, get, send } = createSite();
afterAll(() => platform.close());

beforeAll(async () => {
  for (let app = 0; app < 12; app += 1) {
    await send(`${app}.json`, descriptor(`com.example.app-${app}`, ['ADMIN'], '=HYPERLINK("x") <b>ü😀</b>'));
  }
});

async function whole(
  format: Payload<'export'>['format'],
): Promise<{ text: string; parts: number; name: string }> {
  const first = await get('export', { format });
  let text = first.text;
  for (let part = 1; part < first.parts; part += 1) {
    text += (await get('export', { format, part, revision: first.revision })).text;
  }
  return { text, parts: first.parts, name: first.fileName };
}

test('json comes in several parts that make one whole document', async () => {
  const { text, parts, name } = await whole('json');
  expect(parts).toBeGreaterThan(1);
  expect(name).toMatch(/^portcullis-\d{4}-\d\d-\d\d\.json$/);
  const result = JSON.parse(text) as { apps: unknown[]; findings: { id: string }[] };
  expect(result.apps).toHaveLength(12);
  const { findings } = await get('estate', {});
  expect(result.findings).toHaveLength(findings.error + findings.warning + findings.note);
});

test('csv and html carry the same findings and stay harmless', async () => {
  const csv = await whole('csv');
  const html = await whole('html');
  const { findings } = JSON.parse((await whole('json')).text) as { findings: { id: string }[] };
  for (const { id } of findings) {
    expect(csv.text).toContain(id);
    expect(html.text).toContain(id);
  }
  expect(csv.text).not.toMatch(/(^|[,\n])"?=HYPERLINK/);
  expect(html.text).not.toContain('<b>ü');
});

test('findings that somebody decided on are marked in every format', async () => {
  const before = await get('export', { format: 'json' });
  await get('approval.put', {
    subject: { kind: 'app', app: 'com.example.app-3' },
    decision: 'exempted',
    owner: 'Rin',
    reason: 'reviewed by the board',
    expires: null,
  });
  const result = JSON.parse((await whole('json')).text) as {
    findings: { app: string; ignored?: { reason: string } }[];
    summary: { ignored: number };
  };
  const own = result.findings.filter(({ app }) => app === 'com.example.app-3');
  expect(own.length).toBeGreaterThan(0);
  expect(result.findings.filter(({ ignored }) => ignored)).toEqual(own);
  expect(own[0]?.ignored).toEqual({ reason: 'exempted: reviewed by the board', until: null });
  expect(result.summary.ignored).toBe(own.length);
  for (const format of ['csv', 'html'] as const)
    expect((await whole(format)).text).toContain('reviewed by the board');
  const late = await ask(people.siteAdministrator, 'export', {
    format: 'json',
    part: 1,
    revision: before.revision,
  });
  expect(late).toMatchObject({ ok: false, code: 'bad-input' });
});

test('a part of a report whose estate has changed is refused, and so is a part too many', async () => {
  const { revision, parts } = await get('export', { format: 'json' });
  expect(await ask(people.siteAdministrator, 'export', { format: 'json', part: parts })).toMatchObject({
    ok: false,
    code: 'not-found',
  });
  await send('one-more.json', descriptor('com.example.more'));
  expect(await ask(people.siteAdministrator, 'export', { format: 'json', part: 1, revision })).toMatchObject({
    ok: false,
    code: 'bad-input',
  });
});
