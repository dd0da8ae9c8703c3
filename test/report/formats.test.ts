import { createHash } from 'node:crypto';
import Ajv from 'ajv';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { audit } from '../../src/report/audit';
import { formats } from '../../src/report/formats';
import { csvTable } from '../../src/report/formats/csv';
import { script, scriptDigest } from '../../src/report/formats/html/script';
import { sarif } from '../../src/report/formats/sarif';
import { table } from '../../src/report/formats/table';
import { chart, hostile, hostileNames, onSpaces, script as sync, silent } from './estate';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

const unreadable = [{ file: 'broken <b>.yml', message: 'is no YAML' }];
const result = audit([chart, silent, sync, chart], unreadable, [onSpaces], { at: '2026-11-22T12:00:00Z' });
const evil = audit(
  hostileNames.map(hostile),
  hostileNames.map((file) => ({ file, message: file })),
  [],
);
const decided = audit([chart, silent], unreadable, [onSpaces], {
  at: '2026-11-22T12:00:00Z',
  baseline: { findings: result.findings.slice(3) },
  ignores: {
    file: 'ignores.yml',
    ignores: [
      { line: 3, code: 'lost-under-rule', reason: 'accepted <b>', until: '2027-01-01' },
      { line: 6, code: 'no-evidence', reason: 'looked at', until: '2026-01-01' },
    ],
  },
});
const names = Object.keys(formats) as (keyof typeof formats)[];
const idPattern = /\b[0-9a-f]{16}\b/g;

interface Row {
  id: string;
  code: string;
  level: string;
}
const rowsOfCsv = (text: string) => parse<Row>(text, { columns: true });

describe('what checks answer', () => {
  const checks = [
    { id: 'one', title: 'One <b>|', control: 'AC-2', result: 'fails', texts: ['A <i>|', 'B'] },
    { id: 'two', title: 'two', control: null, result: 'needs a person', texts: [] },
    { id: 'three', title: 'Three', control: null, result: 'passes', texts: [] },
  ] as const;
  const checked = { ...result, checks };

  test('is in the table, in the page and in markdown', () => {
    expect(table(checked)).toContain(
      '\nChecks\n  fails  One <b>|, one, AC-2\n    A <i>|\n    B\n  needs a person  two\n  passes  Three, three\n\n',
    );
    const page = formats.html(checked);
    expect(page).toContain('<span class="tag error">fails</span></td><td>One &lt;b&gt;|<br>');
    expect(page).toContain('<li>A &lt;i&gt;|</li>');
    expect(formats.markdown(checked)).toMatch(/## Checks\n\n[^]*\| fails \| One [^\n]*AC-2[^\n]*<br>B \|\n/);
  });

  test.each(names)('is left out of %s where there are none', (name) => {
    expect(formats[name](result)).not.toMatch(/checks/i);
  });
});

describe.each(names)('%s', (name) => {
  test.each([
    ['an estate', result],
    ['hostile names', evil],
  ])('shows every finding of %s under its id, and no other', (_what, audited) => {
    const ids = new Set(formats[name](audited).match(idPattern));
    for (const { id } of audited.findings) expect(ids).toContain(id);
    expect(ids.size).toBe(audited.findings.length);
  });

  test('is the same on every run', () => {
    expect(formats[name](result)).toBe(formats[name](result));
  });

  test('renders an empty estate', () => {
    expect(formats[name](audit([], [], [])).length).toBeGreaterThan(10);
  });
});

test('the formats agree on the counts', () => {
  const { findings } = result.summary;
  const levels = (found: readonly { level: string }[]) => ({
    error: found.filter((one) => one.level === 'error').length,
    warning: found.filter((one) => one.level === 'warning').length,
    note: found.filter((one) => one.level === 'note').length,
  });
  const run = (JSON.parse(formats.sarif(result)) as { runs: { results: { level: string }[] }[] }).runs[0]!;
  expect(levels(rowsOfCsv(formats.csv(result)))).toEqual(findings);
  expect(levels(run.results)).toEqual(findings);
  const line = `${findings.error} errors, ${findings.warning} warnings, ${findings.note} notes`;
  expect(formats.table(result)).toContain(line);
  expect(formats.markdown(result)).toContain(line);
  const tags = (level: string) =>
    formats.html(result).match(new RegExp(`<span class="tag ${level}">${level}<`, 'g'));
  expect(tags('note')).toHaveLength(findings.note);
});

describe('csv', () => {
  test('no cell that a person typed starts a formula', () => {
    for (const row of parse(formats.csv(evil)))
      for (const cell of row) expect(cell).not.toMatch(/^[\s\u0000]*[=+\-@]|^[\t\r\n]/);
  });

  test('any text comes back as it was, but for the mark that disarms it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (cells) => {
        const [row] = parse(csvTable(cells, []), { relax_column_count: true, bom: false });
        expect(row?.map((cell, index) => (cell === cells[index] ? cell : cell.replace(/^'/, '')))).toEqual(
          cells,
        );
        for (const cell of row ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});

describe('html', () => {
  test('carries no markup of a hostile name', () => {
    const page = formats.html(evil);
    expect(page).not.toMatch(/<img|<\/script><(?!\/body)|onmouseover='alert|href="javascript/i);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain('&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;');
  });

  test('never opens a tag or closes an attribute, whatever the name', () => {
    const shape = (page: string) => page.match(/<\/?[a-z][a-z0-9]*/g)?.join(' ');
    const plain = formats.html(audit([hostile('plain')], [], []));
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '"', "'", '&', '`', '=', '/', ' ', 'a', '\u0000', '\n'),
        }),
        (name) => {
          expect(shape(formats.html(audit([hostile(`x${name}`)], [], [])))).toBe(shape(plain));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('asks for nothing from elsewhere, and allows its own script only', () => {
    const page = formats.html(result);
    expect(page).not.toMatch(/\b(?:src|srcset|action)=|<link|@import|url\(/);
    expect(page.match(/href="[^"#]/g)).toBeNull();
    expect(scriptDigest).toBe(`sha256-${createHash('sha256').update(script).digest('base64')}`);
    expect(page).toContain(`<script>${script}</script>`);
    expect(page).toContain(`script-src '${scriptDigest}'`);
  });
});

describe('sarif', () => {
  /** The schema is of an older draft; without its name the validator of today takes it. */
  const draft: object = { ...schema, id: undefined, $schema: undefined };
  const options = { strict: false, validateFormats: false, unicodeRegExp: false };
  const validate = new Ajv(options).compile(draft);
  const parsed = (audited: typeof result) => JSON.parse(sarif(audited)) as Record<string, unknown>;

  test.each([
    ['an estate', result],
    ['hostile names', evil],
    ['decisions and a baseline', decided],
  ])('of %s fits the schema', (_what, audited) => {
    expect(validate(parsed(audited)) || validate.errors).toBe(true);
  });

  test('has every place of a finding, what is new, and what was decided', () => {
    const { runs } = JSON.parse(sarif(decided)) as {
      runs: {
        results: {
          ruleId: string;
          baselineState: string;
          suppressions?: object[];
          relatedLocations?: object[];
        }[];
      }[];
    };
    const results = runs[0]?.results ?? [];
    expect(new Set(results.map((one) => one.baselineState))).toEqual(new Set(['new', 'unchanged']));
    expect(results.filter((one) => one.suppressions).map((one) => one.ruleId)).toEqual(
      decided.findings.filter((one) => one.ignored).map((one) => one.code),
    );
    const proxies = results.find((one) => one.ruleId === 'call-unresolved');
    expect(proxies?.relatedLocations).toMatchObject([
      { physicalLocation: { artifactLocation: { uri: 'src/proxy.ts' }, region: { startLine: 9 } } },
    ]);
  });

  test('points to file and line, in a relative reference', () => {
    expect(sarif(result)).toContain('"artifactLocation":{"uri":"src/index.ts"},"region":{"startLine":12}');
    for (const [, uri = ''] of sarif(evil).matchAll(/"uri":"([^"]*)"/g))
      expect(new URL(uri, 'file:///checkout/').protocol).toBe('file:');
  });
});

test('markdown keeps a hostile name inside its cell', () => {
  const lines = formats
    .markdown(evil)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = (line: string) => line.match(/(?<!\\)\|/g)?.length;
  const header = lines.findIndex((line) => line.includes('source |'));
  for (const line of lines.slice(header, header + 2 + evil.apps.length)) expect(cells(line)).toBe(10);
  expect(formats.markdown(evil)).not.toMatch(/<img|[^\\]\]\(javascript/);
});

test('the table sends no control code of a name to the terminal', () => {
  expect(table(evil)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(table(result, { width: 80, color: true })).toContain('\u001b[31merror');
  for (const line of table(result, { width: 60, color: false })
    .split('\n')
    .filter((one) => one.startsWith('    ')))
    expect(line.length <= 60 || !line.trim().includes(' ')).toBe(true);
});
