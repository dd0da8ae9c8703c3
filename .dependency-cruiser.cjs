/** The import table of README, checked: imports go one way through the folders of src. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment:
        'A cycle means two files are one. The exception is recursive descent: in a language expressions hold functions, which hold statements, which hold expressions; values hold members, which are values.',
      from: { pathNot: '^src/evidence/source/(javascript|python|evaluate)' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only(
      'policy-imports',
      '^src/policy/',
      '^src/policy/',
      'The decision point knows nothing but the catalogue and the rules.',
    ),
    only(
      'evidence-imports',
      '^src/evidence/',
      '^src/(policy|evidence)/',
      'Collectors yield evidence; what it means is said in report.',
    ),
    only(
      'report-imports',
      '^src/report/',
      '^src/(policy|evidence|report)/',
      'Reports are functions of facts and verdicts.',
    ),
    only(
      'enforce-imports',
      '^src/enforce/',
      '^src/(policy|enforce)/|^src/host(/|\\.ts$)',
      'Enforcement points ask decide and nothing else.',
    ),
    only(
      'scan-imports',
      '^src/scan/',
      '^src/(policy|evidence|report|scan)/|^src/host(/|\\.ts$)',
      'A scan reads the estate through the host only.',
    ),
    only(
      'host-imports',
      '^src/host(/|\\.ts$)',
      '^src/(policy|evidence|report|host)/',
      'Ports are types over the pure words.',
    ),
    only(
      'api-imports',
      '^src/api(/|\\.ts$)',
      '^src/(policy|evidence|report|api)/',
      'The contract of the pages names pure types only.',
    ),
    only(
      'app-imports',
      '^src/app(/|\\.ts$)',
      '^src/(policy|evidence|report|enforce|scan)/|^src/(app|api|host)(/|\\.ts$)',
      'Use cases meet the world through host.ts.',
    ),
    only(
      'forge-imports',
      '^src/forge/',
      '^src/forge/|^src/(app|api|host)(/|\\.ts$)',
      'The host on Forge never sees the local one.',
    ),
    only(
      'local-imports',
      '^src/local/',
      '^src/(local|policy|evidence)/|^src/(app|api|host)(/|\\.ts$)|^src/index\\.ts$',
      'The local host stands in for the platform and runs the same handlers.',
    ),
    only(
      'cli-imports',
      '^src/cli/',
      '^src/(cli|local|policy|evidence|report|enforce|scan)/|^src/(app|host)(/|\\.ts$)|^src/command-line\\.ts$',
      'The command line is a thin front.',
    ),
    only(
      'index-imports',
      '^src/(index|command-line)\\.ts$',
      '^src/(forge|app)/|^src/(app|api|index)\\.ts$',
      'The Forge entry wires the app to its host.',
    ),
    {
      name: 'pure-folders',
      comment: 'Pure folders run anywhere: no node, no Forge.',
      severity: 'error',
      from: { path: '^src/(policy|evidence|report)/' },
      to: { path: '^(node:|@forge/)|^node_modules/@forge/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-folders-core',
      comment: 'Pure folders use no built-in module of node.',
      severity: 'error',
      from: { path: '^src/(policy|evidence|report)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'forge-packages',
      comment: 'Only the Forge host speaks to @forge/*.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(forge/|index\\.ts$)' },
      to: { path: '^node_modules/@forge/' },
    },
    {
      name: 'unguarded-client',
      comment:
        'The client that asks nobody is handed to the app by the host alone, and there only to the guard.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/forge/host\\.ts$' },
      to: { path: '^src/forge/confluence\\.ts$' },
    },
    {
      name: 'unguarded-package',
      comment: 'Nothing but that client sends calls to Confluence; the host asks for the key of the app.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/forge/(confluence|host)\\.ts$' },
      to: { path: '^node_modules/@forge/api/' },
    },
    {
      name: 'page-imports',
      comment: 'The pages see the types of api.ts and nothing else of ours.',
      severity: 'error',
      from: { path: '^static/' },
      to: { path: '^src/', pathNot: '^src/api(/|\\.ts$)' },
    },
    {
      name: 'page-types-only',
      comment: 'The pages see types, not code.',
      severity: 'error',
      from: { path: '^static/' },
      to: { path: '^src/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '^(dist|static/build)/' },
  },
};
