import { elements, open, type Opened } from './app-page';
import { startStage, type Stage } from './stage';

jest.setTimeout(180_000);

let stage: Stage | undefined;

const line = (index: number) =>
  JSON.stringify({
    time: `2026-11-20T10:${String(index % 60).padStart(2, '0')}:00.000Z`,
    point: 'gateway',
    app: 'com.example.sync',
    method: 'GET',
    path: `/wiki/api/v2/pages/${String(index)}`,
    endpoint: 'GET /wiki/api/v2/pages/{id}',
    spaces: [index % 3 === 0 ? 'OPEN' : 'HR'],
    verdict: index % 3 === 0 ? 'allowed' : 'blocked',
    reason: index % 3 === 0 ? 'space-not-covered' : 'covered',
    effect: index % 3 === 0 ? 'none' : 'refused',
    rule: index % 3 === 0 ? null : 'people-and-legal',
    enforced: index % 3 === 1,
    filtered: 0,
  });

beforeAll(async () => {
  stage = await startStage();
  const { app } = await open(stage, { path: '/admin/import' });
  await app
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'com.example.sync.log',
      mimeType: 'text/plain',
      buffer: Buffer.from(Array.from({ length: 60 }, (_, index) => line(index)).join('\n')),
    });
  await app.getByText(/decisions of the gateway are in the decision log/).waitFor();
});
afterEach(async () => {
  await stage?.clear();
});
afterAll(async () => {
  await stage?.stop();
});

const rows = ({ app }: Opened) => app.locator('table').first().locator('tbody tr');

test('the log is filtered, counted and turned, and its filters are in the address', async () => {
  const opened = await open(stage, { path: '/admin/decisions?app=com.example.sync' });
  const { app, page } = opened;
  await app.getByLabel('Point', { exact: true }).selectOption('gateway');
  await app.getByText('60 decisions').waitFor();
  const counts = app.getByRole('list', { name: 'Decisions by verdict' });
  expect(await counts.innerText()).toMatch(/40 blocked[^]*20 allowed[^]*0 not known/);
  expect(await rows(opened).count()).toBe(25);
  await app.getByRole('button', { name: 'Next' }).click();
  await app.getByText('26–50 of 60').waitFor();
  await app.getByLabel('Verdict', { exact: true }).selectOption('allowed');
  await app.getByText('20 decisions').waitFor();
  await app.getByRole('combobox', { name: 'Space' }).fill('HR');
  await app.getByRole('listbox', { name: 'Space' }).getByRole('option').first().click();
  await app.getByText('No decision fits these filters.').waitFor();
  expect(new URL(page.url()).searchParams.get('space')).toBe('HR');
  await page.reload();
  await app.getByText('No decision fits these filters.').waitFor();
  await app.getByRole('button', { name: 'Clear filters' }).click();
  await app.getByText(/^\d+ decisions$/).waitFor();
  await app.getByLabel('Find').fill('pages/59');
  await app.getByText('1 decision', { exact: true }).waitFor();
  expect(await elements(opened)).toBeLessThanOrEqual(2500);
  expect(opened.complaints).toEqual([]);
});

test('calls of Portcullis itself are left out and counted, and shown by a name on demand', async () => {
  const opened = await open(stage, { path: '/admin/decisions?point=guard' });
  const { app, page } = opened;
  await app.getByText(/^\d+ of Portcullis’s own calls left out$/).waitFor();
  await app.getByText('0 decisions', { exact: true }).waitFor();
  await app.getByLabel('Show Portcullis’s own calls').check();
  await rows(opened).first().getByText('Portcullis itself').waitFor();
  expect(new URL(page.url()).searchParams.get('own')).toBe('yes');
  await app.getByLabel('Show Portcullis’s own calls').uncheck();
  await app.getByText(/own calls left out$/).waitFor();
  expect(opened.complaints).toEqual([]);
});

test('a span of time narrows the log', async () => {
  const opened = await open(stage, { path: '/admin/decisions?app=com.example.sync&span=own' });
  await opened.app.getByLabel('To', { exact: true }).fill('2026-11-01T00:00');
  await opened.app.getByText('No decision fits these filters.').waitFor();
  await opened.app.getByLabel('To', { exact: true }).fill('');
  await opened.app.getByLabel('From', { exact: true }).fill('2026-11-01T00:00');
  await opened.app.getByText('60 decisions').waitFor();
});

test('what was enforced and what was only noted differ in words, and each line leads to why', async () => {
  const opened = await open(stage, { path: '/admin/decisions?app=com.example.sync&verdict=blocked' });
  await opened.app.getByText('40 decisions').waitFor();
  const enforced = rows(opened).filter({ hasText: 'Enforced' });
  const noted = rows(opened).filter({ hasText: 'Only noted' });
  expect(await enforced.first().innerText()).toMatch(/^[^]*\bBlocked\b/);
  expect(await noted.first().innerText()).toMatch(/Would be blocked/);
  await enforced
    .first()
    .getByRole('link', { name: /^Why: GET / })
    .click();
  await opened.app.getByRole('list', { name: 'How that was decided' }).waitFor();
  expect(await opened.app.getByLabel('Decided by').inputValue()).toBe('gateway');
  expect(await opened.app.getByLabel('Address').inputValue()).toMatch(/^\/wiki\/api\/v2\/pages\/\d+$/);
});
