import fc from 'fast-check';

const seeds: readonly (readonly [string, string])[] = [
  [
    'a.ts',
    `import api, { route } from '@forge/api';\nclass A<T> { constructor(private b: string) {} async f(p: string, o = {}) { return api.asApp().requestConfluence(route\`\${this.b}/\${p}\`, { method: 'GET', ...o }); } }\nnew A('/wiki/api/v2').f('pages');`,
  ],
  [
    'a.jsx',
    `export const B = ({ id }) => <p onClick={async () => { const { url = '/rest/api/space', ...rest } = await load(id); AP.request({ url, type: id ? 'PUT' : 'POST', ...rest }); }}>{id && <i>x</i>}</p>;`,
  ],
  [
    'a.py',
    `import requests as r\nclass C(Base):\n    def f(self, a, *b, k=1, **kw):\n        u = f"{self.url}/rest/api/content/{a!r:>3}" if a else "%s/x" % a\n        with r.get(u, **kw) as x:\n            return [g(y) for y in x] or lambda z: z\n`,
  ],
  [
    'a.hbs',
    `<script>{{#each x}}AP.request('/rest/api/content/{{id}}', {success: function(r) { go(r) }});{{/each}}</script><p onclick="f()">`,
  ],
  [
    'b.js',
    `!function(e,t){var n=t(1),r=e=>(0,n.request)("/wiki/rest/api/"+e);r("space"),r(e?"user":"group")}(this,require);`,
  ],
];

/** Source files of every language, with cuts, doubles, swaps and inserts at random places. */
export const mangled = fc
  .record({
    seed: fc.constantFrom(...seeds),
    edits: fc.array(
      fc.record({
        kind: fc.constantFrom('cut', 'double', 'insert', 'swap'),
        at: fc.nat(),
        size: fc.integer({ min: 1, max: 40 }),
        text: fc.oneof(
          fc.constantFrom('`', '${', '"', '(', '{', '[', '</script>', '\n', '=>', '\u0001', '\\', '/*', ')'),
          fc.string(),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ seed: [path, text], edits }) => ({
    path,
    text: edits.reduce((now, { kind, at, size, text: put }) => {
      const from = now.length === 0 ? 0 : at % now.length;
      const part = now.slice(from, from + size);
      if (kind === 'cut') return now.slice(0, from) + now.slice(from + size);
      if (kind === 'double') return now.slice(0, from) + part + now.slice(from);
      if (kind === 'swap')
        return now.slice(0, from) + part.split('').reverse().join('') + now.slice(from + size);
      return now.slice(0, from) + put + now.slice(from);
    }, text),
  }));
