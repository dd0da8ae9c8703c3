/** An app and a finding as the tables of the pages show them; api.ts passes these shapes on. */
import type { AppKind } from '../evidence/app';
import type { Strength } from '../evidence/evidence';
import type { Eligible } from '../policy/verdict';
import type { Level } from './finding';
import type { ExposureCount } from './result';

/** One row of the estate table. */
export interface AppRow {
  readonly key: string;
  readonly name: string;
  readonly kind: AppKind;
  readonly vendor: string | null;
  readonly version: string | null;
  readonly eligible: Eligible;
  /** The strongest evidence there is, null where nothing is known of what it calls. */
  readonly strongest: Strength | null;
  readonly endpoints: ExposureCount;
  readonly unresolved: number;
  readonly findings: Readonly<Record<Level, number>>;
  /** Names of the recorded rules that cover it. */
  readonly coveredBy: readonly string[];
  /** ISO 8601 of the oldest and newest fact. */
  readonly oldestFact: string;
  readonly newestFact: string;
}

/** A finding in words, as the release said it that made them. */
export interface SaidFinding {
  readonly id: string;
  readonly code: string;
  readonly level: Level;
  /** Null where it is about the estate or a file. */
  readonly app: string | null;
  /** One sentence, made from code and data. */
  readonly text: string;
}

export interface FindingView extends SaidFinding {
  /** Set where somebody decided that nobody needs to act on it; `until` is the last day, null for no end. */
  readonly ignored: { readonly reason: string; readonly until: string | null } | null;
}
