/**
 * What CI runs after the set-up: every test, the checks, the long property runs, and the checks
 * against the shared material where it is there. Ends with one line `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const reports = mkdtempSync(join(tmpdir(), 'portcullis-ci-'));
let passed = 0;
let failed = 0;

function run(title, command, args, env = {}) {
  process.stdout.write(`\n=== ${title}: ${[command, ...args].join(' ')}\n`);
  const began = Date.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  process.stdout.write(
    `=== ${title}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s\n`,
  );
  return status === 0;
}

/** A step that either passes or fails as a whole. */
function step(...args) {
  if (run(...args)) passed += 1;
  else failed += 1;
}

/** A jest run whose tests are counted one by one; a run without a single test has failed. */
function tests(title, command, args, env) {
  const report = join(reports, `${title.replaceAll(' ', '-')}.json`);
  const ok = run(title, command, [...args, '--json', '--outputFile', report], env);
  const counts = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0 };
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  if ((!ok && counts.numFailedTests === 0) || counts.numPassedTests === 0 || counts.numPendingTests > 0)
    failed += 1;
}

tests('tests', 'npm', ['test', '--silent', '--']);
step('checks', 'npm', ['run', 'check']);
tests(
  'a million calls',
  'npx',
  ['jest', '--selectProjects', 'unit', '--testPathPatterns', 'test/policy/', '--silent'],
  { PORTCULLIS_CASES: '1000000' },
);
tests(
  'a large estate under faults',
  'npx',
  ['jest', '--selectProjects', 'unit', '--testPathPatterns', 'test/scan/faults', '--silent'],
  { PORTCULLIS_CASES: '1000000' },
);
if (existsSync(join(root, '..', 'shared', 'documents'))) {
  tests('shared material', 'npx', ['jest', '--selectProjects', 'shared']);
} else {
  process.stdout.write('\n=== shared material: not beside this checkout, its extra checks were not run\n');
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
