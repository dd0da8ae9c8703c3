import { readFile } from 'node:fs/promises';
import { inside, open, type Opened } from './app-page';
import { settled } from './settled';
import { startStage, type Stage } from './stage';

jest.setTimeout(240_000);

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

const see = async (path: string): Promise<Opened> => {
  const opened = await open(stage, { path: `/admin${path}` });
  await settled(opened);
  return opened;
};

test('an app is approved by keyboard, listed with its end, and taken back', async () => {
  const opened = await see('/approvals');
  const { app, page } = opened;
  const undecided = app.getByRole('heading', { name: /^Nobody has decided about these apps/ });
  const before = await undecided.innerText();
  await app.getByRole('button', { name: 'Keep this decision' }).click();
  await app.getByText('Choose the app it is about.').first().waitFor();
  const name = await app.getByRole('table').first().locator('tbody tr a').first().innerText();
  await app.getByRole('button', { name: `Decide about ${name}` }).click();
  const form = app.getByRole('form', { name: /^Decide about an app/ });
  expect(await form.getByRole('combobox', { name: 'App' }).inputValue()).toBe(name);
  await form.getByLabel('Owner').fill('Platform team');
  await form.getByLabel('Why').fill('Looked at it');
  await form.getByLabel('Last day on which it holds').fill('2099-12-31');
  await form.getByLabel('Why').press('Enter');
  await app.getByText('The decision is kept.').first().waitFor();
  const list = app.getByRole('table', { name: 'Decisions' });
  await list.getByText(/Dec 31, 2099/).waitFor();
  await list.getByText('Holds', { exact: true }).waitFor();
  expect(await undecided.innerText()).not.toBe(before);
  expect(page.url()).toContain('app=');
  await list.getByRole('button', { name: /^Remove the decision about/ }).click();
  await app.getByText('The decision was removed.').first().waitFor();
  await app.getByRole('table', { name: 'Taken back or replaced' }).getByText('Looked at it').waitFor();
  expect(await undecided.innerText()).toBe(before);
});

test('scopes are filled in from what is known, and a day that has passed is refused in words', async () => {
  const opened = await see('/approvals?app=my-api');
  const form = opened.app.getByRole('form', { name: /^Decide about an app/ });
  await form.getByText('Certain scopes of an app').click();
  const scopes = form.getByLabel('Scopes, one a line');
  for (let turn = 0; turn < 50 && (await scopes.inputValue()) === ''; turn += 1)
    await opened.page.waitForTimeout(100);
  expect(await scopes.inputValue()).toMatch(/READ/i);
  await form.getByLabel('Owner').fill('Platform team');
  await form.getByLabel('Why').fill('Looked at it');
  await form.getByLabel('Last day on which it holds').fill('2020-01-01');
  await form.getByRole('button', { name: 'Keep this decision' }).click();
  await opened.app
    .getByText(/2020-01-01/)
    .first()
    .waitFor();
});

test('a finding is decided about from where it is listed', async () => {
  const opened = await see('/findings?level=warning');
  await opened.app
    .getByRole('link', { name: /^Decide about: / })
    .first()
    .click();
  const form = opened.app.getByRole('form', { name: /^Decide about an app/ });
  await form.getByLabel('Owner').fill('Platform team');
  await form.getByLabel('Why').fill('Accepted for this year');
  await form.getByRole('button', { name: 'Keep this decision' }).click();
  await opened.app.getByText('The decision is kept.').first().waitFor();
  const decided = await see('/findings?state=ignored');
  await decided.app.getByText(/Accepted for this year/).waitFor();
});

test('blind spots are counted by kind, and somebody can vouch for one', async () => {
  const opened = await see('/blind-spots');
  const { app } = opened;
  await app.getByText(/^\d+ blind spots? in all$/).waitFor();
  const link = app.getByRole('link', { name: /^Attest something about / }).first();
  const name = ((await link.getAttribute('aria-label')) ?? '').replace('Attest something about ', '');
  await link.click();
  const form = app.getByRole('form', { name: 'Attest something' });
  expect(await form.getByRole('combobox').inputValue()).toBe(name);
  await form.getByRole('button', { name: 'Keep this attestation' }).click();
  await app.getByText('Write what is attested.').first().waitFor();
  await form.getByLabel('Statement').fill('Its vendor showed us what it calls.');
  await form.getByLabel('Owner').fill('Asha Rahman');
  await form.getByRole('button', { name: 'Keep this attestation' }).click();
  await app
    .getByRole('table', { name: 'Attestations' })
    .getByText('Its vendor showed us what it calls.')
    .waitFor();
});

test('checks with an error name the line and stay; good ones pass, fail or need a person', async () => {
  const opened = await see('/checks');
  const { app } = opened;
  const text = (wanted: string) =>
    `version: 1\nchecks:\n  - id: fresh\n    title: Fresh sources\n    control: A.5.9\n    require: { ${wanted} }\n  - id: code\n    require: { evidence: referenced }\n`;
  const editor = app.getByLabel('Checks as text');
  await editor.fill(text('noSuchThing: 3'));
  await app.getByLabel('Why this change').fill('a test');
  await app.getByRole('button', { name: 'Record these checks' }).click();
  await app
    .getByRole('button', { name: /^Line 6, / })
    .first()
    .click();
  const marked = await inside<string>(
    opened,
    '(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)',
  );
  expect(marked).toContain('noSuchThing');
  await editor.fill(text('sourcesWithinDays: 30'));
  await app.getByRole('button', { name: 'Record these checks' }).click();
  await app.getByText('Recorded. 2 checks now.').first().waitFor();
  const results = app.getByRole('table', { name: 'Results' });
  await results.getByText('Passes').waitFor();
  await results.getByText('A.5.9').waitFor();
  await app.getByLabel('Show').selectOption('fails');
  expect(await results.locator('tbody tr').count()).toBe(1);
  expect(opened.page.url()).toContain('result=fails');
});

test('settings are saved, and what is out of bounds is refused in words', async () => {
  const opened = await see('/settings');
  const { app } = opened;
  const days = app.getByLabel('Days that a scan is kept');
  await days.fill('ten');
  await app.getByRole('button', { name: 'Save the settings' }).click();
  await app.getByText('Write whole numbers in the three fields.').first().waitFor();
  await days.fill('3');
  await app.getByRole('button', { name: 'Save the settings' }).click();
  await app
    .getByText(/retentionDays/)
    .first()
    .waitFor();
  await days.fill('120');
  await app.getByRole('button', { name: 'Save the settings' }).click();
  await app.getByText('The settings are saved.').first().waitFor();
  const again = await see('/settings');
  expect(await again.app.getByLabel('Days that a scan is kept').inputValue()).toBe('120');
});

test('the audit log and the rules on this app are read live', async () => {
  const opened = await see('/settings');
  const { app } = opened;
  await app.getByRole('button', { name: 'Read the audit log' }).click();
  await app
    .getByText(/^\d+ records? read at /)
    .first()
    .waitFor();
  await app.getByText(/rule blocks Portcullis|did not say whether a rule/).waitFor();
  const space = app.getByRole('combobox', { name: 'Ask about a space' });
  await space.click();
  await space.fill('HR');
  await app.getByRole('option').first().click();
  await app
    .getByRole('table', { name: /^This app under the rules/ })
    .getByText('HR')
    .waitFor();
});

test('everything can be taken along, and is deleted only by its word', async () => {
  const opened = await see('/settings');
  const { app } = opened;
  const waiting = opened.page.waitForEvent('download');
  await app.getByRole('button', { name: 'Export everything' }).click();
  const text = await readFile(await (await waiting).path(), 'utf8');
  expect(text.length).toBeGreaterThan(1000);
  const button = app.getByRole('button', { name: 'Delete it all' });
  expect(await button.isDisabled()).toBe(true);
  await app.getByLabel(/^Type “delete”/).fill('delete');
  await button.click();
  await app.getByText('Everything was deleted.').first().waitFor();
  await app.getByRole('link', { name: 'Estate', exact: true }).click();
  await app.getByRole('heading', { name: 'No app is known yet' }).waitFor();
  for (const [view, sentence] of [
    ['Findings', /^No findings yet/],
    ['Scans', /^No scan yet/],
    ['Drift', /^No scan has finished yet/],
    ['Approvals', 'Nothing was decided yet.'],
    ['Checks', /^No check is recorded yet/],
  ] as const) {
    await app.getByRole('link', { name: view, exact: true }).click();
    await app.getByText(sentence).first().waitFor();
  }
});
