/**
 * The matcher beside two routers of the ecosystem on the same canonical paths. Each is built once, as its
 * documentation says; the bound is one look-up of the whole concrete path in a Map.
 */
import { Memoirist } from 'memoirist';
import { match as compilePath } from 'path-to-regexp';
import { endpoints, matchEndpoint } from '../src/policy/catalogue';
import type { Endpoint } from '../src/policy/endpoint';
import { parseOperation } from '../src/policy/operation';
import { oracle } from '../test/policy/oracle';
import { calls, type Call } from './calls';
import { catalogueReady, measure, ratio, results, type Bench, type Candidate } from './harness';

type Find = (call: Call) => Endpoint | null;

export async function run(): Promise<Bench> {
  const all = calls();
  const slow = oracle(endpoints);
  const wanted = all.map(({ method, path }) => slow(method, path));
  const candidate = (name: string, find: Find, every = 1): Candidate => {
    const some = all.filter((_, index) => index % every === 0);
    return {
      name,
      calls: some.length,
      correct: all.every((call, index) => find(call) === wanted[index]),
      pass: () => some.reduce((sum, call) => sum + (find(call)?.path.length ?? 1), 0),
    };
  };
  const candidates = [
    candidate('portcullis', ({ method, path }) => matchEndpoint(method, path)),
    candidate('memoirist', memoirist()),
    candidate('path-to-regexp', pathToRegexp(), 10),
    candidate('map', concrete(all, wanted)),
    candidate('portcullis, from raw URL', ({ method, url }) => {
      const parsed = parseOperation(method, url);
      return parsed.ok ? matchEndpoint(parsed.operation.method, parsed.operation.path) : null;
    }),
  ];
  const rates = measure(candidates);
  const others = ['memoirist', 'path-to-regexp', 'map', 'portcullis, from raw URL'];
  return {
    name: 'match',
    results: [...results(candidates, rates, 'matches/s'), ...(await catalogueReady())],
    ratios: Object.fromEntries(
      others.map((other) => [`portcullis/${other}`, ratio(rates, 'portcullis', other)]),
    ),
  };
}

/** Every template with the endpoint it means; `:name` is how both routers write a parameter. */
function routes(): { method: string; path: string; endpoint: Endpoint }[] {
  return endpoints.flatMap((endpoint) =>
    [endpoint.path, ...endpoint.aliases.map((alias) => `/wiki${alias}`)].map((template) => {
      let count = 0;
      return {
        method: endpoint.method,
        path: template.replace(/\{[^/]*\}/g, () => `:p${(count += 1)}`),
        endpoint,
      };
    }),
  );
}

function memoirist(): Find {
  const router = new Memoirist<Endpoint>();
  for (const { method, path, endpoint } of routes()) router.add(method, path, endpoint);
  return ({ method, path }) => router.find(method, path)?.store ?? null;
}

/** The first that matches, among those of the method, literals before parameters. */
function pathToRegexp(): Find {
  const byMethod = new Map<string, { match: ReturnType<typeof compilePath>; endpoint: Endpoint }[]>();
  const literalFirst = routes().sort((one, other) =>
    one.path.replaceAll(':', '~') < other.path.replaceAll(':', '~') ? -1 : 1,
  );
  for (const { method, path, endpoint } of literalFirst) {
    const rows = byMethod.get(method) ?? [];
    rows.push({ match: compilePath(path, { sensitive: true, trailing: false }), endpoint });
    byMethod.set(method, rows);
  }
  return ({ method, path }) =>
    byMethod.get(method)?.find(({ match }) => match(path) !== false)?.endpoint ?? null;
}

function concrete(all: readonly Call[], wanted: readonly (Endpoint | null)[]): Find {
  const byMethod = new Map<string, Map<string, Endpoint | null>>();
  all.forEach(({ method, path }, index) => {
    const paths = byMethod.get(method) ?? new Map<string, Endpoint | null>();
    byMethod.set(method, paths.set(path, wanted[index] ?? null));
  });
  return ({ method, path }) => byMethod.get(method)?.get(path) ?? null;
}
