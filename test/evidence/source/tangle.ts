import fc from 'fast-check';

const name = fc.constantFrom('a', 'b', 'c', 'f', 'K', 'k', 'url', 'method');

const { expr } = fc.letrec<{ expr: string }>((tie) => {
  const part = tie('expr');
  const pair = fc.tuple(part, part);
  return {
    expr: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      name,
      fc.constantFrom("'/wiki/rest/api/space'", "'POST'", 'this', 'fetch', 'super.k', "import('./b')"),
      part.map((inner) => `{ ...${inner} }`),
      pair.map(([inner, value]) => `{ ...${inner}, url: ${value}, ...${value} }`),
      fc
        .tuple(name, part, part)
        .map(([key, value, rest]) => `{ ${key}: ${value}, method() { return ${rest} } }`),
      pair.map(([inner, item]) => `[...${inner}, ${item}]`),
      fc.tuple(part, name).map(([object, key]) => `(${object}).${key}`),
      pair.map(([object, key]) => `(${object})[${key}]`),
      pair.map(([callee, arg]) => `(${callee})(${arg})`),
      pair.map(([callee, arg]) => `new (${callee})(${arg})`),
      pair.map(([left, right]) => `\`\${${left}}/\${${right}}\``),
      pair.map(([left, right]) => `(${left} + ${right})`),
      fc.tuple(part, part, part).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
      pair.map(([left, right]) => `(${left} || ${right})`),
      fc.tuple(name, part).map(([param, value]) => `(({ ${param}, ...c }, b = ${value}) => ${value})`),
      fc
        .tuple(part, fc.constantFrom('map', 'find', 'concat', 'join', 'then', 'bind', 'get'), part)
        .map(([on, method, arg]) => `(${on}).${method}(${arg})`),
      pair.map(([left, right]) => `Object.assign(${left}, ${right})`),
      part.map((value) => `Object.values(${value})`),
    ),
  };
});

const statement = fc.oneof(
  fc
    .tuple(fc.constantFrom('const', 'let', 'var'), name, expr)
    .map(([kind, to, value]) => `${kind} ${to} = ${value};`),
  fc.tuple(name, expr).map(([to, value]) => `var { ${to}, ...c } = ${value};`),
  fc.tuple(name, expr).map(([to, value]) => `if (x) ${to} = ${value};`),
  fc.tuple(name, name, expr).map(([to, key, value]) => `${to}.${key} = ${value};`),
  fc
    .tuple(name, name, expr, expr)
    .map(([to, param, fallback, value]) => `function ${to}(${param} = ${fallback}) { return ${value}; }`),
  fc
    .tuple(name, expr, name, expr)
    .map(
      ([to, base, key, value]) =>
        `class ${to} extends (${base}) { ${key} = ${value}; f(url) { this.k = ${value}; return fetch(url, this.${key}); } }`,
    ),
  fc.tuple(expr, expr).map(([url, options]) => `fetch(${url}, ${options});`),
  fc
    .tuple(name, expr)
    .map(
      ([to, value]) =>
        `export { ${to} as k }; export * from './b'; import { k as ${to} } from './b'; f(${value});`,
    ),
);

/** Programs of two files in which names stand for each other and for themselves in every way there is. */
export const tangled = fc
  .tuple(...[0, 1].map(() => fc.array(statement, { minLength: 1, maxLength: 8 })))
  .map((files) =>
    files.map((lines, at) => ({
      path: `${'ab'.charAt(at)}.js`,
      text: `${lines.join('\n')}\nfetch('/wiki/rest/api/' + a, { ...b });`,
    })),
  );
