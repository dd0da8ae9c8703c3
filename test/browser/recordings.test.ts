import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from './app-page';
import { startStage, type Stage } from './stage';

jest.setTimeout(180_000);

let stage: Stage | undefined;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portcullis-recordings-'));
  stage = await startStage();
});
afterEach(async () => {
  await stage?.clear();
});
afterAll(async () => {
  await stage?.stop();
  await rm(folder, { recursive: true, force: true });
});

const har = JSON.stringify({
  log: {
    entries: [
      {
        startedDateTime: '2026-11-02T10:00:00Z',
        request: { method: 'GET', url: 'https://example.atlassian.net/wiki/api/v2/pages', headers: [] },
      },
    ],
  },
});

test.each([
  ['an app of the estate', 'Team Space', /Team Space/],
  ['another app by its key', 'com.example.unheard-of', /com\.example\.unheard-of/],
])(
  'a recording that does not say its app is counted for %s once somebody says so',
  async (_, typed, option) => {
    const opened = await open(stage);
    await opened.app.getByRole('link', { name: 'Import', exact: true }).click();
    await opened.app.getByRole('heading', { level: 2 }).first().waitFor();
    const path = join(folder, `monday ${typed}.har`);
    await writeFile(path, har);
    await opened.app.locator('input[type=file]').setInputFiles(path);
    const form = opened.app.getByRole('form', { name: `The app of monday ${typed}.har` });
    await form.waitFor();
    expect(await form.getByRole('button', { name: 'Count it for this app' }).isDisabled()).toBe(true);
    await form.getByRole('combobox').fill(typed);
    await opened.app.getByRole('option', { name: option }).first().click();
    await form.getByRole('button', { name: 'Count it for this app' }).click();
    await form.waitFor({ state: 'detached' });
    await opened.app
      .getByRole('listitem')
      .filter({ hasText: `monday ${typed}.har` })
      .getByText(/^1 app read/)
      .waitFor();
    await opened.app.getByRole('link', { name: 'Estate', exact: true }).click();
    await opened.app.getByLabel('Find an app').fill(typed);
    await opened.app.getByText(/^1 of \d+ apps shown/).waitFor();
  },
);
