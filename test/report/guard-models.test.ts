import type { AppAccessRule } from '../../src/policy/rule';
import { guardModels } from '../../src/report/guard-models';
import { chart, onSite, onSpaces, script, silent } from './estate';

const names = {
  nameOf: (key: string) => (key === 'com.example.approved' ? 'Approved' : key),
  apps: [chart, silent, script],
  spaces: [{ key: 'HR', name: 'Human Resources' }],
};
const models = (...rules: AppAccessRule[]) => {
  const [lists, controls] = guardModels(rules, names);
  if (!lists || !controls) throw new Error('a form of Guard is missing');
  return { lists, controls };
};
const many = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => `${name}${index + 1}`);
const rule = (change: Partial<AppAccessRule>): AppAccessRule => ({ ...onSpaces, guard: null, ...change });

test('a small rule fits both forms, and the steps hold every name', () => {
  const { lists, controls } = models(rule({}));
  expect([lists.fits, controls.fits]).toEqual([true, true]);
  expect(lists.limits.map(({ what, has, limit }) => [what, has, limit])).toEqual([
    ['apps on the list', 1, 20],
    ['spaces of the policy', 2, 15],
    ['policies', 1, null],
  ]);
  expect(lists.steps).toContain(
    'Create the policy `Keep apps out of HR and LEGAL`: let it cover spaces HR (Human Resources) and LEGAL, and block all apps but Approved (com.example.approved). Activate it.',
  );
  expect(controls.steps).toContain(
    'For `Keep apps out of HR and LEGAL`: add an override for spaces HR (Human Resources) and LEGAL, block all apps but Approved (com.example.approved).',
  );
  expect(controls.steps.join(' ')).toContain('Activating cannot be undone');
  expect(controls.steps.join(' ')).toContain('cannot be read back');
});

test('each limit names its source, and what passes it the rule', () => {
  const { lists, controls } = models(
    rule({ id: 'long', apps: { block: many(21, 'app'), except: [] }, where: { spaces: many(2001, 'S') } }),
  );
  expect([lists.fits, controls.fits]).toEqual([false, false]);
  expect(lists.limits.filter(({ fits }) => fits === false)).toMatchObject([
    { what: 'apps on the list', limit: 20, has: 21, rule: 'long' },
    { what: 'spaces of the policy', limit: 15, has: 2001, rule: 'long' },
  ]);
  expect(controls.limits).toContainEqual(
    expect.objectContaining({ what: 'spaces in overrides', limit: 2000, has: 2001 }),
  );
  for (const { source } of [...lists.limits, ...controls.limits])
    expect(source).toMatch(/Atlassian|No source/);
});

test('a limit that nobody states leaves open whether the rules fit', () => {
  const secret = rule({ id: 'secret', where: { classificationLevels: ['Secret'] } });
  expect(models(secret)).toMatchObject({ lists: { fits: null }, controls: { fits: true } });
  expect(models(rule({}), secret).lists.limits.at(-1)).toMatchObject({
    what: 'policies',
    has: 2,
    limit: null,
    fits: null,
  });
  expect(models(rule({}), rule({ id: 'x', apps: { block: ['a'], except: [] } })).controls).toMatchObject({
    fits: null,
  });
});

test('what a list cannot hold becomes several policies, which mean the same', () => {
  const { lists } = models(
    rule({ apps: { block: many(21, 'app'), except: [] }, where: { spaces: many(16, 'S') } }),
  );
  const created = lists.steps.filter((step) => step.startsWith('Create'));
  expect(created).toHaveLength(4);
  expect(created[0]).toContain('(1 of 4)');
  for (const name of [...many(21, 'app'), ...many(16, 'S')]) {
    expect(created.some((step) => new RegExp(`\\b${name}\\b`).test(step))).toBe(true);
  }
});

test('exceptions beyond the limit cannot be cut in two, and the steps say what to do instead', () => {
  const { lists } = models(rule({ apps: { block: 'all', except: many(21, 'app') } }));
  const [step] = lists.steps.filter((one) => one.includes('cannot be entered'));
  expect(step).toContain('each would block the exceptions of the other');
  expect(step).toContain('block only these 2 apps of the estate, in lists of 20');
  expect(lists.steps.some((one) => one.startsWith('Create'))).toBe(false);
});

test('the steps say what Guard does not know: audit mode, callers with a token, earlier attestations', () => {
  const { lists } = models({ ...onSite, mode: 'audit' }, onSpaces);
  expect(lists.steps.join('\n')).toContain(
    '`Everything` is in audit mode, which Atlassian Guard does not know',
  );
  expect(lists.steps.join('\n')).toContain('does not reach Nightly sync in Atlassian Guard (API token)');
  expect(lists.steps.join('\n')).toContain('is attested by Ada on 2026-11-02');
  expect(lists.steps).toContain(
    'Create the policy `Everything`: let it cover the whole site, and block all apps but Approved (com.example.approved). Activate it.',
  );
});

test('without rules only the old ones are left to remove', () => {
  const { lists, controls } = models();
  expect(lists).toMatchObject({ fits: true, steps: [expect.stringContaining('remove the policies')] });
  expect(controls.steps.at(-1)).toContain('Remove the overrides');
});
