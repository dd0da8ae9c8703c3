import fc from 'fast-check';
import { parseRules } from '../../src/policy/rule';

const valid = `version: 1
rules:
  - id: confidential-spaces
    name: Keep apps out of HR and LEGAL
    mode: enforce            # audit | enforce
    apps: { block: all, except: [com.example.approved] }
    where: { spaces: [HR, LEGAL] }
  - id: everything
    mode: audit
    apps: { block: [com.example.sync] }
    where: { site: true }
    guard: { entered: 2026-11-20, by: Ann }
`;

it('reads YAML', () => {
  expect(parseRules(valid)).toEqual({
    ok: true,
    rules: [
      {
        id: 'confidential-spaces',
        name: 'Keep apps out of HR and LEGAL',
        mode: 'enforce',
        apps: { block: 'all', except: ['com.example.approved'] },
        where: { spaces: ['HR', 'LEGAL'] },
        guard: null,
      },
      {
        id: 'everything',
        name: 'everything',
        mode: 'audit',
        apps: { block: ['com.example.sync'], except: [] },
        where: { site: true },
        guard: { entered: '2026-11-20', by: 'Ann' },
      },
    ],
  });
});

it('reads JSON, and aliases where they help', () => {
  const rule = {
    id: 'a',
    mode: 'audit',
    apps: { block: 'all' },
    where: { classificationLevels: ['Secret'] },
  };
  expect(parseRules(JSON.stringify({ version: 1, rules: [rule] }, null, '\t'))).toMatchObject({ ok: true });
  const shared = valid.replace('[HR, LEGAL]', '&s [HR, LEGAL]').replace('{ site: true }', '{ spaces: *s }');
  expect(parseRules(shared)).toMatchObject({ ok: true, rules: [{}, { where: { spaces: ['HR', 'LEGAL'] } }] });
});

function errors(text: string): string[] {
  const parsed = parseRules(text);
  return parsed.ok
    ? []
    : parsed.errors.map(({ line, field, message }) => `${String(line)} ${field}: ${message}`);
}

describe('what is wrong is named with line and field', () => {
  it.each([
    ['version: 1', 'version: 2', '1 version: expected `1`, found the number `2`'],
    ['version: 1\n', '', '1 version: expected `1`, found nothing'],
    ['mode: enforce', 'mode: block', '5 rules[0].mode: expected `audit` or `enforce`, found `block`'],
    ['mode: enforce', 'modus: enforce', '3 rules[0].mode: expected `audit` or `enforce`, found nothing'],
    [
      'mode: enforce',
      'mode: enforce\n    note: x',
      '6 rules[0].note: no such field; expected `id`, `name`, `mode`, `apps`, `where` and `guard`',
    ],
    [
      'block: all',
      'block: some',
      '6 rules[0].apps.block: expected `all` or a list of app keys, found `some`',
    ],
    [
      'block: all, except: [com.example.approved]',
      'block: []',
      '6 rules[0].apps.block: expected at least one entry, found an empty list',
    ],
    [
      'block: all,',
      'block: [a],',
      '6 rules[0].apps.except: expected only together with `block: all`; leave the app out of `block` instead',
    ],
    [
      'com.example.approved',
      'com.example.*',
      '6 rules[0].apps.except[0]: expected a whole name, found `*`: there are no wildcards',
    ],
    [
      'spaces: [HR, LEGAL]',
      'spaces: []',
      '7 rules[0].where.spaces: expected at least one entry, found an empty list',
    ],
    [
      '[HR, LEGAL]',
      '[HR, 007]',
      '7 rules[0].where.spaces[1]: expected text, found the number `7`; write it in quotes',
    ],
    ['[HR, LEGAL]', '[HR, " LEGAL"]', '7 rules[0].where.spaces[1]: expected no space at its start or end'],
    [
      '[HR, LEGAL]',
      '[HR], site: true',
      '7 rules[0].where: expected exactly one of `site`, `spaces` and `classificationLevels`',
    ],
    [
      '{ site: true }',
      '{}',
      '11 rules[1].where: expected exactly one of `site`, `spaces` and `classificationLevels`',
    ],
    ['site: true', 'site: false', '11 rules[1].where.site: expected `true`, found `false`'],
    [
      'id: everything',
      'id: confidential-spaces',
      '8 rules[1].id: `confidential-spaces` is the id of rules[0] too; expected a unique one',
    ],
    [
      'id: everything',
      'id: a b',
      '8 rules[1].id: expected letters, digits, `.`, `_` and `-`, at most 100, found `a b`',
    ],
    [
      '2026-11-20',
      '2026-02-30',
      '12 rules[1].guard.entered: expected a date as in `2026-01-31`, found `2026-02-30`',
    ],
    ['mode: audit', 'mode: audit\n    mode: enforce', '10 : `mode` is given twice'],
    ['[HR, LEGAL]', '*nobody', 'null : expected aliases that are defined, and at most 100 uses of them'],
    ['  - id: everything', '  - ? id\n    : everything', '8 : found `?` before a key; expected a plain key'],
  ])('%j -> %j', (from, to, expected) => {
    expect(valid).toContain(from);
    expect(errors(valid.replace(from, to))).toContain(expected);
  });

  it.each([
    ['', 'null : expected fields, found `null`'],
    ['[]', '1 : expected fields, found an empty list'],
    ['version: 1\nrules: []', '2 rules: expected at least one rule, found an empty list'],
    [
      'version: 1\n---\nrules: []',
      '2 : not valid YAML: source contains multiple documents; please use YAML.parseAllDocuments()',
    ],
    ['{"__proto__": {"version": 1}}', '1 __proto__: no such field; expected `version` and `rules`'],
  ])('%j', (text, expected) => {
    expect(errors(text)).toContain(expected);
  });

  it('reports errors in the order of the text', () => {
    const text = valid
      .replace('mode: enforce', 'mode: x')
      .replace('version: 1', 'version: 3')
      .replace('site: true', 'all: 1');
    expect(errors(text).map((error) => Number.parseInt(error, 10))).toEqual([1, 5, 11, 11]);
  });
});

describe('texts that would exhaust the reader', () => {
  const bomb = [
    'a: &a [x, x]',
    ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [*${'abcdefghi'[i]!}, *${'abcdefghi'[i]!}]`),
  ];
  it.each([
    ['brackets', '['.repeat(150_000), 'levels of nesting'],
    ['fields', '{a: '.repeat(50_000), 'levels of nesting'],
    ['dashes', '- '.repeat(100_000), 'levels of nesting'],
    ['keys of keys', '? '.repeat(100_000), 'before a key'],
    ['size', `version: 1 #${'x'.repeat(200_000)}`, 'at most 200000 characters'],
    ['aliases', bomb.join('\n'), 'uses of them'],
    ['many errors', `[${','.repeat(50_000)}]`, 'more errors are left out'],
    [
      'many keys',
      Array.from({ length: 15_000 }, (_, i) => `k${String(i)}: 1`).join('\n'),
      'more errors are left out',
    ],
  ])('%s', (_, text, expected) => {
    expect(errors(text).join('\n')).toContain(expected);
  });

  it('never throws', () => {
    const parts = [
      'version: 1\n',
      'rules:',
      '\n',
      '  ',
      '- ',
      'id: a',
      '{',
      '}',
      '[',
      ']',
      ',',
      ': ',
      '&a ',
      '*a',
      '"',
      "'",
      '|\n',
      '!!str ',
      '#',
      '<<: ',
      '\t',
      '\u0000',
      '---\n',
      '%YAML 1.2\n',
      '? ',
      '~',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), (some) => {
        const parsed = parseRules(some.join(''));
        if (!parsed.ok) expect(parsed.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });
});
