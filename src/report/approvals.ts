/** What people decided and attested: whether it still holds, and which findings it settles. */
import type { Ignored } from './finding';
import { hasGrown, type Weight } from './baseline';

/** What a decision is about: an app, a set of scopes of it, or one finding. */
export type Subject =
  | { readonly kind: 'app'; readonly app: string }
  | { readonly kind: 'scopes'; readonly app: string; readonly scopes: readonly string[] }
  | { readonly kind: 'finding'; readonly finding: string };

export type Decision = 'approved' | 'exempted' | 'irrelevant';

/** Something a person put their name to, until a day. */
export interface Signed {
  readonly id: string;
  readonly owner: string;
  /** ISO 8601 and account id. */
  readonly at: string;
  readonly by: string;
  /** The last day on which it holds; null for no end. */
  readonly expires: string | null;
}

export interface Approval extends Signed {
  readonly subject: Subject;
  readonly decision: Decision;
  readonly reason: string;
  /** What was known when it was decided: it holds for that, and for no more. */
  readonly basis: Basis;
}

/** Of an app its scopes (null where no source named them), of a finding what it said. */
export type Basis =
  | { readonly kind: 'app'; readonly name: string; readonly scopes: readonly string[] | null }
  | {
      readonly kind: 'finding';
      readonly app: string | null;
      readonly text: string;
      readonly weight: Weight;
    };

/** A person's word for what no scan can see; `app: null` is about the whole site. */
export interface Attestation extends Signed {
  readonly app: string | null;
  readonly statement: string;
}

export interface KnownApp {
  readonly key: string;
  readonly name: string;
  readonly scopes: readonly string[] | null;
}

/** A decision as it stands on a day. */
export interface Standing {
  readonly approval: Approval;
  readonly expired: boolean;
  /** False where what it was about has grown since. */
  readonly holds: boolean;
  /** Scopes that the app asks for now and that nobody approved. */
  readonly unapproved: readonly string[];
}

/** True after the last day; `day` as `2026-01-31`. */
export function isExpired({ expires }: Pick<Signed, 'expires'>, day: string): boolean {
  return expires !== null && expires < day;
}

/** One name for what a decision is about; a new decision on the same replaces the one before. */
export function subjectKey(subject: Subject): string {
  return subject.kind === 'finding' ? `finding:${subject.finding}` : `${subject.kind}:${subject.app}`;
}

/**
 * How every decision stands. Of several on one app the newest that has not run out says which scopes are
 * approved. A scope that no source named when it was decided was not approved.
 *
 * @param weightOf what a finding says now; null where it is gone
 */
export function standingOf(
  approvals: readonly Approval[],
  apps: ReadonlyMap<string, KnownApp>,
  weightOf: (finding: string) => Weight | null,
  day: string,
): Standing[] {
  const allowed = approvedScopes(approvals, day);
  return approvals.map((approval) => {
    const { subject, basis } = approval;
    const expired = isExpired(approval, day);
    if (subject.kind === 'finding') {
      const now = weightOf(subject.finding);
      const grown = now !== null && basis.kind === 'finding' && hasGrown(basis.weight, now);
      return { approval, expired, holds: !grown, unapproved: [] };
    }
    const scopes = new Set(allowed.get(subject.app) ?? []);
    const asked = apps.get(subject.app)?.scopes ?? [];
    const unapproved = expired ? [] : asked.filter((scope) => !scopes.has(scope));
    return { approval, expired, holds: unapproved.length === 0, unapproved };
  });
}

function approvedScopes(approvals: readonly Approval[], day: string): Map<string, readonly string[]> {
  const allowed = new Map<string, readonly string[]>();
  for (const approval of approvals.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const { subject, basis } = approval;
    if (isExpired(approval, day) || subject.kind === 'finding') continue;
    if (subject.kind === 'scopes') allowed.set(subject.app, subject.scopes);
    else if (basis.kind === 'app') allowed.set(subject.app, basis.scopes ?? []);
  }
  return allowed;
}

/** True for a decision that counts today. */
export function isInForce({ expired, holds }: Standing): boolean {
  return !expired && holds;
}

/** Keys of the apps that somebody decided on, with the decision still in force. */
export function decidedApps(standing: readonly Standing[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const one of standing) {
    const { subject } = one.approval;
    if (subject.kind !== 'finding' && isInForce(one)) keys.add(subject.app);
  }
  return keys;
}

/**
 * Tells of a finding why and until when nobody needs to act on it: somebody decided on it, or exempted its
 * app or called it irrelevant. Null for an open one. An approved app keeps its findings open.
 */
export function settler(
  standing: readonly Standing[],
): (finding: { readonly id: string; readonly app: string | null }) => Ignored | null {
  const findings = new Map<string, Ignored>();
  const apps = new Map<string, Ignored>();
  for (const one of standing) {
    const { subject, decision, reason, expires } = one.approval;
    if (!isInForce(one)) continue;
    const ignored = { reason: `${decision}: ${reason}`, until: expires };
    if (subject.kind === 'finding') findings.set(subject.finding, ignored);
    if (subject.kind === 'app' && decision !== 'approved') apps.set(subject.app, ignored);
  }
  return ({ id, app }) => findings.get(id) ?? (app === null ? null : (apps.get(app) ?? null));
}
