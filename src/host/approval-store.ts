/** What people decided and attested, and every recorded text of checks. */
import type { Approval, Attestation } from '../report/approvals';

/** When something ended that somebody had signed, and by whose hand; it stays as history. */
export interface Ended {
  /** ISO 8601 and account id. */
  readonly endedAt: string;
  readonly endedBy: string;
}

export type StoredSigned =
  ({ readonly kind: 'approval' } & Approval) | ({ readonly kind: 'attestation' } & Attestation);

/** One recorded text; every version is kept. */
export interface StoredText {
  readonly version: number;
  readonly text: string;
  readonly recordedAt: string;
  /** Account id of who recorded it. */
  readonly recordedBy: string;
  readonly reason: string;
  /** How many checks, or whatever else it lists, the text holds. */
  readonly entries: number;
}

export interface ApprovalStore {
  /**
   * Changes with every change of what is signed, and is never the same on two sites that have signed
   * anything: it holds a random id of one of them.
   */
  signedRevision(): Promise<string>;
  /** What has not ended, oldest first. */
  signed(): Promise<StoredSigned[]>;
  /** What has ended, the newest end first, at most so many. */
  endedSigned(limit: number): Promise<(StoredSigned & Ended)[]>;
  countEndedSigned(): Promise<number>;
  putSigned(signed: StoredSigned): Promise<void>;
  /** False where there is no such thing, or it has ended already. */
  endSigned(id: string, kind: StoredSigned['kind'], ended: Ended): Promise<boolean>;
  /** Newest first. */
  checksHistory(): Promise<Omit<StoredText, 'text'>[]>;
  latestChecks(): Promise<StoredText | null>;
  /** False where that version was recorded by someone else in the meantime. */
  putChecks(checks: StoredText): Promise<boolean>;
}
