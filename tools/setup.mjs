/**
 * Sets up a fresh clone with nothing but Node, npm and git: packages, and with `--browser` a Chromium
 * for the browser tests. Does nothing where all is in place. Uses only what Node brings.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function fail(sentence) {
  process.stderr.write(`setup: ${sentence}\n`);
  process.exit(1);
}

/** Runs a command with its output on standard error, so that standard output stays clean for `npm start`. */
function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
}

function installPackages() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write('setup: installing packages (npm ci) ...\n');
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) fail('`npm ci` failed: see the lines above');
}

async function installBrowser() {
  const { findChromium } = await import(pathToFileURL(join(root, 'tools', 'chromium.mjs')).href);
  if (findChromium() !== null) return;
  process.stderr.write('setup: installing Chromium for the browser tests ...\n');
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
  }
  if (findChromium() === null) {
    run(process.execPath, [
      join(root, 'node_modules', 'playwright-core', 'cli.js'),
      'install',
      'chromium-headless-shell',
      'chromium',
    ]);
  }
  if (findChromium() === null) {
    fail(
      'no Chromium found and none could be installed: install one (Debian: `apt-get install chromium`) or name it in PORTCULLIS_CHROMIUM, then run this again',
    );
  }
}

installPackages();
if (process.argv.includes('--browser')) await installBrowser();
