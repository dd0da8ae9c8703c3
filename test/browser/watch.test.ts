import { readFile } from 'node:fs/promises';
import { open, type Opened } from './app-page';
import { csv, estateOf } from './estate-of';
import { settled } from './settled';
import { startStage, type Stage } from './stage';

jest.setTimeout(240_000);

let stage: Stage | undefined;

beforeAll(async () => {
  stage = await startStage();
  const estate = estateOf(stage);
  await estate.send(
    'apps.csv',
    csv('com.example.chart,Chart Maker,forge,read:page:confluence', 'com.example.old,Old thing,connect,READ'),
  );
  await estate.scan();
  await estate.send(
    'apps.csv',
    csv(
      'com.example.chart,Chart Maker,forge,read:page:confluence write:page:confluence',
      'com.example.new,Newcomer,connect,READ',
    ),
  );
  await estate.scan();
});
afterEach(async () => {
  await stage?.clear();
});
afterAll(async () => {
  await stage?.stop();
});

const see = async (path: string): Promise<Opened> => {
  const opened = await open(stage, { path: `/admin${path}` });
  await settled(opened);
  return opened;
};
const rows = ({ app }: Opened) => app.locator('tbody tr');

test('the overview counts, says what needs a person and draws the trend with its numbers', async () => {
  const opened = await see('/overview');
  const { app } = opened;
  const waits = app.locator('.waits li').first();
  await waits.waitFor();
  const chart = app.getByRole('img', { name: /^Apps: from \d+ to \d+, at most \d+\.$/ });
  await chart.waitFor();
  await app.getByText('The numbers of every scan').click();
  expect(
    await app.getByRole('table', { name: 'The numbers of every scan' }).locator('tbody tr').count(),
  ).toBeGreaterThanOrEqual(2);
  await app.getByRole('table', { name: 'What this rests on' }).locator('tbody tr').first().waitFor();
  await waits.getByRole('link').click();
  await app.getByRole('heading', { level: 2 }).first().waitFor();
  expect(opened.page.url()).not.toContain('/overview');
  expect(opened.complaints).toEqual([]);
});

test('what was seen is not told again at the next visit', async () => {
  const first = await see('/overview');
  await first.app.getByText('You have not been here before.').waitFor();
  await first.app.getByRole('button', { name: 'Mark as seen' }).click();
  await first.app
    .getByText(/^Noted: you have seen everything up to/)
    .first()
    .waitFor();
  const again = await see('/overview');
  await again.app.getByText(/^What changed since /).waitFor();
  await again.app.getByText('Nothing changed.').waitFor();
});

test('findings are filtered and paged by the server, and the address keeps what was asked', async () => {
  const opened = await see('/findings');
  const { app, page } = opened;
  const total = async () =>
    Number(
      (
        await app
          .getByText(/^[\d,]+ findings?\b/)
          .first()
          .innerText()
      )
        .replace(/ .*$/s, '')
        .replaceAll(',', ''),
    );
  const all = await total();
  expect(await rows(opened).count()).toBe(50);
  await app.getByRole('button', { name: 'Next' }).click();
  await app.getByText(/^51–100 of /).waitFor();
  expect(page.url()).toContain('from=50');
  await app.getByLabel('Level', { exact: true }).selectOption('warning');
  await app.getByText(/^51–100 of /).waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('from=');
  const warnings = await total();
  expect(warnings).toBeLessThan(all);
  await page.reload();
  await settled(opened);
  expect(await app.getByLabel('Level', { exact: true }).inputValue()).toBe('warning');
  expect(await total()).toBe(warnings);
  await app.getByLabel('Find in the text').fill('no finding says this');
  await app.getByText('No finding fits.').waitFor();
});

test('a filter gets a name and comes back by it', async () => {
  const opened = await see('/?kind=connect');
  const { app } = opened;
  await app.getByText('Saved filters').first().click();
  await app.getByLabel('Name of this filter').fill('Only Connect');
  await app.getByRole('button', { name: 'Save this filter' }).click();
  await app.getByRole('button', { name: 'Clear filters' }).click();
  await app.getByLabel('Saved filters').selectOption('Only Connect');
  await app.getByText(/^\d+ of \d+ apps shown/).waitFor();
  expect(await app.getByLabel('Kind', { exact: true }).inputValue()).toBe('connect');
  expect(opened.page.url()).toContain('kind=connect');
});

test('the rows of a table are saved as a spreadsheet takes them, formulas defused', async () => {
  await estateOf(stage).send(
    'odd.csv',
    csv('com.example.formula,"=1+1, ""quoted""",forge,read:page:confluence'),
  );
  const opened = await see('/?find=com.example.formula');
  await opened.app.getByText(/^1 of \d+ apps shown/).waitFor();
  const waiting = opened.page.waitForEvent('download');
  await opened.app.getByRole('button', { name: /^Save as CSV/ }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('estate.csv');
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toContain('App,Kind,Best evidence');
  expect(lines[1]).toMatch(/^"'=1\+1, ""quoted""",Forge,/);
  expect(lines).toHaveLength(3);
});

test('a scan shows its progress, ends in the history and hands over its evidence', async () => {
  const opened = await see('/scans');
  const { app } = opened;
  const ran = app.getByRole('table', { name: 'History' }).locator('tbody tr');
  const before = await ran.count();
  await app.getByRole('button', { name: 'Scan now' }).click();
  await app.getByText('The scan was started.').first().waitFor();
  await ran.nth(before).waitFor({ timeout: 60_000 });
  await app.getByRole('button', { name: 'Scan now' }).waitFor();
  await ran
    .first()
    .getByRole('button', { name: /^Evidence pack of the scan of/ })
    .click();
  const waiting = opened.page.waitForEvent('download');
  await app.getByRole('button', { name: 'Evidence pack', exact: true }).click();
  const download = await waiting;
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  const head = await app.locator('.hash code').innerText();
  expect(head).toMatch(/^[0-9a-f]{64}$/);
});

test('drift tells what is new, gone and grown, and since when an endpoint is used', async () => {
  const opened = await see('/drift');
  const { app, page } = opened;
  const since = app.getByLabel('Since', { exact: true });
  await since.locator('option').nth(2).waitFor({ state: 'attached' });
  // The oldest scan is that of the sample; the one after it knew the list of apps as it was first.
  await since.selectOption({ index: (await since.locator('option').count()) - 2 });
  for (const title of ['New apps', 'Apps that ask for more', 'Apps that are gone', 'New findings'])
    await app.getByRole('heading', { name: new RegExp(`^${title} \\(\\d+\\)$`) }).waitFor();
  expect(page.url()).toContain('since=');
  const button = app.getByRole('button', { name: /^Since when apps depend on/ }).first();
  await button.click();
  const history = app.getByRole('heading', { name: /^Since when apps depend on / });
  await history.waitFor();
  const table = app.getByRole('table', { name: /^Since when apps depend on / });
  await table.getByText('Still there').first().waitFor();
  await app.getByRole('button', { name: 'Close' }).click();
  await history.waitFor({ state: 'detached' });
});

test('an app tells its history and where its sources differ', async () => {
  await estateOf(stage).send(
    'other.csv',
    csv('com.example.chart,Chart Maker Pro,forge,read:page:confluence'),
  );
  const opened = await see('/app/com.example.chart?tab=history');
  const { app } = opened;
  await app
    .getByRole('table', { name: 'History' })
    .getByText(/write:page:confluence/)
    .waitFor();
  await app.getByText('Where its sources differ').click();
  await app.getByText('Chart Maker Pro').first().waitFor();
  await app.getByRole('tab', { name: 'Approvals' }).click();
  await app.getByText(/^Nobody has decided about this app/).waitFor();
  expect(opened.page.url()).toContain('tab=approvals');
});
