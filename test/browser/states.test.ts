import type { Page } from 'playwright-core';
import { elements, open } from './app-page';
import { csv, estateOf } from './estate-of';
import { settled } from './settled';
import { startStage, type Stage } from './stage';

jest.setTimeout(300_000);

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

/** Lets a use case fail until it is told to stop, as a platform that does not answer. */
async function failing(page: Page, useCase: string): Promise<() => void> {
  let fails = true;
  await page.route('**/__bridge', async (route) => {
    const { functionKey } = JSON.parse(route.request().postData() ?? '{}') as { functionKey?: string };
    if (fails && functionKey === useCase) await route.abort();
    else await route.fallback();
  });
  return () => {
    fails = false;
  };
}

test.each([
  ['/', 'estate', 'Apps on this site'],
  ['/findings', 'findings', 'Findings'],
  ['/scans', 'scans', 'Scans'],
  ['/drift', 'drift', 'Drift'],
  ['/approvals', 'approvals', 'Approvals'],
  ['/blind-spots', 'blind-spots', 'Blind spots'],
  ['/checks', 'checks', 'Checks'],
  ['/settings', 'settings', 'Settings'],
])('%s says that it could not be loaded, and loads when tried again', async (path, useCase, heading) => {
  const opened = await open(stage, { path: '/admin/catalogue' });
  await settled(opened);
  const { app, page } = opened;
  const heal = await failing(page, useCase);
  await page.goto(`${stage?.url ?? ''}/admin${path === '/' ? '' : path}`);
  const alert = app.getByRole('alert');
  await alert.getByText('No answer came from the server side of the app. Nothing was changed.').waitFor();
  heal();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await alert.waitFor({ state: 'detached' });
  await app.getByRole('heading', { name: heading, level: 2 }).waitFor();
  await settled(opened);
});

test('a part that fails leaves the others of the overview in sight', async () => {
  const opened = await open(stage, { path: '/admin/catalogue' });
  const heal = await failing(opened.page, 'digest');
  await opened.page.goto(`${stage?.url ?? ''}/admin/overview`);
  const { app } = opened;
  await app.getByRole('alert').waitFor();
  await app.getByRole('heading', { name: 'What needs a person' }).waitFor();
  await app.getByRole('table', { name: 'What this rests on' }).waitFor();
  heal();
  await app.getByRole('button', { name: 'Try again' }).click();
  await app.getByRole('button', { name: 'Mark as seen' }).waitFor();
});

test('no view keeps more than 2,500 elements, whatever the estate', async () => {
  const estate = estateOf(stage);
  const scopes = 'read:page:confluence write:page:confluence read:user:confluence read:comment:confluence';
  const rows = (from: number, granted: string) =>
    csv(
      ...Array.from({ length: 500 }, (_, index) => {
        const id = String(from + index);
        return `com.example.many.app-${id},An app with a long name and the number ${id},forge,${granted}`;
      }),
    );
  await estate.send('many.csv', rows(0, scopes));
  await estate.scan();
  await estate.send('many.csv', rows(250, `${scopes} read:audit-log:confluence`));
  await estate.scan();
  const paths = [
    '/admin',
    '/admin/overview',
    '/admin/findings',
    '/admin/blind-spots',
    '/admin/scans',
    '/admin/drift',
    '/admin/approvals',
    '/admin/checks',
    '/admin/settings',
    '/admin/app/com.example.many.app-300',
    '/space/HR',
  ];
  for (const path of paths) {
    const opened = await open(stage, { path });
    await opened.app.getByRole('heading').nth(1).waitFor();
    await settled(opened);
    const kept = await elements(opened);
    expect([path, kept <= 2500 ? 'few enough' : kept]).toEqual([path, 'few enough']);
    await stage?.clear();
  }
});
