import { execFileSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

const ask = `
  import { chromiumArgs, findChromium } from './tools/chromium.mjs';
  process.stdout.write(JSON.stringify({ executablePath: findChromium(), args: chromiumArgs }));
`;

/**
 * A headless Chromium, found where the set-up finds or puts it.
 * @throws {Error} in one sentence when there is none.
 */
export async function startChromium(): Promise<Browser> {
  const found = execFileSync(process.execPath, ['--input-type=module', '--eval', ask], { encoding: 'utf8' });
  const { executablePath, args } = JSON.parse(found) as { executablePath: string | null; args: string[] };
  if (executablePath === null)
    throw new Error('no Chromium found: install one or name it in PORTCULLIS_CHROMIUM');
  return chromium.launch({ executablePath, args });
}
