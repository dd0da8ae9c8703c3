/** What people signed, as tables show it: names in the place of account ids; api.ts passes these shapes on. */
import type { Decision, Subject } from './approvals';

export interface ApprovalView {
  readonly id: string;
  readonly subject: Subject;
  /** What it is about, in words. */
  readonly text: string;
  readonly decision: Decision;
  readonly owner: string;
  readonly reason: string;
  readonly decidedAt: string;
  readonly decidedBy: string;
  /** The last day on which it holds; null for no end. */
  readonly expires: string | null;
  readonly expired: boolean;
  /** False where what it was about has changed since: an app that asks for more scopes than were approved. */
  readonly holds: boolean;
}

export interface AttestationView {
  readonly id: string;
  readonly app: string | null;
  readonly appName: string | null;
  readonly statement: string;
  readonly owner: string;
  readonly attestedAt: string;
  readonly attestedBy: string;
  /** The last day on which it holds; null for no end. */
  readonly expires: string | null;
  readonly expired: boolean;
}
