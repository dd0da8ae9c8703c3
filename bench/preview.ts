/**
 * `npm run bench -- preview`: totals and first page of a preview for 500 apps, 10,000 spaces and 300 rules, in
 * processor time. "Read once" is the lower bound: every app and every space is only looked at.
 */
import type { AppRecord } from '../src/evidence/app';
import { appRecord } from '../src/evidence/read';
import { endpoints } from '../src/policy/catalogue';
import { endpointId } from '../src/policy/endpoint';
import type { AppAccessRule } from '../src/policy/rule';
import { audit } from '../src/report/audit';
import { preview, type Tried } from '../src/report/preview';
import { measure, median, type Bench, type Candidate } from './harness';

const APPS = 500;
const SPACES = 10_000;
const RULES = 300;
const page = { find: '', from: 0, size: 50 };

const scopes = [...new Set(endpoints.flatMap(({ scopes: { granular } }) => granular))];

/** Apps with up to sixteen scopes and thirty calls in their code; every endpoint of the catalogue is met. */
function makeApp(index: number): AppRecord {
  const pick = <T>(items: readonly T[], count: number, step: number): T[] =>
    Array.from({ length: count }, (_, at) => items[(index * 13 + at * step) % items.length]).filter(
      (item) => item !== undefined,
    );
  return appRecord({
    key: `com.example.app${index}`,
    name: `App ${index}`,
    kind: index % 20 === 0 ? 'script' : 'forge',
    source: 'export.json',
    scopes: pick(scopes, index % 17, 7),
    modules: [{ type: 'macro', key: 'm', title: null }],
    evidence: pick(endpoints, 30, 11).map((endpoint, at) => ({
      strength: at % 4 === 0 ? 'observed' : 'referenced',
      method: endpoint.method,
      path: endpoint.path,
      caller: 'app',
      file: 'src/index.ts',
      line: at + 1,
      detail: endpointId(endpoint),
    })),
  });
}

/** Half of the rules block all apps but some, half name theirs; one covers the site, one goes by level. */
function makeRule(index: number): AppAccessRule {
  const apps = Array.from({ length: 20 }, (_, at) => `com.example.app${(index * 37 + at * 11) % APPS}`);
  const spaces = Array.from({ length: 15 }, (_, at) => `SPACE${(index * 97 + at * 31) % SPACES}`);
  const where =
    index === 1 ? { site: true as const } : index === 3 ? { classificationLevels: ['Secret'] } : { spaces };
  return {
    id: `rule-${index}`,
    name: `Rule ${index}`,
    mode: 'audit',
    apps: index % 2 === 0 ? { block: 'all', except: apps } : { block: apps, except: [] },
    where,
    guard: null,
  };
}

export function run(): Promise<Bench> {
  const apps = Array.from({ length: APPS }, (_, index) => makeApp(index));
  const spaces = Array.from({ length: SPACES }, (_, index) => ({
    key: `SPACE${index}`,
    name: `Space ${index}`,
  }));
  const draft = Array.from({ length: RULES }, (_, index) => makeRule(index));
  const tried: Tried = { draft, recorded: draft.slice(0, RULES - 1), estate: { apps, spaces } };
  const isRight = right(tried);
  const first = (by: 'app' | 'space', over: Tried = tried): number => preview(over, by, page).totals.covered;
  const candidate = (name: string, pass: () => number): Candidate => ({
    name,
    correct: isRight,
    pass,
    calls: 1,
  });
  const candidates = [
    candidate('totals and first page by app', () => first('app')),
    candidate('totals and first page by space', () => first('space')),
    candidate('by app, from an estate just read', () =>
      first('app', { ...tried, estate: { apps: apps.map((app) => ({ ...app })), spaces } }),
    ),
    candidate('read once', () => {
      let sum = 0;
      for (const { key, evidence } of apps) sum += key.length + evidence.length;
      for (const { key } of spaces) sum += key.toLowerCase().length;
      return sum;
    }),
  ];
  const rates = measure(candidates);
  const results = candidates.map(({ name, correct }) => ({
    candidate: name,
    value: 1000 / median(rates.get(name) ?? []),
    unit: 'ms',
    correct,
  }));
  return Promise.resolve({
    name: 'preview',
    results,
    ratios: Object.fromEntries(results.map(({ candidate: name, value }) => [`${name}/50 ms`, value / 50])),
  });
}

/** Plain loops over the same estate: what an audit says of each app, and which apps a rule covers in each space. */
function right(tried: Tried): boolean {
  const { draft, estate } = tried;
  const covering = (key: string): AppAccessRule[] =>
    draft.filter(({ apps }) =>
      apps.block === 'all' ? !apps.except.includes(key) : apps.block.includes(key),
    );
  const rules = new Map(estate.apps.map(({ key }) => [key, covering(key)]));
  const { apps: rows, totals } = preview(tried, 'app', { ...page, size: APPS });
  const audited = audit(estate.apps, [], draft).apps;
  const appsRight = audited.every(({ key, dependencies }) => {
    const lost = dependencies.filter(({ verdict }) => verdict.reason === 'eligibility-unknown').length;
    const row = rows.find((one) => one.key === key);
    return row !== undefined && row.loses.observed + row.loses.referenced + row.loses.permitted === lost;
  });
  const spacesRight = preview(tried, 'space', { ...page, size: SPACES }).spaces.every(
    ({ key, covered }, at) => {
      if (at % 25 !== 0) return true;
      const here = ({ where }: AppAccessRule): boolean =>
        'site' in where || ('spaces' in where && where.spaces.includes(key));
      return covered === [...rules.values()].filter((own) => own.some(here)).length;
    },
  );
  return (
    appsRight && spacesRight && totals.covered === [...rules.values()].filter((own) => own.length > 0).length
  );
}
