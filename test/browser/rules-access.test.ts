import { elements, open, visit, type Opened } from './app-page';
import { overhang, violations } from './axe';
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

const click = (name: RegExp) => async (opened: Opened) =>
  opened.app.getByRole('button', { name }).first().click();

/** Each state of the views: its path, what shows that it is there, and what is done first. */
const states: readonly (readonly [string, RegExp, ((opened: Opened) => Promise<void>)?])[] = [
  ['/rules', /^Which apps$/, click(/^Edit Keep apps out/)],
  ['/rules?part=guard', /^Steps$/],
  ['/rules?part=recorded', /^recorded on/],
  ['/rules?part=history', /Sample rules of the local host/],
  ['/rules?part=history&version=1', /^Recorded by /],
  ['/preview', /apps would be covered/],
  ['/preview?by=space', /^Of these would lose/],
  ['/preview?space=HR', /^What would happen in/],
  ['/preview?app=my-api', /^What would happen to/],
  ['/why', /^Or try one of these/],
  ['/why?app=my-api&url=/wiki/api/v2/pages/1&space=HR', /^Decided here$/],
  ['/decisions', /^\d+ decisions?$/],
];

test.each(['light', 'dark'] as const)(
  'no state of rules, preview, why and decisions has faults in %s, or scrolls sideways on a narrow screen',
  async (theme) => {
    const opened = await open(stage, { theme });
    for (const [path, sign, first] of states) {
      if (stage) await visit(stage, opened, { theme, path: `/admin${path}` });
      await first?.(opened);
      await opened.app.getByText(sign).first().waitFor();
      expect([path, await violations(opened)]).toEqual([path, []]);
      expect(await elements(opened)).toBeLessThanOrEqual(2500);
      await opened.page.setViewportSize({ width: 320, height: 900 });
      expect([path, await overhang(opened)]).toEqual([path, []]);
      await opened.page.setViewportSize({ width: 1280, height: 900 });
    }
  },
);

test('the rules can be written by keyboard alone', async () => {
  const { app, page } = await open(stage, { path: '/admin/rules' });
  await app.getByRole('button', { name: /^Edit Keep assistants/ }).focus();
  await page.keyboard.press('Enter');
  await app.getByRole('radio', { name: /^All apps but/ }).focus();
  await page.keyboard.press('Space');
  await app.getByRole('combobox', { name: 'Add an app' }).focus();
  await page.keyboard.type('com.example.kept');
  await app.getByRole('option', { name: 'Use the key com.example.kept' }).waitFor();
  await page.keyboard.press('Enter');
  await app.getByText('Blocks all apps but com.example.kept from space BOARD').waitFor();
  await app.getByRole('button', { name: 'Take com.example.kept off the list' }).focus();
  await page.keyboard.press('Enter');
  await app.getByText('Blocks all apps from space BOARD').waitFor();
  await app.getByRole('button', { name: 'Discard the draft' }).click();
  await app.getByRole('button', { name: 'Yes, discard it' }).click();
  await app.getByText(/^Nothing to record/).waitFor();
});

test.each(['light', 'dark'] as const)('a rule that is not finished has no faults in %s', async (theme) => {
  const opened = await open(stage, { path: '/admin/rules', theme });
  await click(/^Add a rule$/)(opened);
  await opened.app
    .getByText(/expected at least one entry/)
    .first()
    .waitFor();
  expect(await violations(opened)).toEqual([]);
  await click(/^Discard the draft$/)(opened);
  await click(/^Yes, discard it$/)(opened);
  await opened.app.getByText(/^Nothing to record/).waitFor();
});

test('who is no administrator sees none of it', async () => {
  const opened = await open(stage, { as: 'user' });
  for (const path of ['/rules', '/preview', '/why', '/decisions']) {
    if (stage) await visit(stage, opened, { path: `/admin${path}`, as: 'user' });
    await opened.app.getByText('You need to be an administrator to see this').waitFor();
  }
});
