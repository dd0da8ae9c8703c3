/**
 * Takes the pictures of the walks: the local host over an empty folder, driven as a person would, in the light theme.
 * `npm run pictures` writes docs/pictures.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { chromiumArgs, findChromium } from './chromium.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pictures = join(root, 'docs/pictures');
const work = mkdtempSync(join(tmpdir(), 'portcullis-pictures-'));

/** The files that the walk tells to write. */
function registers() {
  const walk = readFileSync(join(root, 'docs/walks/compliance.md'), 'utf8');
  const files = [...walk.matchAll(/^cat > (\S+) <<'END'\n([\s\S]*?)^END$/gm)];
  return Object.fromEntries(files.map(([, name, text]) => [name, text]));
}

/** The same picture with its pixels packed as small as the format allows; browsers pack for speed. */
function packed(png) {
  const chunks = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const end = at + 8 + png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
  }
  const pixels = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
  );
  const write = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  return Buffer.concat([
    png.subarray(0, 8),
    write('IHDR', chunks[0].data),
    write('IDAT', deflateSync(pixels, { level: 9, memLevel: 9 })),
    write('IEND', Buffer.alloc(0)),
  ]);
}

function startHost() {
  const child = spawn(process.execPath, [
    join(root, 'bin/portcullis'),
    'serve',
    '--port',
    '0',
    '--data',
    join(work, 'site'),
  ]);
  child.stderr.pipe(process.stderr);
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve({ child, url: JSON.parse(line.toString()).listening }));
    child.once('exit', (code) => reject(new Error(`the local host ended with ${code}`)));
  });
}

async function walk(url, browser) {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 780 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const app = page.frameLocator('#app');
  const open = async (path) => {
    await page.goto(`${url}/admin${path}${path.includes('?') ? '&' : '?'}as=admin&theme=light`);
    await app.getByRole('heading', { level: 2 }).first().waitFor();
    await app.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  };
  const picture = async (name, target) => {
    await (target ?? app.getByRole('heading', { level: 2 }).first()).scrollIntoViewIfNeeded();
    const png = await page.locator('#app').screenshot({ animations: 'disabled', caret: 'hide' });
    writeFileSync(join(pictures, `${name}.png`), packed(png));
  };
  const send = async (text) => {
    const file = join(work, 'register.csv');
    writeFileSync(file, text);
    await open('/import');
    await app.locator('input[type=file]').first().setInputFiles(file);
    await app
      .getByRole('listitem')
      .filter({ hasText: 'register.csv' })
      .getByText(/apps? read/)
      .waitFor();
  };
  const scan = async () => {
    await open('/scans');
    const rows = app.getByRole('table', { name: 'History' }).locator('tbody tr');
    const before = await rows.count();
    await app.getByRole('button', { name: 'Scan now' }).click();
    await rows.nth(before).waitFor();
    await app.getByRole('button', { name: 'Scan now' }).waitFor();
  };

  const { 'register.csv': first, 'register-december.csv': second } = registers();
  await send(first);
  await picture('compliance-1-import');
  await scan();
  await picture('compliance-2-scan');

  await open('/approvals?app=com.example.chart');
  const form = app.getByRole('form', { name: 'Decide about an app' });
  await form.getByLabel('Owner').fill('Asha Rahman, security');
  await form.getByLabel('Why').fill('Reviewed in November: reads pages to draw charts');
  await form.getByLabel('Last day on which it holds').fill('2027-05-31');
  await picture('compliance-3-approve', form.getByRole('button'));
  await form.getByRole('button', { name: 'Keep this decision' }).click();
  await app.getByText('The decision is kept.').first().waitFor();

  await send(second);
  await scan();
  await open('/drift');
  await app.getByText('Newcomer').first().waitFor();
  await picture('compliance-4-drift');
  await open('/approvals');
  const outgrown = app.getByText('What it was about has changed since').first();
  await outgrown.waitFor();
  await picture('compliance-5-outgrown', outgrown);

  await open('/scans');
  await app
    .getByRole('button', { name: /^Evidence pack of the scan of/ })
    .first()
    .click();
  const pack = app.getByRole('region', { name: /^Evidence pack of the scan of/ });
  await pack.getByRole('button', { name: 'Evidence pack' }).click();
  await pack.getByText('Head of its hash chain').waitFor();
  await picture('compliance-6-pack', pack.getByRole('button', { name: 'Copy the hash' }));
}

const executablePath = findChromium();
if (executablePath === null)
  throw new Error('no Chromium found: install one or name it in PORTCULLIS_CHROMIUM');
mkdirSync(pictures, { recursive: true });
const { child, url } = await startHost();
const browser = await chromium.launch({ executablePath, args: chromiumArgs });
try {
  await walk(url, browser);
} finally {
  await browser.close();
  child.removeAllListeners('exit').kill('SIGTERM');
  rmSync(work, { recursive: true, force: true });
}
