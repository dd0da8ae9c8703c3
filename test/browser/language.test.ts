import { inside, open, type Opened } from './app-page';
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

const language = (opened: Opened) => inside<string>(opened, 'document.documentElement.lang');

test('the page speaks the language that the platform names, with numbers and plurals of it', async () => {
  const opened = await open(stage, { locale: 'de-DE' });
  await settled(opened);
  const { app } = opened;
  expect(await language(opened)).toBe('de');
  await app.getByRole('link', { name: 'Bestand', exact: true }).waitFor();
  await app.getByText(/^\d+ Apps$/).waitFor();
  await app.getByText(/^395 Endpunkte/).waitFor();
  await app.getByLabel('App suchen').fill('my-api');
  await app.getByText(/^1 von \d+ Apps gezeigt/).waitFor();
  expect(opened.complaints).toEqual([]);
});

test('what the server says stays English, and the page says so and marks it', async () => {
  const opened = await open(stage, { locale: 'de-DE', path: '/admin/findings' });
  await settled(opened);
  await opened.app.getByText(/erscheinen auf Englisch\.$/).waitFor();
  const said = opened.app.locator('tbody [lang=en]');
  expect(await said.count()).toBeGreaterThan(50);
  const english = await open(stage, { path: '/admin/findings' });
  await settled(english);
  expect(await english.app.getByText(/English/).count()).toBe(0);
});

test('the words of another language are fetched only by those who read it', async () => {
  const scripts = async (locale: 'en-US' | 'de-DE') => {
    const opened = await open(stage, { locale });
    await settled(opened);
    const names = 'performance.getEntriesByType("resource").map(({ name }) => name)';
    return (await inside<string[]>(opened, names)).filter((name) => /\/de-[^/]*\.js$/.test(name));
  };
  expect(await scripts('en-US')).toEqual([]);
  expect(await scripts('de-DE')).toHaveLength(1);
});

test('a language that we do not speak falls back to English', async () => {
  const opened = await open(stage, { locale: 'fr-FR' });
  await settled(opened);
  expect(await language(opened)).toBe('en');
  await opened.app.getByRole('heading', { name: 'Apps on this site' }).waitFor();
});

test('Confluence shows the title of the panel in the language of the reader', async () => {
  const german = await open(stage, { locale: 'de-DE', path: '/space/HR' });
  await german.app.getByRole('heading', { name: /^Apps und / }).waitFor();
  expect(await german.page.title()).toMatch(/^App-Zugriff/);
  const english = await open(stage, { path: '/space/HR' });
  expect(await english.page.title()).toMatch(/^App access/);
});
