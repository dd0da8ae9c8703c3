import { open, type Opened } from './app-page';
import { startStage, type Stage } from './stage';

jest.setTimeout(180_000);

let stage: Stage | undefined;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(async () => {
  await stage?.clear();
});
afterAll(async () => {
  await stage?.stop();
});

const steps = ({ app }: Opened) =>
  app.getByRole('list', { name: 'How that was decided' }).getByRole('listitem');

test('a call named in the form is decided step by step, with rule and line', async () => {
  const opened = await open(stage, { path: '/admin/why' });
  const { app, page } = opened;
  await app.getByRole('button', { name: 'Explain this call' }).click();
  await app.getByText(/^Say which address is called/).waitFor();
  await app.getByRole('combobox', { name: 'App' }).fill('async');
  await app.getByRole('option', { name: /Async API/ }).click();
  await app.getByLabel('Address').fill('/wiki/api/v2/pages/65537');
  await app.getByRole('combobox', { name: 'Space' }).fill('HR');
  await app.getByRole('listbox', { name: 'Space' }).getByRole('option').first().click();
  await app.getByLabel('Classification level').fill('Public');
  await app.getByLabel('Decided by').selectOption('gateway');
  await app.getByRole('button', { name: 'Explain this call' }).click();
  const decisive = steps(opened).filter({ hasText: 'Decided here' });
  await decisive.waitFor();
  expect(await decisive.count()).toBe(1);
  expect(await decisive.getAttribute('aria-current')).toBe('step');
  await app.locator('.verdict').getByText('Blocked', { exact: true }).waitFor();
  await steps(opened)
    .getByText(/app-access-rest-apis, line \d+/)
    .first()
    .waitFor();
  const url = new URL(page.url());
  expect(url.pathname).toBe('/admin/why');
  expect(['space', 'level', 'point'].map((name) => url.searchParams.get(name))).toEqual([
    'HR',
    'Public',
    'gateway',
  ]);
  await steps(opened)
    .getByRole('link', { name: /^Open rule Keep apps out of people/ })
    .first()
    .click();
  await app.getByLabel('Id', { exact: true }).waitFor();
  expect(await app.getByLabel('Id', { exact: true }).inputValue()).toBe('people-and-legal');
});

test('an address of its own brings the same answer, in words that promise nothing', async () => {
  const query = new URLSearchParams({ app: 'my-api', url: '/wiki/api/v2/pages/65537', space: 'HR' });
  const opened = await open(stage, { path: `/admin/why?${query.toString()}` });
  await steps(opened).first().waitFor();
  expect(await opened.app.getByLabel('Address').inputValue()).toBe('/wiki/api/v2/pages/65537');
  expect(await opened.app.locator('.why-answer').innerText()).not.toMatch(/\bdenied\b|is refused/i);
});

test('each endpoint of an app leads to why', async () => {
  const opened = await open(stage, { path: '/admin/app/my-api' });
  const row = opened.app.locator('tbody tr').first();
  const path = await row.locator('code').first().innerText();
  await row.getByRole('link', { name: `Why: ${path}` }).click();
  await steps(opened).first().waitFor();
  expect(await opened.app.getByLabel('Address').inputValue()).toBe(path.replace(/^\S+ /, ''));
});

test('what is no call is answered with one sentence', async () => {
  const opened = await open(stage, { path: '/admin/why?method=FETCH&url=/wiki/api/v2/pages' });
  await opened.app.getByRole('alert').getByText(/\.$/).first().waitFor();
  const page = await open(stage, { path: '/admin/why?url=/wiki/api/v2/pages&page=12a' });
  await page.app.getByText('A page id is a number of at most 20 digits.').waitFor();
});
