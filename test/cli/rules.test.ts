import { join } from 'node:path';
import { descriptor, folder, manifest, rules, run } from './run';

jest.setTimeout(60_000);

interface Report {
  readonly rules: readonly unknown[] | null;
  readonly errors: readonly { readonly line: number | null }[];
  readonly changes: readonly { readonly kind: string }[];
  readonly remarks: readonly { readonly code: string }[];
  readonly guard: readonly { readonly model: string; readonly steps: readonly string[] }[];
  readonly preview: {
    readonly totals: { readonly covered: number };
    readonly apps: readonly object[];
  } | null;
}
const read = (out: string): Report => JSON.parse(out) as Report;

test('checks a file without any app', async () => {
  const root = await folder({ 'rules.yml': rules });
  const { code, out } = await run(['rules', join(root, 'rules.yml')]);
  const report = read(out);
  expect(code).toBe(0);
  expect(report).toMatchObject({ errors: [], changes: [], preview: null });
  expect(report.rules).toHaveLength(1);
  expect(report.remarks.map((one) => one.code)).toEqual(
    expect.arrayContaining(['blocks-portcullis', 'goal-out-of-reach']),
  );
  expect(report.guard.map(({ model }) => model)).toEqual(['lists', 'controls']);
  expect(report.guard[0]?.steps.join(' ')).toContain('space HR');
});

test('tries the rules on apps, in every format', async () => {
  const root = await folder({
    'rules.yml': rules,
    'apps/manifest.yml': manifest,
    'more/atlassian-connect.json': descriptor,
  });
  const args = [
    'rules',
    join(root, 'rules.yml'),
    join(root, 'apps/manifest.yml'),
    join(root, 'more/atlassian-connect.json'),
  ];
  const { preview } = read((await run(args)).out);
  expect(preview).toMatchObject({ totals: { apps: 2, covered: 2 } });
  expect(preview?.apps).toHaveLength(2);
  const table = await run([...args, '--format', 'table']);
  expect(table.out).toContain('2 apps of 2 would be covered');
  expect(table.out).toMatch(/ 1\. As an administrator of the organisation/);
  const markdown = await run([...args, '--format', 'markdown']);
  expect(markdown.out).toContain('## Preview');
  expect(markdown.out).toMatch(/\| space HR \| Chart Maker \|/);
  for (const { out } of [table, markdown]) expect(out).not.toMatch(/denied|in force/i);
});

test('says what changes against the rules as recorded', async () => {
  const root = await folder({ 'old.yml': rules, 'new.yml': rules.replace('[HR]', '[HR, LEGAL]') });
  const { out } = await run(['rules', join(root, 'new.yml'), '--against', join(root, 'old.yml')]);
  expect(read(out).changes).toMatchObject([{ kind: 'changed', texts: ['It covers space LEGAL too.'] }]);
});

test('ends with 1 for remarks named by --fail-on, and with 2 for wrong use and for errors', async () => {
  const root = await folder({ 'rules.yml': rules, 'broken.yml': 'version: 1\nrules:\n  - id: 7\n' });
  const file = join(root, 'rules.yml');
  expect((await run(['rules', file, '--fail-on', 'blocks-portcullis'])).code).toBe(1);
  expect((await run(['rules', file, '--fail-on', 'covered-by-another'])).code).toBe(0);
  const unknown = await run(['rules', file, '--fail-on', 'nonsense']);
  expect(unknown).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('unknown code `nonsense`') as string,
  });
  expect((await run(['rules', join(root, 'none.yml')])).code).toBe(2);
  const broken = await run(['rules', join(root, 'broken.yml')]);
  expect(broken.code).toBe(2);
  expect(read(broken.out).errors[0]).toMatchObject({ line: 3, field: 'rules[0].id' });
  expect(broken.err).toMatch(
    /^portcullis: the rules file `.*broken\.yml` has errors: line 3, rules\[0\]\.id: expected text.*\n$/,
  );
});
