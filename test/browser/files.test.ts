import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open, type Opened } from './app-page';
import { startStage, type Stage } from './stage';

jest.setTimeout(180_000);

let stage: Stage | undefined;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portcullis-files-'));
  stage = await startStage();
});
afterEach(async () => {
  await stage?.clear();
});
afterAll(async () => {
  await stage?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function view(name: 'Import'): Promise<Opened> {
  const opened = await open(stage);
  await opened.app.getByRole('link', { name, exact: true }).click();
  await opened.app.getByRole('heading', { level: 2 }).first().waitFor();
  return opened;
}

const manifest = `
app: { id: 'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555', name: Tidy pages }
permissions: { scopes: ['read:page:confluence', 'read:audit-log:confluence'] }
modules: { macro: [{ key: tidy, title: Tidy, function: main }], function: [{ key: main, handler: index.run }] }
`;

test('good files become apps, a bad one says why in one sentence and nothing is lost', async () => {
  const opened = await view('Import');
  const large = `key,name,scopes\n${Array.from({ length: 1200 }, (_, index) => `com.example.many.app-${index},A rather long name for app number ${index} so that the file needs several pieces,read:page:confluence`).join('\n')}`;
  await opened.app
    .locator('input[type=file]')
    .setInputFiles([
      await file('tidy.manifest.yml', manifest),
      await file('picture.json', '{ "this": "is no list of apps" }'),
      await file('many.csv', large),
      await file('nothing.csv', ''),
    ]);
  const outcome = (name: string) => opened.app.getByRole('listitem').filter({ hasText: name });
  await outcome('tidy.manifest.yml')
    .getByText(/^1 app read: 1 new/)
    .waitFor();
  await outcome('picture.json')
    .getByText(/^Not imported: .*\.$/)
    .waitFor();
  await outcome('many.csv')
    .getByText(/1,200 new/)
    .waitFor({ timeout: 60_000 });
  await outcome('nothing.csv')
    .getByText(/Not imported: .*empty/)
    .waitFor();
  await opened.app.getByRole('link', { name: 'Estate', exact: true }).click();
  await opened.app.getByLabel('Find an app').fill('Tidy pages');
  await opened.app.getByText(/^1 of 1,2\d\d apps shown/).waitFor();
  await opened.app.getByRole('link', { name: 'Tidy pages' }).click();
  await opened.app.getByRole('tab', { name: 'Scopes (2)' }).waitFor();
});

test.each([
  ['Export CSV', /\.csv$/, /^\S*key|app/i],
  ['Export report', /\.html$/, /<!doctype html>/i],
])('%s hands over a whole file', async (button, name, content) => {
  const opened = await open(stage);
  const waiting = opened.page.waitForEvent('download');
  await opened.app.getByRole('button', { name: button }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(name);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toMatch(content);
  expect(text.length).toBeGreaterThan(1000);
});

test('a scan can be started and says when it is done', async () => {
  const opened = await open(stage);
  await opened.app.getByRole('button', { name: 'Scan now' }).click();
  await opened.app.getByText(/^Last scan finished/).waitFor({ timeout: 60_000 });
});

test('an estate without sources still answers, and leads to the first import', async () => {
  const opened = await view('Import');
  const remove = opened.app.getByRole('button', { name: /^Remove / });
  for (;;) {
    const left = await remove.count();
    if (left === 0) break;
    const name = await remove.first().getAttribute('aria-label');
    await remove.first().click();
    await opened.app.getByRole('button', { name: name!, exact: true }).waitFor({ state: 'detached' });
  }
  await opened.app.getByText('Nothing was imported yet.').waitFor();
  await opened.app.getByRole('link', { name: 'Estate', exact: true }).click();
  await opened.app.getByRole('heading', { name: 'No app is known yet' }).waitFor();
  expect(await opened.app.getByRole('listitem').filter({ hasText: 'Drop the file there' }).count()).toBe(1);
  await opened.app.getByRole('button', { name: 'Show the answer' }).click();
  const keeps = opened.app.getByRole('region', { name: /^Keeps/ });
  await keeps.getByRole('listitem').first().waitFor();
});
