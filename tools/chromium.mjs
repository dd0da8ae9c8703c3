/** Where a Chromium for tests, benchmarks and pictures is: the environment, the usual places, playwright's own. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of a Chromium executable, or null where there is none. */
export function findChromium() {
  const named = process.env.PORTCULLIS_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  const found = usual.find((path) => existsSync(path));
  if (found) return found;
  const own = createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  return own && existsSync(own) ? own : null;
}

/** Switches that keep a headless Chromium quiet, also as root and on a closed network. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
