import fc from 'fast-check';
import { collectSource, limits, tooDeep } from '../../../src/evidence/source';
import { mangled } from './mangle';
import { tangled } from './tangle';

test('mangled texts never throw, and every row is in form', () => {
  fc.assert(
    fc.property(fc.array(mangled, { minLength: 1, maxLength: 3 }), (files) => {
      const found = collectSource(files);
      for (const row of found.evidence) {
        expect(row.path).toMatch(/^\/wiki/);
        expect(row.path).not.toMatch(/[?#\u0001]|\/$|\/\//);
        expect(row.method === null || /^[A-Z]+$/.test(row.method)).toBe(true);
        expect(files.some(({ path, text }) => path === row.file && row.line <= text.split('\n').length)).toBe(
          true,
        );
      }
      for (const row of found.unresolved) expect(row.text.length).toBeLessThanOrEqual(200);
    }),
    { numRuns: 1_500 },
  );
});

test('names that stand for each other and for themselves never run in circles', () => {
  fc.assert(
    fc.property(tangled, (files) => {
      expect(collectSource(files).notices.map(({ detail }) => detail)).not.toContain(tooDeep);
    }),
    { numRuns: 1_500 },
  );
});

test('any text at all is read without a crash', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('a.ts', 'a.jsx', 'a.py', 'a.html'),
      fc.string({ unit: 'binary', maxLength: 300 }),
      (path, text) => {
        expect(Array.isArray(collectSource([{ path, text: `AP.request ${text}` }]).evidence)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

describe('inputs made to hurt', () => {
  const deep = 20_000;
  test.each([
    ['brackets', 'a.js', `fetch(${'('.repeat(deep)}`],
    ['closed brackets', 'a.js', `AP.request(${'['.repeat(deep)}${']'.repeat(deep)})`],
    ['a long sum', 'a.js', `AP.request(${Array.from({ length: deep }, () => "'a'").join('+')})`],
    ['a long chain', 'a.js', `AP${'.a()'.repeat(deep)}`],
    ['else if', 'a.js', `AP;${'if (a) { b() } else '.repeat(deep)} {}`],
    ['ternaries', 'a.js', `AP.request(${'a ? b : '.repeat(3_000)} c)`],
    ['Python brackets', 'a.py', `confluence(${'('.repeat(deep)}`],
    [
      'a long Python sum',
      'a.py',
      `requests.get(${Array.from({ length: 5_000 }, () => '"/wiki/rest/api"').join('+')})`,
    ],
    ['scripts', 'a.html', '<script>AP.request('.repeat(5_000)],
    [
      'a function that calls itself',
      'a.js',
      `const f = (p) => f(f(p + '/a'));\nfetch(f('/wiki/rest/api/space'));`,
    ],
    [
      'values that double',
      'a.js',
      `let p = '/wiki/rest/api/space';\n${'p = x ? p + "/a" : p + "/b";\n'.repeat(60)}fetch(p);`,
    ],
    [
      'wrappers that double',
      'a.js',
      `${Array.from({ length: 40 }, (_, i) => `function f${String(i)}(p) { f${String(i + 1)}(p); f${String(i + 1)}(p + '/x'); }`).join('\n')}\nfunction f40(p) { fetch('/wiki/rest/api/' + p); }\nf0('space');`,
    ],
    ['modules without an end', 'dist/a.js', `AP;x({0:a=>{${',1:a=>{'.repeat(deep * 5)}`],
    ['statements of Python 2 on one line', 'a.py', `confluence = (\nif a: ${'print b, c; '.repeat(deep)}`],
    ['an object spread into itself', 'a.js', `const o = { ...o };\nfetch('/wiki/rest/api/space', o);`],
    [
      'a long chain of wrappers',
      'a.js',
      `${Array.from({ length: 3_000 }, (_, i) => `export function f${String(i)}(p) { f${String(i + 1)}(p); }`).join('\n')}\nfunction f3000(p) { fetch(p); }\nf0('/wiki/rest/api/space');`,
    ],
    [
      'modules that import each other',
      'a.js',
      `export * from './a';\nimport { x } from './a';\nfetch(x + '/wiki/rest/api/space');`,
    ],
  ])('%s', (_, path, text) => {
    const found = collectSource([{ path, text }]);
    expect(found.evidence.length + found.unresolved.length).toBeLessThan(1_000);
    expect(found.notices.map(({ detail }) => detail)).not.toContain(tooDeep);
  });

  test('modules that pass on each other, many times and far', () => {
    const far = Array.from({ length: 3_000 }, (_, i) => ({
      path: `m${String(i)}.js`,
      text: `export * from './m0';\n`.repeat(12) + `export * from './m${String(i + 1)}';`,
    }));
    const found = collectSource([
      { path: 'a.js', text: `import { get } from './m0';\nget('/wiki/rest/api/space');` },
      ...far,
      { path: 'm3000.js', text: 'export const get = (path) => fetch(path);' },
    ]);
    expect(found.evidence).toMatchObject([{ file: 'a.js', path: '/wiki/rest/api/space' }]);
  });

  test('a file that is too large is named and passed over', () => {
    const text = `AP.request('/rest/api/space');${' '.repeat(limits.fileSize)}`;
    const found = collectSource([{ path: 'a.js', text }]);
    expect(found.notices).toEqual([
      { code: 'file-unreadable', file: 'a.js', line: null, detail: 'larger than one file may be' },
    ]);
  });

  test('a file with an error of syntax is named with its line and the others are read', () => {
    const found = collectSource([
      { path: 'bad.js', text: `AP.request(\n  'x' 'y'\n` },
      { path: 'good.js', text: `AP.request('/rest/api/space');` },
    ]);
    expect(found.notices).toMatchObject([{ code: 'file-unreadable', file: 'bad.js', line: 2 }]);
    expect(found.evidence).toHaveLength(1);
  });
});
