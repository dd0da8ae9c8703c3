/** What `npm pack` makes is installed in an empty folder, with no registry to ask, and run. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseFieldFile } from '../../src/evidence/traffic/field-file';
import { parseIgnores } from '../../src/report/ignores';
import { codeOrder } from '../../src/report/codes';
import { folder, manifest } from './run';

jest.setTimeout(180_000);

const root = join(__dirname, '../..');
const offline = {
  ...process.env,
  npm_config_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
};
const run = (cwd: string, command: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: offline });
  return { status, stdout, stderr };
};

test('the package brings all it needs, and npx runs it', async () => {
  const at = await folder({ 'package.json': '{"private":true}', 'app/manifest.yml': manifest });
  expect(run(root, 'npm', ['pack', '--silent', '--pack-destination', at])).toMatchObject({ status: 0 });
  const [tarball] = readdirSync(at).filter((name) => name.endsWith('.tgz'));
  expect(run(at, 'npm', ['install', '--silent', `./${tarball ?? ''}`])).toMatchObject({ status: 0 });
  expect(readdirSync(join(at, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'portcullis',
  ]);

  const catalogue = run(at, 'npx', ['portcullis', 'catalogue', '--format', 'json']);
  expect(JSON.parse(catalogue.stdout)).toHaveLength(395);
  const audit = run(at, 'npx', ['portcullis', 'audit', 'app', '--format', 'json']);
  expect(JSON.parse(audit.stdout)).toMatchObject({ apps: [{ name: 'Chart Maker' }] });
  const serve = run(at, 'npx', ['portcullis', 'serve']);
  expect([serve.status, serve.stderr]).toEqual([2, expect.stringContaining('needs a checkout')]);
});

describe('the examples of the docs', () => {
  const text = (name: string) => readFileSync(join(root, 'docs/examples', name), 'utf8');

  test('are what the command line reads', () => {
    expect(parseIgnores(text('portcullis-ignores.yml'), 'x')).toMatchObject({ ok: true });
    expect(parseFieldFile(text('log-fields.yml'))).toMatchObject({ ok: true });
  });

  test.each(['github-action.yml', 'pre-commit-config.yaml'])(
    '%s is YAML that names known codes only',
    (name) => {
      expect(typeof parse(text(name))).toBe('object');
      const named = /--fail-on['",\s]+([a-z,-]+)/.exec(text(name))?.[1]?.split(',') ?? [];
      expect(named.length).toBeGreaterThan(1);
      for (const code of named) expect(codeOrder).toContain(code);
    },
  );
});
