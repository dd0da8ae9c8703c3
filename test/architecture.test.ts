/** There is no way to Confluence past the guard: whoever makes one is stopped by the checks. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** As much of the package as it takes to import it. */
const forgePackage = {
  'node_modules/@forge/api/package.json': '{ "name": "@forge/api", "main": "index.js" }',
  'node_modules/@forge/api/index.js': 'module.exports = {};',
};

const bin = (path: string) => resolve('node_modules', path);

/** What the import rules say of a tree of these files; each line names a rule. */
function broken(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-imports-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(name, join(folder, name));
  for (const [name, text] of Object.entries({ ...files, ...forgePackage })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { stdout } = spawnSync(
    process.execPath,
    [bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', '--output-type', 'err-long'],
    { cwd: folder, encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  return stdout;
}

/** Rules that the linter finds broken, were this the text of that file. */
function lint(file: string, text: string): string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      bin('eslint/bin/eslint.js'),
      '--config',
      'tools/past-the-guard.mjs',
      '--stdin',
      '--stdin-filename',
      file,
      '--format',
      'json',
    ],
    { input: text, encoding: 'utf8' },
  );
  const [result] = JSON.parse(stdout) as { messages: { ruleId: string }[] }[];
  return result!.messages.map(({ ruleId }) => ruleId);
}

const client = `import { asUser, route } from '@forge/api';\nexport const confluence = () => asUser().requestConfluence(route\`/x\`);\n`;
const host = `import { confluence } from './confluence';\nexport const forgeHost = { unguarded: confluence };\n`;

test('the host alone imports the client that asks nobody, and that client alone the package', () => {
  const good = { 'src/forge/confluence.ts': client, 'src/forge/host.ts': host };
  expect(broken(good)).toContain('no dependency violations found');
  const past = broken({
    ...good,
    'src/forge/short-cut.ts': `import { confluence } from './confluence';\nexport const all = confluence;\n`,
    'src/forge/other-way.ts': client,
  });
  expect(past).toMatch(/unguarded-client: src\/forge\/short-cut\.ts/);
  expect(past).toMatch(/unguarded-package: src\/forge\/other-way\.ts/);
}, 120_000);

test.each([
  ['src/app/spaces.ts', `import type { Outside } from '../host';\nexport type Past = Outside;\n`],
  ['src/app/spaces.ts', `export const past = (host: { unguarded: unknown }) => host.unguarded;\n`],
  [
    'src/forge/queue.ts',
    `export const past = (api: { requestConfluence: unknown }) => api.requestConfluence;\n`,
  ],
  ['static/src/bridge/call.ts', `export { requestConfluence } from '@forge/bridge';\n`],
])(
  'the linter stops a way round the guard in %s',
  (file, text) => {
    expect(lint(file, text)).toContain('no-restricted-syntax');
  },
  120_000,
);
