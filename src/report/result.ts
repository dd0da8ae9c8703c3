/** The result of an audit, as `audit --format json` prints it; every other format is a function of it. */
import type { AppKind } from '../evidence/app';
import type { Evidence, Strength, Unresolved } from '../evidence/evidence';
import type { Action, Api, DataClass, Exposure } from '../policy/endpoint';
import type { AppAccessRule } from '../policy/rule';
import type { Eligible, Verdict } from '../policy/verdict';
import type { CheckResult } from './checks/evaluate';
import type { Finding, FindingCode, Level } from './finding';

/** One app and one endpoint, or one app and a call that the catalogue does not have. */
export interface AuditedDependency {
  /** Null, like `name`, `dataClass` and `action`, where the catalogue has no such endpoint. */
  readonly api: Api | null;
  readonly name: string | null;
  /** Null where the method of a call cannot be known. */
  readonly method: string | null;
  readonly path: string;
  readonly exposure: Exposure;
  readonly deprecated: boolean;
  readonly removed: boolean;
  readonly dataClass: DataClass | null;
  readonly action: Action | null;
  readonly strongest: Strength;
  readonly verdict: Verdict;
  readonly evidence: readonly Omit<Evidence, 'method' | 'path'>[];
}

/** Counts of dependencies by what a rule does to the endpoint. */
export interface ExposureCount {
  readonly blocked: number;
  readonly notBlocked: number;
  readonly unknown: number;
}

export interface AuditedApp {
  readonly key: string;
  readonly name: string;
  readonly kind: AppKind;
  readonly vendor: string | null;
  readonly version: string | null;
  readonly source: string;
  readonly eligible: Eligible;
  /** Null where the source cannot say. */
  readonly scopes: readonly string[] | null;
  /** The scopes that would do for the calls found; null where no code was read, or scopes do not count. */
  readonly leastScopes: readonly string[] | null;
  /** How many files of its code were read, null where none was. */
  readonly codeFiles: number | null;
  /** The strongest evidence there is, null where nothing is known of what it calls. */
  readonly strongest: Strength | null;
  readonly counts: ExposureCount;
  /** Names of the rules that cover the app. */
  readonly coveredBy: readonly string[];
  readonly modules: readonly { readonly type: string; readonly key: string; readonly title: string | null }[];
  readonly dependencies: readonly AuditedDependency[];
  readonly unresolved: readonly Unresolved[];
  /** Ids of its findings. */
  readonly findings: readonly string[];
}

/** A file that could not be read as what it claims to be. */
export interface Unreadable {
  readonly file: string;
  /** One sentence: what, where, what would be right. */
  readonly message: string;
}

export interface AuditSummary {
  readonly apps: number;
  readonly unreadable: number;
  readonly dependencies: ExposureCount;
  readonly strengths: Readonly<Record<Strength, number>>;
  readonly unresolved: number;
  readonly findings: Readonly<Record<Level, number>>;
  /** Findings that somebody decided not to act on; they are counted above as well. */
  readonly ignored: number;
  /** Against an earlier audit; null where none was given. */
  readonly baseline: { readonly new: number; readonly known: number; readonly gone: number } | null;
  /** Every code that occurs, with its count. */
  readonly codes: Readonly<Partial<Record<FindingCode, number>>>;
}

export interface AuditResult {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'portcullis'; readonly version: string };
  /** ISO 8601, null where the caller gave no clock. */
  readonly auditedAt: string | null;
  readonly catalogue: { readonly version: string; readonly endpoints: number };
  readonly rules: readonly AppAccessRule[];
  readonly apps: readonly AuditedApp[];
  readonly unreadable: readonly Unreadable[];
  readonly findings: readonly Finding[];
  /** What the checks say; absent where none were given. */
  readonly checks?: readonly CheckResult[];
  readonly summary: AuditSummary;
}
