import { join } from 'node:path';
import type { AuditResult } from '../../src/report/result';
import { folder, manifest, run } from './run';

jest.setTimeout(60_000);

const checks = (require: string) =>
  `version: 1\nchecks:\n  - id: it\n    title: As it should be\n    control: AC-2\n    require: ${require}\n`;

test('audit ends with 1 where a check fails, and says why', async () => {
  const root = await folder({ 'app/manifest.yml': manifest, 'checks.yml': checks('{ evidence: observed }') });
  const { code, out, err } = await run([
    'audit',
    join(root, 'app'),
    '--checks',
    join(root, 'checks.yml'),
    '--format',
    'json',
  ]);
  expect(code).toBe(1);
  expect((JSON.parse(out) as AuditResult).checks).toMatchObject([
    { id: 'it', control: 'AC-2', result: 'fails' },
  ]);
  expect(err).toMatch(
    /^portcullis: fails: As it should be, it, AC-2\n {2}.* has only permitted evidence\.\n$/,
  );
});

test('audit ends with 0 where a check passes, or needs a person', async () => {
  const root = await folder({
    'app/manifest.yml': manifest,
    'passes.yml': checks('{ evidence: permitted }'),
    'open.yml': checks('{ approvedApps: true }'),
  });
  const passed = await run(['audit', join(root, 'app'), '--checks', join(root, 'passes.yml')]);
  expect([passed.code, passed.err]).toEqual([0, 'portcullis: passes: As it should be, it, AC-2\n']);
  const open = await run(['audit', join(root, 'app'), '--checks', join(root, 'open.yml')]);
  expect(open.code).toBe(0);
  expect(open.err).toContain('needs a person: As it should be');
});

test('audit refuses a file of checks that is wrong, with its line', async () => {
  const root = await folder({ 'manifest.yml': manifest, 'checks.yml': checks('{ evidence: plenty }') });
  const file = join(root, 'checks.yml');
  expect(await run(['audit', root, '--checks', file])).toMatchObject({
    code: 2,
    err: `portcullis: ${file}:6: \`checks[0].require.evidence\`: expected \`permitted\` or \`referenced\` or \`observed\`, found \`plenty\`\n`,
  });
  const missing = await run(['audit', root, '--checks', join(root, 'no-such.yml')]);
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('cannot read') as string]);
});
