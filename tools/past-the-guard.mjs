/** Lint rules, apart from the others so that a test can try them quickly: no way to Confluence past the guard. */
import tseslint from 'typescript-eslint';

const ways = [
  {
    selector: 'Identifier[name=/^request(?:Confluence|Jira|Bitbucket)$/]',
    message: 'Calls to Confluence go through the guard: name them in src/host.ts and src/app/operations.ts.',
  },
  {
    selector: 'Identifier[name=/^(?:unguarded|Outside)$/]',
    message: 'The client that asks nobody belongs to the guard alone: use `host.confluence`.',
  },
];

export default [
  {
    files: ['src/**/*.ts', 'static/**/*.{ts,tsx}'],
    // The pure folders reach nothing outside; evidence has a word of its own for values that come from there.
    ignores: [
      'src/{policy,evidence,report}/**',
      'src/app.ts',
      'src/host.ts',
      'src/app/guarding.ts',
      'src/forge/{confluence,host}.ts',
    ],
    languageOptions: { parser: tseslint.parser },
    rules: { 'no-restricted-syntax': ['error', ...ways] },
  },
];
