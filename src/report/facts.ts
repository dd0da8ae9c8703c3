/** What is known of one app in few words: enough to tell blind spots and to answer checks. */
import type { AppRecord } from '../evidence/app';
import type { Strength, UnresolvedReason } from '../evidence/evidence';
import { endpointById } from '../policy/catalogue';
import type { DataClass, Endpoint } from '../policy/endpoint';
import type { Eligible } from '../policy/verdict';
import { isDeprecated } from './findings/calls';
import { isBlank } from './findings/declared';
import type { AuditedApp, AuditedDependency } from './result';

export interface AppFacts {
  readonly key: string;
  readonly name: string;
  readonly eligible: Eligible;
  readonly scopes: readonly string[] | null;
  /** Names of the rules that cover it. */
  readonly coveredBy: readonly string[];
  /** Neither scopes nor code nor traffic say what it calls. */
  readonly blank: boolean;
  /** The strongest evidence there is, null where nothing is known of what it calls. */
  readonly strongest: Strength | null;
  /** Its code was read and no part of it stayed hidden: what was not found there is not there. */
  readonly whole: boolean;
  /** Classes of data that it can reach, each with the strongest evidence. */
  readonly reach: ReadonlyMap<DataClass, Strength>;
  /** Calls of which nobody knows what a rule does to them, or which endpoint they are. */
  readonly unknownCalls: number;
  /** Why parts of it cannot be known, each reason once. */
  readonly hidden: readonly UnresolvedReason[];
  /** Whether scopes, code or traffic let it reach endpoints that are gone, and deprecated ones. */
  readonly reachesRemoved: boolean;
  readonly reachesDeprecated: boolean;
  /** It calls with an API token or account credentials, at least in part. */
  readonly usesToken: boolean;
}

const order: Readonly<Record<Strength, number>> = { permitted: 0, referenced: 1, observed: 2 };

/** True for evidence of this strength or a stronger one. */
export function isAtLeast(strength: Strength | null, wanted: Strength): boolean {
  return strength !== null && order[strength] >= order[wanted];
}

/** The facts of an app from its record and the audit of that record. */
export function factsOf(record: AppRecord, audited: AuditedApp): AppFacts {
  const calls: AuditedDependency[] = [];
  const endpoints: Endpoint[] = [];
  for (const call of audited.dependencies) {
    const endpoint = endpointOf(call);
    if (!isReachable(call, endpoint)) continue;
    calls.push(call);
    if (endpoint !== null) endpoints.push(endpoint);
  }
  return {
    key: audited.key,
    name: audited.name,
    eligible: audited.eligible,
    scopes: audited.scopes,
    coveredBy: audited.coveredBy,
    blank: isBlank(record),
    strongest: audited.strongest,
    whole: record.codeFiles !== undefined && record.unresolved.length === 0,
    reach: reachOf(calls),
    unknownCalls: calls.filter((one) => one.exposure === 'unknown' || one.dataClass === null).length,
    hidden: [...new Set(record.unresolved.map(({ reason }) => reason))],
    reachesRemoved: endpoints.some(({ removed }) => removed),
    reachesDeprecated: endpoints.some(isDeprecated),
    usesToken: audited.eligible === 'no' || record.evidence.some(({ caller }) => caller === 'api token'),
  };
}

function endpointOf({ method, path }: AuditedDependency): Endpoint | null {
  return endpointById(`${method ?? '?'} ${path}`);
}

/** What no app may call at all is not reached by a scope alone. */
function isReachable({ strongest }: AuditedDependency, endpoint: Endpoint | null): boolean {
  return strongest !== 'permitted' || endpoint?.needs.apps !== false;
}

function reachOf(calls: readonly AuditedDependency[]): Map<DataClass, Strength> {
  const reach = new Map<DataClass, Strength>();
  for (const { dataClass, strongest } of calls) {
    if (dataClass !== null && !isAtLeast(reach.get(dataClass) ?? null, strongest)) {
      reach.set(dataClass, strongest);
    }
  }
  return reach;
}
