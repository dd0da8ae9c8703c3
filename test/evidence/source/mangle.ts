import fc from 'fast-check';
import { mangledFrom } from '../mangle';

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

/** Source files of every language, mangled. */
export const mangled = mangledFrom(
  seeds,
  fc.oneof(
    fc.constantFrom('`', '${', '"', '(', '{', '[', '</script>', '\n', '=>', '\u0001', '\\', '/*', ')'),
    fc.string(),
  ),
  40,
).map(({ name: path, text }) => ({ path, text }));
