import type { SyntaxNode } from '@lezer/common';
import { define } from './builder';
import type { PyBuilder } from './python';

/** `import` and `from ... import`: names of other modules. */
export function imports(b: PyBuilder, node: SyntaxNode): void {
  const words = b.module.text
    .slice(node.from, Math.min(node.to, node.from + 4_000))
    .replace(/#[^\n]*|[()\\]/g, ' ');
  const from = /^from\s+([.\w\s]*?)\s+import\s+([\s\S]*)$/.exec(words);
  if (from) {
    for (const [name, as] of importedNames(from[2] ?? '')) {
      define(
        b,
        b.scope,
        as,
        { kind: 'import', specifier: (from[1] ?? '').replace(/\s/g, ''), member: name, from: b.module },
        -1,
      );
    }
    return;
  }
  for (const [name, as] of importedNames(words.replace(/^import\s+/, ''))) {
    const isPlain = name === as;
    const specifier = isPlain ? (name.split('.')[0] ?? name) : name;
    define(
      b,
      b.scope,
      isPlain ? specifier : as,
      { kind: 'import', specifier, member: null, from: b.module },
      -1,
    );
  }
}

function importedNames(words: string): (readonly [string, string])[] {
  return words.split(',').flatMap((item) => {
    const [name, , as] = item.trim().split(/\s+/);
    return name === undefined || name === '' ? [] : [[name, as ?? name] as const];
  });
}
