/** Full decisions: from an access to a verdict, and the whole way from a raw URL. */
import { endpoints, matchEndpoint } from '../src/policy/catalogue';
import { compileRules, decide, type Access } from '../src/policy/decide';
import type { Endpoint } from '../src/policy/endpoint';
import { parseOperation } from '../src/policy/operation';
import type { AppAccessRule } from '../src/policy/rule';
import type { Verdict } from '../src/policy/verdict';
import { oracle } from '../test/policy/oracle';
import { calls } from './calls';
import { catalogueReady, measure, results, type Bench } from './harness';

const SPACES = Array.from({ length: 40 }, (_, index) => `SPACE${index}`);
const APPS = Array.from({ length: 60 }, (_, index) => `com.example.app${index}`);

/** Of the size that Guard's limits allow: 15 spaces a rule, 20 apps a list. */
const rules: readonly AppAccessRule[] = [
  rule(
    'all-but-some',
    'enforce',
    { block: 'all', except: APPS.slice(0, 20) },
    { spaces: SPACES.slice(0, 15) },
  ),
  rule('named', 'enforce', { block: APPS.slice(10, 30), except: [] }, { spaces: SPACES.slice(10, 25) }),
  rule('watched', 'audit', { block: 'all', except: [] }, { spaces: SPACES.slice(20, 35) }),
  rule(
    'levels',
    'enforce',
    { block: 'all', except: APPS.slice(0, 5) },
    { classificationLevels: ['Secret', 'Internal'] },
  ),
  rule('site', 'enforce', { block: APPS.slice(50, 60), except: [] }, { site: true }),
];

function rule(
  id: string,
  mode: AppAccessRule['mode'],
  apps: AppAccessRule['apps'],
  where: AppAccessRule['where'],
): AppAccessRule {
  return { id, name: id, mode, apps, where, guard: null };
}

export async function run(): Promise<Bench> {
  const slow = oracle(endpoints);
  const items = calls().map((call, index) => ({
    ...call,
    access: accessTo(slow(call.method, call.path), index),
  }));
  const compiled = compileRules(rules);
  const fromUrl = ({ method, url, access }: (typeof items)[number]): Verdict => {
    const parsed = parseOperation(method, url);
    const endpoint = parsed.ok ? matchEndpoint(parsed.operation.method, parsed.operation.path) : null;
    const { point, app, space, classificationLevel } = access;
    return decide({ point, app, endpoint, space, classificationLevel }, compiled);
  };
  const right = (verdict: Verdict, access: Access): boolean => verdict.verdict === obvious(access);
  const candidates = [
    {
      name: 'from an access',
      calls: items.length,
      correct: items.every(({ access }) => right(decide(access, compiled), access)),
      pass: () => items.reduce((sum, { access }) => sum + decide(access, compiled).reason.length, 0),
    },
    {
      name: 'from a raw URL',
      calls: items.length,
      correct: items.every((item) => right(fromUrl(item), item.access)),
      pass: () => items.reduce((sum, item) => sum + fromUrl(item).reason.length, 0),
    },
  ];
  const rates = measure(candidates);
  const figures = results(candidates, rates, 'decisions/s');
  return {
    name: 'decide',
    results: [...figures, ...(await catalogueReady())],
    ratios: Object.fromEntries(
      figures.map(({ candidate, value }) => [`${candidate}/1 million a second`, value / 1e6]),
    ),
  };
}

function accessTo(endpoint: Endpoint | null, index: number): Access {
  return {
    point: 'gateway',
    app: { key: APPS[(index * 7) % APPS.length] ?? '', eligible: 'no' },
    endpoint,
    space: SPACES[(index * 11) % SPACES.length] ?? '',
    classificationLevel: ['Secret', 'Public', null][index % 3] ?? null,
  };
}

/** The order of the reasons as plain loops over the rules, for a known space and level at the gateway. */
function obvious({ app, endpoint, space, classificationLevel }: Access): Verdict['verdict'] {
  const covering = rules.filter(({ apps }) =>
    apps.block === 'all' ? !apps.except.includes(app.key) : apps.block.includes(app.key),
  );
  const here = covering.filter(({ where }) => {
    if ('site' in where) return true;
    if ('spaces' in where) return where.spaces.some((key) => key === space);
    return where.classificationLevels.some((level) => level === classificationLevel);
  });
  if (here.length === 0 || endpoint?.exposure === 'not-blocked') return 'allowed';
  if (endpoint?.exposure !== 'blocked') return 'unknown';
  return endpoint.shape === 'collection' && !here.some(({ where }) => 'site' in where)
    ? 'allowed'
    : 'blocked';
}
