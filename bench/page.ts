/** `npm run bench -- page`: from navigation to the first row and a working filter, with 500 apps. */
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { FrameLocator, Page } from 'playwright-core';
import { elements, open } from '../test/browser/app-page';
import { startStage, type Stage } from '../test/browser/stage';
import type { Bench } from './harness';

const APPS = 500;
const ROUNDS = 5;
const NEEDLE = 'Measured app 417';

interface Visit {
  /** From the start of the navigation until the filter has answered. */
  readonly milliseconds: number;
  readonly correct: boolean;
}

/** Brings the estate to 500 apps the way an administrator would: with a file. */
async function fillEstate(stage: Stage): Promise<void> {
  const { page, app } = await open(stage);
  const known = Number.parseInt(await app.getByText(/^\d+ apps$/).innerText(), 10);
  const rows = Array.from(
    { length: APPS - known },
    (_, index) =>
      `com.example.measured-${index},Measured app ${index},forge,read:page:confluence read:space:confluence`,
  );
  await app.getByRole('link', { name: 'Import', exact: true }).click();
  const buffer = Buffer.from(['key,name,kind,scopes', ...rows].join('\n'));
  await app.locator('input[type=file]').setInputFiles({ name: 'measured.csv', mimeType: 'text/csv', buffer });
  await app.getByText(`${rows.length} new`).first().waitFor({ timeout: 120_000 });
  await page.context().close();
}

/**
 * Runs in every frame: as soon as there is a row, types into the filter, and notes when only the one row
 * that fits is left. It looks once a frame, so that the clock of the page is what is measured; a driver
 * that asks from outside sees a row up to half a second late.
 */
function typeAndWatch(needle: string): void {
  const rows = () => [...document.querySelectorAll('tbody tr')].filter((row) => row.checkVisibility());
  const filter = () => {
    const label = [...document.querySelectorAll('label')].find(({ textContent }) =>
      textContent.startsWith('Find an app'),
    );
    return label?.control instanceof HTMLInputElement ? label.control : null;
  };
  let typed = false;
  const look = (): void => {
    // While a document is read its rows may stand before its script.
    const input = typed || document.readyState === 'loading' ? null : filter();
    if (input && rows().length > 0) {
      typed = true;
      // The setter of the element itself: a framework hides it behind one of its own to tell changes.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, needle);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (typed && rows().length === 1 && rows()[0]?.textContent.startsWith(needle))
      document.documentElement.dataset['filteredAt'] = String(performance.timeOrigin + performance.now());
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** From the start of the navigation until the filter has answered. */
async function visit(page: Page, address: string, app: FrameLocator | Page): Promise<Visit> {
  await page.addInitScript(typeAndWatch, NEEDLE);
  const start = performance.timeOrigin + performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  const done = app.locator('html[data-filtered-at]');
  await done.waitFor({ state: 'attached' });
  const end = Number(await done.getAttribute('data-filtered-at'));
  const shown = await app.locator('tbody tr').filter({ visible: true }).allInnerTexts();
  return {
    milliseconds: end - start,
    correct: shown.length === 1 && (shown[0]?.startsWith(NEEDLE) ?? false),
  };
}

/** The least a page with the same rows can be: one document, no framework, every row in it. */
async function startBound(): Promise<{ url: string; stop: () => void }> {
  const rows = Array.from(
    { length: APPS },
    (_, index) => `<tr><td>Measured app ${index}<td>Forge<td>12 blocked</tr>`,
  );
  const filter =
    "addEventListener('input',({target})=>{for(const row of document.querySelectorAll('tbody tr'))row.hidden=!row.textContent.includes(target.value)})";
  const page = `<!doctype html><title>Bound</title><label>Find an app <input></label><table><tbody>${rows.join('')}</tbody></table><script>${filter}</script>`;
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(page),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => void server.close(),
  };
}

/** Bytes of the app's own scripts as a network would carry them, and a way to add them up. */
function watchScripts(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    const isOwn = response.request().resourceType() === 'script' && !response.url().includes('/__host/');
    if (isOwn) sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Measures both pages in fresh contexts, in turns, so that both meet the same machine. */
export async function run(): Promise<Bench> {
  const stage = await startStage();
  const { url, browser } = stage;
  const bound = await startBound();
  const ours: Visit[] = [];
  const least: Visit[] = [];
  let bytes = 0;
  let count = 0;
  try {
    await fillEstate(stage);
    for (let round = 0; round < ROUNDS; round += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const scripts = watchScripts(page);
      const app = page.frameLocator('#app');
      ours.push(await visit(page, `${url}/admin`, app));
      bytes = Math.max(bytes, await scripts());
      await app.getByLabel('Find an app').fill('');
      await app.locator('tbody tr').nth(1).waitFor();
      count = Math.max(count, await elements({ page, app, complaints: [] }));
      await context.close();
      const other = await browser.newContext();
      const plain = await other.newPage();
      least.push(await visit(plain, bound.url, plain));
      await other.close();
    }
  } finally {
    bound.stop();
    await stage.stop();
  }
  const correct = ours.every((one) => one.correct);
  const [portcullis, floor] = [ours, least].map((visits) =>
    median(visits.map(({ milliseconds }) => milliseconds)),
  );
  return {
    name: 'page',
    results: [
      { candidate: `portcullis, ${APPS} apps`, value: portcullis ?? NaN, unit: 'ms', correct },
      {
        candidate: 'bound: static page, same rows',
        value: floor ?? NaN,
        unit: 'ms',
        correct: least.every((one) => one.correct),
      },
      { candidate: 'JavaScript of the first load', value: bytes / 1000, unit: 'kB gzipped', correct },
      { candidate: 'elements of the document', value: count, unit: 'elements', correct },
    ],
    ratios: { 'portcullis/bound': (portcullis ?? NaN) / (floor ?? NaN) },
  };
}
