/**
 * Sets up a fresh clone with nothing but Node, npm and git: packages, with `--browser` a Chromium for
 * the browser tests and with `--database` a MariaDB for the tests of the store. Does nothing where all
 * is in place. Uses only what Node brings.
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

/** Installs packages of Debian where we may; whether that worked is seen by what is there afterwards. */
function installDebian(names) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names]);
}

async function installBrowser() {
  const { findChromium } = await import(pathToFileURL(join(root, 'tools', 'chromium.mjs')).href);
  if (findChromium() !== null) return;
  process.stderr.write('setup: installing Chromium for the browser tests ...\n');
  installDebian(['chromium']);
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

async function installDatabase() {
  const { findMariadb, noMariadb } = await import(pathToFileURL(join(root, 'tools', 'mariadb.mjs')).href);
  if (findMariadb() !== null) return;
  process.stderr.write('setup: installing MariaDB for the tests of the store ...\n');
  // The server without the service around it: tests start their own.
  installDebian(['mariadb-server-core', 'mariadb-client-core']);
  if (findMariadb() === null) fail(noMariadb);
}

installPackages();
if (process.argv.includes('--browser')) await installBrowser();
if (process.argv.includes('--database')) await installDatabase();
