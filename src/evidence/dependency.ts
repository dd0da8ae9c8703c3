import { endpointById, endpointsAt, matchTemplate } from '../policy/catalogue';
import type { Endpoint, Exposure } from '../policy/endpoint';
import type { AppRecord } from './app';
import type { Evidence, Strength } from './evidence';
import { permittedEndpoints, type Permitted } from './scopes';

/** One app and one endpoint with all the evidence for it. */
export interface Dependency {
  /** Null for a call that the catalogue does not have, and for a call whose method is not known. */
  readonly endpoint: Endpoint | null;
  readonly method: string | null;
  /** The endpoint's template, or the call's path with `{}` for what is not known. */
  readonly path: string;
  readonly exposure: Exposure;
  readonly strongest: Strength;
  /** Strongest first; within one strength in the order found. */
  readonly evidence: readonly Evidence[];
  /** Where the path is known and the method is not: the endpoints that the call may mean; else empty. */
  readonly candidates: readonly Endpoint[];
}

const rank: Readonly<Record<Strength, number>> = { observed: 0, referenced: 1, permitted: 2 };

const none: readonly Endpoint[] = [];

/** What a call means: an endpoint, or a method and a path with what they may stand for. */
type Target = Pick<Dependency, 'endpoint' | 'method' | 'path' | 'exposure' | 'candidates'>;

/**
 * Folds what an app's scopes permit, its code references and its traffic shows into one dependency an endpoint,
 * ordered by path and method. Calls without an endpoint keep their path, with exposure unknown.
 */
export function dependencies(app: AppRecord): Dependency[] {
  const folded = new Map<Endpoint | string, { target: Target; evidence: Evidence[] }>();
  const add = (target: Target, evidence: Evidence): void => {
    const id = target.endpoint ?? `${target.method ?? '?'} ${target.path}`;
    const entry = folded.get(id);
    if (entry) entry.evidence.push(evidence);
    else folded.set(id, { target, evidence: [evidence] });
  };
  for (const permitted of permittedEndpoints(app.scopes ?? [], app.kind)) {
    add(targetOf(permitted.endpoint), permittedEvidence(app, permitted));
  }
  for (const evidence of app.evidence) add(resolve(evidence), evidence);
  return [...folded.values()]
    .map(({ target, evidence }) => toDependency(target, evidence))
    .sort((a, b) => compare(a.path, b.path) || compare(a.method ?? '', b.method ?? ''));
}

function toDependency(
  { endpoint, method, path, exposure, candidates }: Target,
  found: Evidence[],
): Dependency {
  const evidence = found.length === 1 ? found : found.sort((a, b) => rank[a.strength] - rank[b.strength]);
  const strongest = evidence[0]?.strength ?? 'permitted';
  return { endpoint, method, path, exposure, strongest, evidence, candidates };
}

function resolve({ method, path }: Evidence): Target {
  if (method === null) return withoutMethod(path);
  const endpoint = endpointById(`${method} ${path}`) ?? matchTemplate(method, path);
  return endpoint
    ? targetOf(endpoint)
    : { endpoint: null, method, path, exposure: 'unknown', candidates: none };
}

function targetOf(endpoint: Endpoint): Target {
  return {
    endpoint,
    method: endpoint.method,
    path: endpoint.path,
    exposure: endpoint.exposure,
    candidates: none,
  };
}

/**
 * A known path with an unknown method is blocked where every method of the path is. In all other cases it stays
 * unknown: that no listed method is blocked does not say that of a method the catalogue may not have.
 */
function withoutMethod(path: string): Target {
  const candidates = endpointsAt(path);
  const blocked = candidates.length > 0 && candidates.every(({ exposure }) => exposure === 'blocked');
  const [first] = candidates;
  const same = candidates.every((candidate) => candidate.path === first?.path);
  return {
    endpoint: null,
    method: null,
    path: first && same ? first.path : path,
    exposure: blocked ? 'blocked' : 'unknown',
    candidates,
  };
}

function permittedEvidence({ scopesAt, source }: AppRecord, { endpoint, by }: Permitted): Evidence {
  return {
    strength: 'permitted',
    method: endpoint.method,
    path: endpoint.path,
    caller: 'unknown',
    file: scopesAt?.file ?? source,
    line: scopesAt?.line ?? 1,
    detail:
      by.length === 0 ? 'needs no scope' : `${by.length === 1 ? 'scope' : 'scopes'} ${by.join(' and ')}`,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
