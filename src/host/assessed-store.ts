/**
 * What was worked out of the estate, kept so that a new process need not do it again. Nothing in here is a source
 * of anything: all of it may go at any time, and is found by hashes of all that it was made from.
 */

/** An app as it was assessed, under a hash of 32 hexadecimal digits. */
export interface KeptApp {
  readonly hash: string;
  /** What the first look at an estate needs of it. */
  readonly head: string;
  readonly findings: string;
}

export interface AssessedStore {
  /** Hashes of the apps of an estate in its order; null where none is kept under this name of 32 hexadecimal digits. */
  assessedEstate(name: string): Promise<string[] | null>;
  /** Heads of apps by hash; those that are not kept are left out. */
  assessedHeads(hashes: readonly string[]): Promise<Map<string, string>>;
  /** Findings of apps by hash; those that are not kept are left out. */
  assessedFindings(hashes: readonly string[]): Promise<Map<string, string>>;
  /** Keeps apps; one that is there already stays as it is. */
  keepAssessed(apps: readonly KeptApp[]): Promise<void>;
  /** Keeps an estate under a name; all else that is kept goes, but for the apps that it names. */
  keepAssessedEstate(name: string, hashes: readonly string[]): Promise<void>;
}
