import fc from 'fast-check';
import { parseRules } from '../../src/policy/rule';
import { formatRules } from '../../src/policy/rule-text';
import { oddRules } from './rules';

const runs = { numRuns: Number(process.env['PORTCULLIS_CASES'] ?? 30_000) / 100 };

test('a file in its canonical form', () => {
  const text = formatRules([
    {
      id: 'people',
      name: 'Keep apps out of HR',
      mode: 'enforce',
      apps: { block: 'all', except: ['com.example.approved'] },
      where: { spaces: ['HR', '1234'] },
      guard: { entered: '2026-11-01', by: 'Asha Rahman' },
    },
    {
      id: 'importer',
      name: 'yes',
      mode: 'audit',
      apps: { block: ['com.example.importer'], except: [] },
      where: { site: true },
      guard: null,
    },
  ]);
  expect(text).toBe(`version: 1
rules:
  - id: people
    name: Keep apps out of HR
    mode: enforce
    apps:
      block: all
      except:
        - com.example.approved
    where:
      spaces:
        - HR
        - "1234"
    guard:
      entered: 2026-11-01
      by: Asha Rahman
  - id: importer
    name: yes
    mode: audit
    apps:
      block:
        - com.example.importer
    where:
      site: true
`);
});

test('no rules are no text', () => expect(formatRules([])).toBe(''));

test('what is written is read back as it was, whatever the names look like', () => {
  fc.assert(
    fc.property(oddRules, (rules) => {
      if (rules.length === 0) return;
      expect(parseRules(formatRules(rules))).toEqual({ ok: true, rules });
    }),
    runs,
  );
});

test('fields that do not fit are written all the same, and the errors name their lines', () => {
  const parsed = parseRules(
    formatRules([
      {
        id: '',
        name: '',
        mode: 'audit',
        apps: { block: [], except: [] },
        where: { spaces: [] },
        guard: null,
      },
    ]),
  );
  expect(parsed).toMatchObject({
    ok: false,
    errors: [
      { line: 3, field: 'rules[0].id' },
      { line: 6, field: 'rules[0].apps.block' },
      { line: 8, field: 'rules[0].where.spaces' },
    ],
  });
});
