import { inside, open, type Look, type Opened } from './app-page';
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

const views = [
  ['If you block', 'If you block any app'],
  ['Rules', 'Rules'],
  ['Import', 'Import what is known'],
  ['Catalogue', 'Catalogue of endpoints'],
  ['Estate', 'Apps on this site'],
] as const;

describe.each<Look & { faults: (opened: Opened) => Promise<string[]> }>([
  { theme: 'light', width: 1280, faults: violations },
  { theme: 'dark', width: 1280, faults: violations },
  { theme: 'light', width: 320, faults: overhang },
])('$theme at $width', ({ faults, ...look }) => {
  test('no view of the admin page has faults', async () => {
    const opened = await open(stage, look);
    for (const [link, heading] of views) {
      await opened.app.getByRole('link', { name: link, exact: true }).click();
      await opened.app.getByRole('heading', { name: heading, level: 2 }).waitFor();
      await opened.app.getByText('Loading').first().waitFor({ state: 'hidden' });
      expect([link, await faults(opened)]).toEqual([link, []]);
    }
    await opened.app.getByLabel('Evidence').selectOption('permitted');
    await opened.app.locator('tbody tr').first().getByRole('link').click();
    await opened.app.getByRole('tab').first().waitFor();
    for (const tab of await opened.app.getByRole('tab').all()) {
      await tab.click();
      expect([await tab.innerText(), await faults(opened)]).toEqual([await tab.innerText(), []]);
    }
  });

  test('the panel of a space has no faults', async () => {
    const opened = await open(stage, { ...look, path: '/space/HR' });
    await opened.app.getByRole('heading', { name: /^Apps and / }).waitFor();
    expect(await faults(opened)).toEqual([]);
  });
});

test('the dark theme of the site darkens the page', async () => {
  const background = async (theme: 'light' | 'dark') => {
    const opened = await open(stage, { theme });
    await opened.app.locator('tbody tr').first().waitFor();
    return inside<string>(opened, 'getComputedStyle(document.body).backgroundColor');
  };
  expect(await background('dark')).not.toBe(await background('light'));
});

test.each(['user', 'nobody', 'space'] as const)('%s does not see the estate, but whom to ask', async (as) => {
  const opened = await open(stage, { as });
  await opened.app.getByText('You need to be an administrator to see this').waitFor();
  expect(await opened.app.getByRole('table').count()).toBe(0);
  expect(await violations(opened)).toEqual([]);
});

test('an ordinary user does not see the panel of a space', async () => {
  const opened = await open(stage, { path: '/space/HR', as: 'user' });
  await opened.app.getByText('You need to be an administrator to see this').waitFor();
});
