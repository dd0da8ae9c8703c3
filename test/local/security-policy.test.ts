import { join } from 'node:path';
import { securityPolicy } from '../../src/local/host/security-policy';
import { readManifest } from '../../src/local/platform/manifest';
import { projectRoot } from '../../src/local/root';

// The package exports no types for this file of its own.
const { CSPInjectionService } = jest.requireActual<{
  CSPInjectionService: new () => { getInjectableCSP(options: object): string[] };
}>('@forge/csp/out/csp/csp-injection-service.js');

const { styles } = readManifest(join(projectRoot(), 'manifest.yml'));
const sources = (directives: readonly string[]) =>
  new Map(
    directives
      .map((directive) => directive.split(' '))
      .map(([name = '', ...values]) => [name, new Set(values)]),
  );

const production = sources(
  new CSPInjectionService().getInjectableCSP({
    existingCSPDetails: { 'style-src': styles.map((style) => `'${style}'`) },
    microsEnv: 'prod',
    hostname: undefined,
  }),
);
const local = sources(securityPolicy(styles).split('; '));

test('the local policy has every directive of production, except where reports go', () => {
  expect([...local.keys()].sort()).toEqual(
    [...production.keys()].filter((name) => name !== 'report-uri').sort(),
  );
});

test.each([...local])('%s allows nothing that production forbids', (name, values) => {
  expect([...values].filter((value) => !production.get(name)?.has(value))).toEqual([]);
});
