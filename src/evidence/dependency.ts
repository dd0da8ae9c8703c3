import { endpoints, endpointsAt, matchTemplate } from '../policy/catalogue';
import type { Endpoint, Exposure } from '../policy/endpoint';
import type { AppRecord } from './app';
import type { Evidence, Strength } from './evidence';
import { permittedEndpoints, type Permitted } from './scopes';

/** One app and one endpoint, and how sure it is that the one calls the other. */
export interface Call {
  /** Null for a call that the catalogue does not have, and for a call whose method is not known. */
  readonly endpoint: Endpoint | null;
  readonly method: string | null;
  /** The endpoint's template, or the call's path with `{}` for what is not known. */
  readonly path: string;
  readonly exposure: Exposure;
  readonly strongest: Strength;
  /** Found in code or traffic, and not only with a stored credential. */
  readonly calledAsApp: boolean;
  /** Where the path is known and the method is not: the endpoints that the call may mean; else empty. */
  readonly candidates: readonly Endpoint[];
}

/** A call with all the evidence for it. */
export interface Dependency extends Call {
  /** Strongest first; within one strength in the order found. */
  readonly evidence: readonly Evidence[];
}

const rank: Readonly<Record<Strength, number>> = { observed: 0, referenced: 1, permitted: 2 };

const none: readonly Endpoint[] = [];

/** What a call means: an endpoint, or a method and a path with what they may stand for. */
type Target = Omit<Call, 'strongest' | 'calledAsApp'>;

const targets = new Map(endpoints.map((endpoint) => [endpoint, toTarget(endpoint)]));
/** The same by method and path: apps hold many thousand of these. */
const targetsAt = new Map<string, Map<string, Target>>();
for (const target of targets.values()) {
  const atMethod = targetsAt.get(target.method) ?? new Map<string, Target>();
  targetsAt.set(target.method, atMethod.set(target.path, target));
}

/**
 * Folds what an app's scopes permit, its code references and its traffic shows into one dependency an endpoint,
 * ordered by path and method. Calls without an endpoint keep their path, with exposure unknown.
 */
export function dependencies(app: AppRecord): Dependency[] {
  const folded = new Map<Endpoint | string, { target: Target; evidence: Evidence[] }>();
  const add = (target: Target, evidence: Evidence): void => {
    const id = idOf(target);
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

/** The same calls in no order and without their evidence, in a fraction of the time: for what is only counted. */
export function calls(app: AppRecord): Iterable<Call> {
  const folded = new Map<Endpoint | string, Counted>();
  for (const { endpoint } of permittedEndpoints(app.scopes ?? [], app.kind)) {
    folded.set(endpoint, counted(targetOf(endpoint), 'permitted', false));
  }
  for (const evidence of app.evidence) {
    const target = resolve(evidence);
    const id = idOf(target);
    const entry = folded.get(id);
    const { strength } = evidence;
    if (entry === undefined) folded.set(id, counted(target, strength, isByApp(evidence)));
    else {
      if (rank[strength] < rank[entry.strongest]) entry.strongest = strength;
      entry.calledAsApp ||= isByApp(evidence);
    }
  }
  return folded.values();
}

type Counted = { -readonly [Field in keyof Call]: Call[Field] };

/** Field by field: a spread takes several times as long. */
function counted(
  { endpoint, method, path, exposure, candidates }: Target,
  strongest: Strength,
  calledAsApp: boolean,
): Counted {
  return { endpoint, method, path, exposure, candidates, strongest, calledAsApp };
}

function idOf({ endpoint, method, path }: Target): Endpoint | string {
  return endpoint ?? `${method ?? '?'} ${path}`;
}

function isByApp({ strength, caller }: Evidence): boolean {
  return strength !== 'permitted' && caller !== 'api token';
}

function toDependency(
  { endpoint, method, path, exposure, candidates }: Target,
  found: Evidence[],
): Dependency {
  const evidence = found.length === 1 ? found : found.sort((a, b) => rank[a.strength] - rank[b.strength]);
  const strongest = evidence[0]?.strength ?? 'permitted';
  const calledAsApp = evidence.some(isByApp);
  return { endpoint, method, path, exposure, strongest, calledAsApp, evidence, candidates };
}

function resolve({ method, path }: Evidence): Target {
  if (method === null) return withoutMethod(path);
  const known = targetsAt.get(method)?.get(path);
  if (known !== undefined) return known;
  const endpoint = matchTemplate(method, path);
  return endpoint
    ? targetOf(endpoint)
    : { endpoint: null, method, path, exposure: 'unknown', candidates: none };
}

function targetOf(endpoint: Endpoint): Target {
  return targets.get(endpoint) ?? toTarget(endpoint);
}

function toTarget(endpoint: Endpoint): Target & { readonly method: string } {
  const { method, path, exposure } = endpoint;
  return { endpoint, method, path, exposure, candidates: none };
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
