/** Every recorded text of rules. */

/** One recorded text of rules; every version is kept. */
export interface StoredRules {
  readonly version: number;
  readonly text: string;
  readonly recordedAt: string;
  /** Account id of who recorded it. */
  readonly recordedBy: string;
  readonly reason: string;
  /** How many rules the text holds. */
  readonly rules: number;
}

export interface RulesStore {
  /** Newest first. */
  rulesHistory(): Promise<Omit<StoredRules, 'text'>[]>;
  latestRules(): Promise<StoredRules | null>;
  /** False where that version was recorded by someone else in the meantime. */
  putRules(rules: StoredRules): Promise<boolean>;
}
