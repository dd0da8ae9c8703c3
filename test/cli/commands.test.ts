import { join } from 'node:path';
import { folder, manifest, rules, run } from './run';

jest.setTimeout(60_000);

describe('portcullis explain', () => {
  test('gives one verdict with its reason', async () => {
    const root = await folder({ 'rules.yml': rules });
    const file = join(root, 'rules.yml');
    const blocked = await run(['explain', 'GET', '/wiki/api/v2/pages/42', '--space', 'HR', '--rules', file]);
    expect(JSON.parse(blocked.out)).toMatchObject({
      verdict: 'blocked',
      reason: 'covered',
      rule: 'confidential',
    });
    const text = await run(['explain', 'GET', '/wiki/api/v2/pages/42', '--format', 'table']);
    expect(text.out).toMatch(/exposure {3}blocked\nsource {5}app-access-rest-apis, line \d+/);
  });

  test('answers a batch line by line, in order, also for what is no request', async () => {
    const lines = [
      'GET /wiki/api/v2/pages',
      'nonsense',
      '',
      'get  /rest/api/content/1?expand=body ',
      'POST /nowhere',
    ];
    const { code, out } = await run(['explain', '--batch', '-'], `${lines.join('\n')}\n`);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(answers).toMatchObject([
      { matched: true, path: '/wiki/api/v2/pages', exposure: 'blocked', verdict: null },
      { input: 'nonsense', error: expect.any(String) as string },
      { input: '', error: expect.any(String) as string },
      { method: 'GET', matched: true, path: '/wiki/rest/api/content/{id}' },
      { matched: false, exposure: 'unknown' },
    ]);
    const file = join(await folder({ 'calls.txt': lines.join('\r\n') }), 'calls.txt');
    expect((await run(['explain', '--batch', file])).out).toBe(out);
  });

  test('keeps the order of a long batch', async () => {
    const input = Array.from({ length: 20_000 }, (_, n) => `GET /wiki/api/v2/pages/${n}`).join('\n');
    const { out } = await run(['explain', '--batch', '-'], input);
    const urls = out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { url: string }).url);
    expect(urls).toEqual(input.split('\n').map((line) => line.slice(4)));
  });
});

describe('portcullis catalogue', () => {
  test.each(['table', 'json', 'csv', 'markdown'])('as %s has every endpoint', async (format) => {
    const { code, out } = await run(['catalogue', '--format', format]);
    expect(code).toBe(0);
    const lines = out.split('\n').filter((line) => line.includes('/wiki/'));
    expect(lines.length).toBe(395);
  });

  test('as json is an array of the contract', async () => {
    const rows = JSON.parse((await run(['catalogue', '--format', 'json'])).out) as Record<string, unknown>[];
    const listed = rows.filter((row) => row['basis'] === 'document');
    expect(listed.length).toBe(296);
    expect(listed.filter((row) => row['exposure'] === 'blocked').length).toBe(199);
  });
});

describe('portcullis diff', () => {
  test('says what changed between two audits', async () => {
    const root = await folder({ 'manifest.yml': manifest });
    const [old, now] = [join(root, 'old.json'), join(root, 'now.json')];
    await run(['audit', join(root, 'manifest.yml'), '--output', old]);
    await run([
      'audit',
      join(await folder({ 'manifest.yml': `${manifest}    - write:page:confluence\n` }), 'manifest.yml'),
      '--output',
      now,
    ]);
    const { code, out } = await run(['diff', old, now, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      appsNew: [],
      appsGone: [],
      scopesGrown: [{ scopes: ['write:page:confluence'] }],
    });
    expect((await run(['diff', old, old, '--format', 'table'])).out).toBe('Nothing changed.\n');
  });
});

test.each([
  ['no command', []],
  ['unknown command', ['frobnicate']],
  ['unknown option', ['audit', '.', '--frobnicate']],
  ['audit without a PATH', ['audit']],
  ['a PATH that is not there', ['audit', '/no/such/path']],
  ['a file that is nothing we know', ['audit', __filename]],
  ['a folder without an app or code', ['audit', join(__dirname, '../../docs/decisions')]],
  ['an unknown format', ['catalogue', '--format', 'pdf']],
  ['an unknown code', ['audit', '.', '--fail-on', 'no-such-code']],
  ['a rules file that is not there', ['audit', '.', '--rules', '/no/such/rules.yml']],
  ['a rules file that is none', ['audit', '.', '--rules', join(__dirname, '../../package.json')]],
  ['explain without a URL', ['explain', 'GET']],
  ['explain of no method', ['explain', 'FETCH', '/wiki/api/v2/pages']],
  ['a batch that is not there', ['explain', '--batch', '/no/such/batch']],
  ['a folder as batch', ['explain', '--batch', __dirname]],
  [
    'diff of no audits',
    ['diff', join(__dirname, '../../package.json'), join(__dirname, '../../package.json')],
  ],
  ['an output that cannot be written', ['catalogue', '--output', '/no/such/folder/x.json']],
  ['a port that is none', ['serve', '--port', 'many']],
])('%s is wrong use: exit code 2 and one line', async (_what, args) => {
  const { code, out, err } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^portcullis: [^\n]+\n$/);
  expect(err).not.toMatch(/\bat .*\.m?js|Error:/);
});

test('--help and --version end well', async () => {
  const help = await run(['--help']);
  expect(help).toMatchObject({ code: 0, err: '' });
  for (const name of ['audit', 'explain', 'catalogue', 'diff', 'serve', 'sandbox']) {
    expect(help.out).toContain(`  ${name} `);
    const own = await run([name, '--help']);
    expect(own.code).toBe(0);
    expect(own.out).toContain('Examples:');
  }
  expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
