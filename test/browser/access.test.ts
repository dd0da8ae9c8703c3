import { inside, open, type Look, type Opened } from './app-page';
import { overhang, violations } from './axe';
import { settled } from './settled';
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

const paths = [
  '',
  '/overview',
  '/findings',
  '/blind-spots',
  '/forecast',
  '/scans',
  '/drift',
  '/approvals',
  '/checks',
  '/import',
  '/catalogue',
  '/settings',
];

describe.each<Look & { faults: (opened: Opened) => Promise<string[]> }>([
  { theme: 'light', locale: 'en-US', width: 1280, faults: violations },
  { theme: 'dark', locale: 'de-DE', width: 1280, faults: violations },
  { theme: 'light', locale: 'en-US', width: 320, faults: overhang },
  { theme: 'light', locale: 'de-DE', width: 320, faults: overhang },
])('$theme $locale at $width', ({ faults, ...look }) => {
  test.each(paths)('the admin page has no faults at "%s"', async (path) => {
    const opened = await open(stage, { ...look, path: `/admin${path}` });
    await settled(opened);
    expect(await faults(opened)).toEqual([]);
  });

  test('no tab of an app has faults', async () => {
    const opened = await open(stage, { ...look, path: '/admin/app/my-api' });
    await settled(opened);
    for (const tab of await opened.app.getByRole('tab').all()) {
      await tab.click();
      await settled(opened);
      expect([await tab.innerText(), await faults(opened)]).toEqual([await tab.innerText(), []]);
    }
  });

  test.each(['/space/HR', '/space/HR?app=my-api'])(
    'the panel of a space has no faults at %s',
    async (path) => {
      const opened = await open(stage, { ...look, path });
      await settled(opened);
      await opened.app.getByRole('heading', { level: 2 }).first().waitFor();
      expect(await faults(opened)).toEqual([]);
    },
  );
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
