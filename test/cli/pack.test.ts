import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { folder, manifest, rules, run } from './run';

jest.setTimeout(120_000);

const place = () => mkdtempSync(join(tmpdir(), 'portcullis-pack-'));

describe('a scan, its pack, and whether that is whole', () => {
  let root = '';
  let head = '';
  const file = (name: string) => join(root, name);
  const write = (name: string, entries: Record<string, Uint8Array>) => {
    writeFileSync(file(name), zipSync(entries));
    return file(name);
  };

  beforeAll(async () => {
    root = await folder({ 'apps/manifest.yml': manifest, 'rules.yml': rules });
    const args = [file('apps'), '--data', file('estate'), '--rules', file('rules.yml')];
    expect((await run(['scan', ...args])).code).toBe(0);
    const packed = await run(['pack', '--data', file('estate'), '--output', file('pack.zip')]);
    expect(packed).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^[0-9a-f]{64}\n$/) as string,
    });
    head = packed.out.trim();
  });

  test('a pack is whole, has its head, and says what that does not prove', async () => {
    const plain = await run(['verify', file('pack.zip')]);
    expect(plain.code).toBe(0);
    expect(plain.out).toContain(`${file('pack.zip')} is whole.`);
    expect(plain.out).toContain(`Head      ${head}`);
    expect(plain.out).toContain('Who made it, and when, this does not prove');
    const held = await run(['verify', file('pack.zip'), '--head', head, '--format', 'json']);
    expect(held.code).toBe(0);
    expect(JSON.parse(held.out)).toMatchObject({ whole: true, problems: [], head });
  });

  test('the tools of a system find it whole as well', () => {
    const opened = place();
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(file('pack.zip')))))
      writeFileSync(join(opened, name), bytes);
    const sums = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: opened, encoding: 'utf8' });
    expect(
      sums
        .trimEnd()
        .split('\n')
        .every((line) => line.endsWith(': OK')),
    ).toBe(true);
    expect(execFileSync('sha256sum', ['manifest.json'], { cwd: opened, encoding: 'utf8' })).toContain(head);
  });

  test('whatever was changed is named, with exit code 1', async () => {
    const whole = unzipSync(readFileSync(file('pack.zip')));
    const without = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== 'apps.csv'));
    const cases = [
      [write('missing.zip', without), '`apps.csv` is missing.'],
      [
        write('changed.zip', { ...whole, 'rules.yml': Buffer.from('version: 1\n') }),
        '`rules.yml` was changed',
      ],
      [write('more.zip', { ...whole, 'zz.txt': Buffer.from('x') }), '`zz.txt` does not belong to the pack.'],
    ] as const;
    for (const [path, words] of cases) {
      const ended = await run(['verify', path]);
      expect(ended).toMatchObject({ code: 1, err: '' });
      expect(ended.out).toContain(words);
    }
    const other = await run(['verify', file('pack.zip'), '--head', '0'.repeat(64)]);
    expect(other.code).toBe(1);
    expect(other.out).toContain('it is another pack than the recorded one');
    const cut = file('cut.zip');
    writeFileSync(cut, readFileSync(file('pack.zip')).subarray(0, 2000));
    expect((await run(['verify', cut])).code).toBe(1);
    expect((await run(['verify', __filename])).code).toBe(1);
  });

  test('the next pack goes on from it', async () => {
    await run(['scan', file('apps'), '--data', file('estate')]);
    await run(['pack', '--data', file('estate'), '--output', file('next.zip')]);
    const next = await run(['verify', file('next.zip'), '--format', 'json']);
    expect(JSON.parse(next.out)).toMatchObject({ whole: true, manifest: { previous: { head } } });
  });

  test.each([
    ['a pack without a folder', () => ['pack', '--output', file('x.zip')]],
    ['a pack without a place', () => ['pack', '--data', file('estate')]],
    [
      'a pack of a folder that is not there',
      () => ['pack', '--data', file('none'), '--output', file('x.zip')],
    ],
    ['a pack of no scan', () => ['pack', '--data', place(), '--output', file('x.zip')]],
    [
      'a pack of another scan',
      () => [
        'pack',
        '--data',
        file('estate'),
        '--output',
        file('x.zip'),
        '--scan',
        '00000000-0000-4000-8000-000000000000',
      ],
    ],
    [
      'a pack of what is no scan',
      () => ['pack', '--data', file('estate'), '--output', file('x.zip'), '--scan', 'newest'],
    ],
    [
      'a place that cannot be written',
      () => ['pack', '--data', file('estate'), '--output', '/no/such/folder/x.zip'],
    ],
    ['a pack that is not there', () => ['verify', file('none.zip')]],
    ['a folder as pack', () => ['verify', file('estate')]],
    ['a head that is none', () => ['verify', file('pack.zip'), '--head', 'abc']],
  ])('%s is wrong use: exit code 2 and one line', async (_what, args) => {
    const { code, out, err } = await run(args());
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^portcullis: [^\n]+\n$/);
    expect(existsSync(file('x.zip'))).toBe(false);
    expect(existsSync(file('none'))).toBe(false);
  });
});
