/** What a running scan still has to do, and what it did. */
import type { ScanCounts } from './scan-store';

/** One step of a scan: all that the queue carries, since what is to be done lies in the store. */
export interface ScanStep {
  readonly scan: string;
  readonly step: number;
}

/** A step on its way through the queue. */
export interface QueuedStep extends ScanStep {
  /** Seconds until it is delivered at the earliest, at most 900. */
  readonly delay: number;
  /** Steps of one scan that share this word are never delivered at the same time; null for any. */
  readonly lane: string | null;
}

/** A batch of apps by their keys, or the page of spaces that starts at a cursor. */
export type StepTask =
  | { readonly kind: 'apps'; readonly apps: readonly string[] }
  | { readonly kind: 'spaces'; readonly cursor: string | null };

export interface StepResult extends ScanCounts {
  readonly apps: number;
  readonly spaces: number;
  /** One sentence where Confluence refused what was asked for. */
  readonly refused: string | null;
}

export interface PlannedStep extends ScanStep {
  readonly task: StepTask;
  /** ISO 8601: when it should have been delivered; later it counts as lost. */
  readonly dueAt: string;
  /** Failures of Confluence in a row. */
  readonly failures: number;
  readonly calls: number;
  readonly points: number;
  /** Null until it is done. */
  readonly result: StepResult | null;
}

export interface PlanStore {
  /** All steps of a scan in their order. */
  plannedSteps(scan: string): Promise<PlannedStep[]>;
  plannedStep(step: ScanStep): Promise<PlannedStep | null>;
  /** Adds steps; one that is there already stays as it is. Those that come last in the list are written last. */
  planSteps(steps: readonly PlannedStep[]): Promise<void>;
  /** Counts a call to Confluence before it is made, so that one that never came back counts too. */
  countCall(step: ScanStep, at: string): Promise<void>;
  /** @param points what the step cost besides its call. */
  finishStep(step: ScanStep, result: StepResult, points: number): Promise<void>;
  delayStep(step: ScanStep, dueAt: string, failures: number): Promise<void>;
  /** How many steps are not done. */
  stepsLeft(scan: string): Promise<number>;
  /** Points that the calls since then cost, of all scans. */
  pointsSince(at: string): Promise<number>;
  /** Drops the steps of scans that ended before this time. */
  dropPlans(before: string): Promise<void>;
}
