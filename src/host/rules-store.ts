/** Every recorded text of rules, and the one draft. */

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

/** A text that somebody began and nobody recorded yet; a site has at most one. */
export interface StoredDraft {
  readonly text: string;
  /** The version that it started from. */
  readonly base: number;
  /** ISO 8601. */
  readonly keptAt: string;
  /** Account id of who kept it. */
  readonly keptBy: string;
}

export interface RulesStore {
  /** Newest first. */
  rulesHistory(): Promise<Omit<StoredRules, 'text'>[]>;
  latestRules(): Promise<StoredRules | null>;
  rulesVersion(version: number): Promise<StoredRules | null>;
  /** The newest version that has exactly this text, null where none has. */
  versionOfRules(text: string): Promise<number | null>;
  /** False where that version was recorded by someone else in the meantime. */
  putRules(rules: StoredRules): Promise<boolean>;
  rulesDraft(): Promise<StoredDraft | null>;
  /** Replaces the draft; null drops it. */
  putRulesDraft(draft: StoredDraft | null): Promise<void>;
}
