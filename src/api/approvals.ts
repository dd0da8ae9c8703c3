/** What people decided and attested, what no scan can see, and the checks that hold the estate to it. */
import { z } from 'zod';
import type { BlindSpots } from '../report/blind-spots';
import type { CheckResult } from '../report/checks/evaluate';
import type { RuleError } from '../policy/rule';
import type { Level } from '../report/finding';
import type { ApprovalView, AttestationView } from '../report/signed-rows';
import type { Waiting } from '../report/waiting';
import type { TrendView } from './scans';
import { appKey, day, reason } from './shapes';

export type { ApprovalView, AttestationView } from '../report/signed-rows';

/** What a decision of a person is about: an app, a set of scopes of it, or one finding. */
const approvalSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('app'), app: appKey }),
  z.object({ kind: z.literal('scopes'), app: appKey, scopes: z.array(z.string().max(300)).max(500) }),
  z.object({ kind: z.literal('finding'), finding: z.string().min(1).max(100) }),
]);

export const approvalPayloads = {
  overview: z.object({}),
  approvals: z.object({}),
  'approval.put': z.object({
    subject: approvalSubject,
    decision: z.enum(['approved', 'exempted', 'irrelevant']),
    owner: z.string().trim().min(1).max(300),
    reason,
    /** The last day on which it holds; null for no end. */
    expires: day.nullable(),
  }),
  'approval.remove': z.object({ id: z.string().min(1).max(100) }),
  /** A person's word for what no scan can see; `app: null` is about the whole site. */
  'attestation.put': z.object({
    app: appKey.nullable(),
    statement: z.string().trim().min(1).max(2000),
    owner: z.string().trim().min(1).max(300),
    expires: day.nullable(),
  }),
  'attestation.remove': z.object({ id: z.string().min(1).max(100) }),
  'blind-spots': z.object({}),
  checks: z.object({}),
  'checks.record': z.object({ text: z.string().max(200_000), reason }),
} as const;

export interface ApprovalAnswers {
  overview: OverviewView;
  approvals: ApprovalsView;
  'approval.put': ApprovalsView;
  'approval.remove': ApprovalsView;
  'attestation.put': ApprovalsView;
  'attestation.remove': ApprovalsView;
  'blind-spots': BlindSpotsView;
  checks: ChecksView;
  'checks.record': RecordedChecks;
}

export interface ApprovalsView {
  readonly approvals: readonly ApprovalView[];
  readonly attestations: readonly AttestationView[];
  /** Apps without a decision that counts today. */
  readonly undecided: readonly { readonly app: string; readonly name: string }[];
  /** What was taken back or replaced, newest first: the last 100 of `historyTotal`. */
  readonly history: readonly SignedHistory[];
  readonly historyTotal: number;
}

/** A decision or an attestation that ended, with who ended it and when. */
export interface SignedHistory {
  readonly id: string;
  readonly kind: 'approval' | 'attestation';
  readonly text: string;
  readonly decision: ApprovalView['decision'] | null;
  readonly owner: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly endedAt: string;
  readonly endedBy: string;
}

/** What no scan can see, as a list of apps for each kind. */
export type BlindSpotsView = BlindSpots;
export type CheckView = CheckResult;

export interface ChecksView {
  readonly text: string;
  readonly recordedAt: string | null;
  readonly checks: readonly CheckView[];
  /** Every recorded text, newest first. */
  readonly history: readonly {
    readonly version: number;
    readonly recordedAt: string;
    readonly by: string;
    readonly reason: string;
    readonly checks: number;
  }[];
}

export type RecordedChecks =
  | { readonly recorded: true; readonly checks: ChecksView }
  | {
      readonly recorded: false;
      readonly errors: readonly RuleError[];
    };

/** The first look of the day. */
export interface OverviewView {
  readonly apps: number;
  /** All of them; `ignored` says how many of these somebody decided on. */
  readonly findings: Readonly<Record<Level, number>>;
  readonly ignored: number;
  /** Apps by kind of blind spot, all kinds together. */
  readonly blindSpots: number;
  readonly checks: { readonly passes: number; readonly fails: number; readonly needsPerson: number };
  /** What waits for a decision, the gravest first; `view` is where to act on it. */
  readonly needsPerson: readonly Waiting[];
  readonly trend: TrendView;
}
