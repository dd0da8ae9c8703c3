import { elements, inside, open, type Opened } from './app-page';
import { startStage, type Stage } from './stage';

jest.setTimeout(120_000);

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
const names = async (opened: Opened) => rows(opened).locator('td:first-child a').allInnerTexts();

/** Opens the estate and waits for its first row. */
async function estate(): Promise<Opened> {
  const opened = await open(stage);
  await rows(opened).first().waitFor();
  return opened;
}

test('the estate opens with at least 40 apps and the counts of the catalogue', async () => {
  const opened = await estate();
  const shown = await opened.app.getByText(/^\d+ apps$/).innerText();
  expect(Number.parseInt(shown, 10)).toBeGreaterThanOrEqual(40);
  await opened.app.getByText(/^395 endpoints/).waitFor();
  expect(await rows(opened).count()).toBe(25);
  expect(await elements(opened)).toBeLessThanOrEqual(2500);
  expect(opened.complaints).toEqual([]);
});

test('a column sorts both ways over all pages', async () => {
  const opened = await estate();
  const first = await names(opened);
  const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  expect(first).toEqual(first.toSorted(order.compare));
  await opened.app.getByRole('columnheader', { name: 'App' }).getByRole('button').click();
  const last = await names(opened);
  expect(last[0]).not.toBe(first[0]);
  expect(last).toEqual(last.toSorted(order.compare).toReversed());
  await opened.app.getByRole('columnheader', { name: 'What a rule does' }).getByRole('button').click();
  const blocked = await rows(opened).first().innerText();
  expect(Number(/(\d+) blocked/.exec(blocked)?.[1])).toBeGreaterThan(0);
});

test('text and choices filter the estate, and say how many are shown', async () => {
  const opened = await estate();
  const [some = ''] = await names(opened);
  await opened.app.getByLabel('Find an app').fill(some);
  await opened.app.getByText(/^1 of \d+ apps shown/).waitFor();
  expect(await names(opened)).toEqual([some]);
  await opened.app.getByLabel('Find an app').fill('no app is called like this');
  await opened.app.getByText('No app fits these filters.').waitFor();
  await opened.app.getByRole('button', { name: 'Clear filters' }).click();
  await opened.app.getByLabel('Kind').selectOption('connect');
  await opened.app.getByText(/^\d+ of \d+ apps shown/).waitFor();
  const kinds = await rows(opened).locator('td:nth-child(2)').allInnerTexts();
  expect(new Set(kinds)).toEqual(new Set(['Connect']));
});

test('one app shows each endpoint with exposure, evidence and the line that says so', async () => {
  const opened = await estate();
  await opened.app.getByLabel('Evidence').selectOption('permitted');
  const [name = ''] = await names(opened);
  await rows(opened).first().getByRole('link').click();
  await opened.app.getByRole('heading', { name, level: 2 }).waitFor();
  const first = rows(opened).first();
  await first.getByText(/^(GET|POST|PUT|DELETE|PATCH) \/wiki\//).waitFor();
  await first.getByText(/app-access-rest-apis, line \d+|openapi/).waitFor();
  await first.getByRole('button', { name: /place/ }).click();
  await first.getByText(/^Allowed by scopes: /).waitFor();
  await opened.app.getByLabel('Under a rule').selectOption('not-blocked');
  const exposures = await rows(opened).locator('td:nth-child(2)').allInnerTexts();
  for (const exposure of exposures) expect(exposure).toContain('Still reachable');
  for (const tab of [/^Scopes/, /^Modules/, /^Findings/, /^Cannot be told/]) {
    await opened.app.getByRole('tab', { name: tab }).click();
    await opened.app.getByRole('tabpanel').getByText(/./).first().waitFor();
  }
  expect(await elements(opened)).toBeLessThanOrEqual(2500);
});

test('"if you block any app from a space" is answered in three columns with citations', async () => {
  const opened = await estate();
  const space = opened.app.getByRole('combobox', { name: 'Space' });
  await space.click();
  await space.fill('HR');
  await opened.app.getByRole('option').first().click();
  await opened.app.getByRole('button', { name: 'Show the answer' }).click();
  await opened.app.getByRole('heading', { name: /^If you block any app from /, level: 2 }).waitFor();
  for (const column of ['Loses', 'Keeps', 'Not known']) {
    const region = opened.app.getByRole('region', { name: new RegExp(`^${column}`) });
    await region.getByRole('listitem').first().waitFor();
  }
  const keeps = opened.app.getByRole('region', { name: /^Keeps/ });
  await keeps
    .getByRole('button', { name: /endpoint/ })
    .first()
    .click();
  await keeps
    .getByText(/app-access-rest-apis, line \d+|openapi/)
    .first()
    .waitFor();
  expect(await elements(opened)).toBeLessThanOrEqual(2500);
});

test('the answer for one app names its evidence, survives a reload and goes back', async () => {
  const opened = await estate();
  await opened.app.getByLabel('Evidence').selectOption('permitted');
  const [name = ''] = await names(opened);
  await opened.app.getByRole('button', { name: `What if ${name} is blocked` }).click();
  const heading = opened.app.getByRole('heading', { name: `If you block ${name} from the whole site` });
  await heading.waitFor();
  for (const fact of ['Can it be blocked?', 'May hold copies already?', 'What this rests on'])
    await opened.app.getByText(fact).waitFor();
  expect(opened.page.url()).toContain('/forecast?app=');
  await opened.page.reload();
  await heading.waitFor();
  await opened.page.goBack();
  await opened.app.getByRole('heading', { name: 'Apps on this site' }).waitFor();
});

test('the answer prints without controls and with every line', async () => {
  const opened = await open(stage, { path: '/admin/forecast' });
  const keeps = opened.app.getByRole('region', { name: /^Keeps/ });
  const lines = Number.parseInt(await keeps.getByText(/^\d+ lines$/).innerText(), 10);
  await opened.page.emulateMedia({ media: 'print' });
  await expect(keeps.getByRole('listitem').count()).resolves.toBe(lines);
  expect(await opened.app.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
});

test('the estate can be walked by keyboard alone', async () => {
  const opened = await estate();
  const { page, app } = opened;
  const [name = ''] = await names(opened);
  await app.getByRole('combobox', { name: 'App' }).focus();
  await page.keyboard.press('ArrowDown');
  await app.getByRole('option', { name }).waitFor();
  await page.keyboard.type(name);
  await app.getByRole('option', { name: /any app/ }).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const heading = app.getByRole('heading', { name: new RegExp('^If you block '), level: 2 });
  await heading.waitFor();
  expect(await heading.innerText()).toContain(name);
  expect(await inside<string>(opened, 'document.activeElement.textContent')).toContain(name);
});

test('the catalogue can be searched and cites its lines', async () => {
  const opened = await estate();
  await opened.app.getByRole('link', { name: 'Catalogue', exact: true }).click();
  await opened.app.getByText('395 endpoints', { exact: true }).waitFor();
  await opened.app.getByLabel('Find an endpoint').fill('audit');
  await opened.app.getByText(/^\d+ of 395 endpoints shown$/).waitFor();
  const first = await rows(opened).first().innerText();
  expect(first.toLowerCase()).toContain('audit');
  expect(first).toMatch(/app-access-rest-apis, line \d+|openapi/);
});

test('the panel of a space shows what apps reach there and what they keep', async () => {
  const opened = await open(stage, { path: '/space/HR', as: 'space' });
  await opened.app.getByRole('heading', { name: /^Apps and / }).waitFor();
  await rows(opened).first().waitFor();
  expect(await opened.app.getByRole('listitem').count()).toBeGreaterThan(3);
  await opened.app.getByText(/A rule that blocks all apps from this space takes this panel away/).waitFor();
});
