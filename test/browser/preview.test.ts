import { elements, open, type Opened } from './app-page';
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

const rows = ({ app }: Opened) => app.locator('table').first().locator('tbody tr');

/** A part of the preview, once its first row is there. */
async function preview(query = ''): Promise<Opened> {
  const opened = await open(stage, { path: `/admin/preview${query}` });
  await rows(opened).first().waitFor();
  return opened;
}

/** Nothing of what is only planned may sound as if it were done. */
const done = /\bdenied\b|\benforced\b/i;

test('the totals come first, then a page of apps that the server searches and turns', async () => {
  const opened = await preview();
  const { app } = opened;
  const [, covered = '', all = ''] =
    /(\d+) of (\d+) apps would be covered/.exec(
      await app.getByRole('heading', { name: /apps would be covered/ }).innerText(),
    ) ?? [];
  expect(Number(covered)).toBeGreaterThan(20);
  const losses = await app.getByRole('list', { name: 'What the covered apps would lose' }).innerText();
  const counted = [...losses.matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0);
  expect(counted).toBe(Number(covered));
  await app.getByText(`${all} apps`, { exact: true }).waitFor();
  expect(await rows(opened).count()).toBe(25);
  const first = await rows(opened).first().innerText();
  await app.getByRole('button', { name: 'Next' }).click();
  await app.getByText(/^26–\d+ of \d+$/).waitFor();
  expect(opened.page.url()).toContain('from=25');
  expect(await rows(opened).first().innerText()).not.toBe(first);
  await app.getByLabel('Find an app').fill('async');
  await app.getByText('1 app', { exact: true }).waitFor();
  expect(opened.page.url()).not.toContain('from=');
  expect(await rows(opened).count()).toBe(1);
  expect(await app.locator('main').innerText()).not.toMatch(done);
  expect(await elements(opened)).toBeLessThanOrEqual(2500);
  expect(opened.complaints).toEqual([]);
});

test('one app is told in the columns of a forecast, with ways on and back', async () => {
  const opened = await preview('?find=async');
  const { app } = opened;
  await app.getByRole('link', { name: 'What Async API would lose and keep' }).click();
  await app.getByRole('heading', { name: 'What would happen to Async API' }).waitFor();
  await app.getByText('It would be blocked from spaces HR and LEGAL.').waitFor();
  for (const column of ['Loses', 'Keeps', 'Not known'])
    await app
      .getByRole('region', { name: new RegExp(`^${column}`) })
      .getByRole('listitem')
      .first()
      .waitFor();
  expect(await app.locator('main').innerText()).not.toMatch(done);
  await app.getByRole('button', { name: 'Why one call' }).click();
  await app.getByRole('heading', { name: 'Why was this refused, or allowed?' }).waitFor();
  await opened.page.goBack();
  await app.getByRole('link', { name: 'The whole preview' }).click();
  await app.getByRole('heading', { name: /apps would be covered/ }).waitFor();
});

test('a space leads to its apps, an app back to the space, and a rule to its fields', async () => {
  const opened = await preview('?by=space');
  const { app } = opened;
  await rows(opened).filter({ hasText: 'HR' }).getByRole('link').first().click();
  await app.getByRole('heading', { name: /^What would happen in / }).waitFor();
  await app.getByText(/^\d+ apps would be kept out; \d+ of them would lose something\.$/).waitFor();
  await app.getByLabel('Find an app').fill('async');
  await app.getByText('1 app', { exact: true }).waitFor();
  await rows(opened).first().getByRole('link').click();
  await app.getByRole('heading', { name: 'What would happen to Async API' }).waitFor();
  await app.getByRole('link', { name: 'Space HR' }).click();
  await app.getByRole('link', { name: 'people-and-legal' }).click();
  await app.getByLabel('Id', { exact: true }).waitFor();
  expect(await app.getByLabel('Id', { exact: true }).inputValue()).toBe('people-and-legal');
});

test('a draft shows its effect before it is recorded, and its errors instead where it has some', async () => {
  const opened = await open(stage, { path: '/admin/rules' });
  const { app } = opened;
  await app.getByText('Text', { exact: true }).click();
  const editor = app.getByLabel('Rules as text');
  await editor.fill(
    'version: 1\nrules:\n  - id: one\n    mode: audit\n    apps: { block: [my-api] }\n    where: { site: true }\n',
  );
  await app.getByText('The draft can be recorded.').waitFor();
  await app.getByRole('button', { name: 'Preview the effect' }).click();
  await app.getByText('Of the draft that is not recorded yet.').waitFor();
  await app.getByRole('heading', { name: /^1 of \d+ apps would be covered$/ }).waitFor();
  await rows(opened).filter({ hasText: 'Differs' }).first().waitFor();
  await app.getByRole('link', { name: 'Draft', exact: true }).click();
  await editor.fill('version: 1\nrules: [{ id: one }]\n');
  await app
    .getByText(/places? to correct/)
    .first()
    .waitFor();
  await app.getByRole('button', { name: 'Preview the effect' }).click();
  await app.getByRole('heading', { name: 'The draft has places to correct first' }).waitFor();
  await app.getByRole('link', { name: 'Correct the draft' }).click();
  await app.getByRole('button', { name: 'Discard the draft' }).click();
  await app.getByRole('button', { name: 'Yes, discard it' }).click();
  await app.getByText('Nothing to record: this is what is recorded.').waitFor();
});

test('the preview prints without its controls', async () => {
  const opened = await preview();
  await opened.page.emulateMedia({ media: 'print' });
  expect(await opened.app.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  expect(await opened.app.getByLabel('Find an app').isVisible()).toBe(false);
  expect(await opened.app.getByRole('heading', { name: /apps would be covered/ }).isVisible()).toBe(true);
});
