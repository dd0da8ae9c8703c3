/** A recorded draft equals its preview: the long form, with `PORTCULLIS_CASES` as in algebra.test.ts. */
import fc from 'fast-check';
import { appRecord } from '../../src/evidence/read';
import { decide } from '../../src/policy/decide';
import type { Endpoint } from '../../src/policy/endpoint';
import { preview, previewSpace } from '../../src/report/preview';
import { crowdedRules, kinds, someApps, someSpaces } from './rules';

const options = {
  numRuns: Number(process.env['PORTCULLIS_CASES'] ?? 30_000) / 10,
  seed: Number(process.env['PORTCULLIS_SEED'] ?? 1),
};
const known = kinds.filter((endpoint): endpoint is Endpoint => endpoint !== null);
/** Each app calls one endpoint of each kind; all but the last are apps that a rule may be able to block. */
const apps = someApps.map((key, index) =>
  appRecord({
    key,
    name: key,
    kind: index === 3 ? 'script' : 'forge',
    source: 'export.json',
    evidence: known.map(({ method, path }, at) => ({
      strength: at % 2 === 0 ? 'observed' : 'referenced',
      method,
      path,
      caller: 'app',
      file: 'src/index.ts',
      line: 1,
      detail: '',
    })),
  }),
);
const estate = { apps, spaces: [{ key: 'HR', name: 'Human Resources' }] };
const all = { find: '', from: 0, size: 200 };

it(`counts what the verdicts under the recorded rules say (${options.numRuns} cases)`, () => {
  fc.assert(
    fc.property(crowdedRules, fc.constantFrom(...someSpaces), (rules, space) => {
      const tried = { draft: rules, recorded: rules, estate };
      const rows = preview(tried, 'app', all).apps;
      const here = previewSpace(tried, space, all).apps;
      return apps.every((app) => {
        const row = rows.find(({ key }) => key === app.key);
        const inSpace = here.find(({ key }) => key === app.key);
        const eligible = app.kind === 'script' ? 'no' : 'unknown';
        const count = (place: string | null): number =>
          known.filter((endpoint) => {
            const question = { app: { key: app.key, eligible }, endpoint, space: place } as const;
            const access = { point: 'forecast', ...question, classificationLevel: null } as const;
            return decide(access, rules).reason === 'eligibility-unknown';
          }).length;
        const lost = (found: typeof row): number =>
          found ? found.loses.observed + found.loses.referenced : 0;
        return row?.changed === false && lost(row) === count(null) && lost(inSpace) === count(space);
      });
    }),
    options,
  );
});
