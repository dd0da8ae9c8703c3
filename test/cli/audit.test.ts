import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditResult } from '../../src/report/result';
import { descriptor, folder, manifest, portcullis, rules, run } from './run';

jest.setTimeout(60_000);

const parse = (text: string) => JSON.parse(text) as AuditResult;

describe('portcullis audit', () => {
  test('finds every app of a folder whatever its name, and names what it cannot read', async () => {
    const root = await folder({
      'a/manifest.yml': manifest,
      'b/odd-name.json': descriptor,
      'c/manifest.yml': 'app: [unclosed\n  - {',
      'package.json': '{"name":"not-an-app"}',
      'node_modules/x/manifest.yml': manifest,
      'image.json': Buffer.from([0, 255, 254, 1, 2, 3]),
    });
    const { code, out, err } = await run(['audit', root, '--format', 'json']);
    const result = parse(out);
    expect(code).toBe(0);
    expect(result.apps.map((app) => app.source)).toEqual(['a/manifest.yml', 'b/odd-name.json']);
    expect(result.unreadable.map((one) => one.file)).toEqual(['c/manifest.yml']);
    expect(result.findings.filter((one) => one.code === 'file-unreadable')).toHaveLength(1);
    expect(err.split('\n')).toEqual([expect.stringMatching(/^portcullis: c\/manifest\.yml: /), '']);
  });

  test('is not caught by a loop of links', async () => {
    const root = await folder({ 'manifest.yml': manifest });
    symlinkSync(root, join(root, 'loop'));
    const { code, out } = await run(['audit', root, '--format', 'json']);
    expect(code).toBe(0);
    expect(parse(out).apps).toHaveLength(1);
  });

  test('takes single files, and tells several PATHs apart', async () => {
    const root = await folder({ 'a/manifest.yml': manifest, 'b/manifest.yml': manifest });
    const one = parse((await run(['audit', join(root, 'a/manifest.yml'), '--format', 'json'])).out);
    expect(one.apps[0]?.source).toBe('manifest.yml');
    const two = parse((await run(['audit', join(root, 'a'), join(root, 'b'), '--format', 'json'])).out);
    expect(two.apps.map((app) => app.source)).toEqual([
      join(root, 'a/manifest.yml'),
      join(root, 'b/manifest.yml'),
    ]);
  });

  test('judges by a rules file', async () => {
    const root = await folder({ 'manifest.yml': manifest, 'rules.yaml': rules });
    const { out } = await run([
      'audit',
      join(root, 'manifest.yml'),
      '--rules',
      join(root, 'rules.yaml'),
      '--format',
      'json',
    ]);
    const { apps, rules: used } = parse(out);
    expect(used).toMatchObject([{ id: 'confidential' }]);
    const page = apps[0]?.dependencies.find((one) => one.path === '/wiki/api/v2/pages/{id}');
    expect(page?.verdict).toMatchObject({ rule: 'confidential', where: { spaces: ['HR'] } });
  });

  test('ends with 1 where a finding has a code of --fail-on, else with 0', async () => {
    const root = await folder({ 'manifest.yml': manifest });
    expect((await run(['audit', root, '--fail-on', 'kept-though-blocked'])).code).toBe(1);
    expect((await run(['audit', root, '--fail-on', 'endpoint-removed,file-unreadable'])).code).toBe(0);
  });

  test('writes a file whole, in the format that its name asks for', async () => {
    const root = await folder({ 'manifest.yml': manifest });
    const target = join(root, 'report.html');
    const { code, out } = await run(['audit', root, '--output', target]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(readFileSync(target, 'utf8')).toMatch(/^<!doctype html>.*<\/html>\n$/s);
    expect(readdirSync(root).sort()).toEqual(['manifest.yml', 'report.html']);
  });

  test('lists its codes', async () => {
    const { code, out } = await run(['audit', '--list-codes']);
    expect(code).toBe(0);
    expect(out).toContain('lost-under-rule ');
    expect(out).toContain('file-unreadable ');
  });

  test('a reader that stops early is no failure', async () => {
    const root = await folder(
      Object.fromEntries(
        Array.from({ length: 60 }, (_, n) => [`${n}.json`, descriptor.replace('READ', 'ADMIN')]),
      ),
    );
    const child = spawn(process.execPath, [portcullis, 'audit', root, '--format', 'json']);
    let err = '';
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
