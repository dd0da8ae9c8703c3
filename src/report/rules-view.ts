/**
 * What the analysis and the preview of rules answer: the shapes that the pages show. They live here because
 * the answers are made in this folder; api.ts passes them on.
 */
import type { AppKind } from '../evidence/app';
import type { Strength } from '../evidence/evidence';
import type { Eligible } from '../policy/verdict';
import type { Level } from './finding';
import type { ForecastView } from './view';

export interface RuleChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly rule: string;
  readonly name: string;
  /** One sentence for each difference. */
  readonly texts: readonly string[];
}

/** What the analysis of the rules found. */
export interface RuleRemark {
  readonly code:
    | 'never-applies' // no app of the estate, or no space, that it could cover
    | 'covered-by-another'
    | 'exception-contradicted' // an app that one rule excepts is blocked there by another
    | 'unknown-name' // an app or space that the estate does not have
    | 'goal-out-of-reach' // what no rule can do, and why
    | 'blocks-portcullis';
  readonly level: Level;
  /** Ids of the rules it speaks of. */
  readonly rules: readonly string[];
  readonly text: string;
}

/** One of the two forms in which Atlassian Guard takes a rule, and how to enter the draft there. */
export interface GuardModelView {
  readonly model: 'lists' | 'controls';
  readonly title: string;
  /** Null where a limit is not known. */
  readonly fits: boolean | null;
  readonly limits: readonly {
    readonly what: string;
    readonly limit: number | null;
    readonly has: number;
    readonly fits: boolean | null;
    /** Which rule needs so much; null where it is about all of them. */
    readonly rule: string | null;
    readonly source: string;
  }[];
  /** For the organisation administrator, since no app can enter a rule. */
  readonly steps: readonly string[];
}

/** What a draft would do to the estate: totals, and one page of its apps or spaces. */
export interface PreviewView {
  readonly totals: {
    readonly apps: number;
    /** Apps that some rule covers somewhere. */
    readonly covered: number;
    /** Covered apps that would lose something that is referenced or observed, and at most permitted. */
    readonly losing: number;
    readonly losingAtMost: number;
    /** Covered apps of which it is not known whether Atlassian's rule can block them, and that it cannot. */
    readonly eligibilityUnknown: number;
    readonly outsideReach: number;
    /** Covered apps of which nothing is known. */
    readonly noEvidence: number;
    /** Spaces of the estate, and those that rules name. */
    readonly spaces: number;
    readonly spacesCovered: number;
  };
  /** Sentences that hold for the whole draft, the warning about lost data first. */
  readonly texts: readonly string[];
  readonly apps: readonly PreviewAppRow[];
  readonly spaces: readonly PreviewSpaceRow[];
  /** Rows that fit the search, on all pages. */
  readonly total: number;
  readonly from: number;
}

export interface PreviewAppRow {
  readonly key: string;
  readonly name: string;
  readonly kind: AppKind;
  readonly eligible: Eligible;
  /** The strongest evidence there is, null where nothing is known of what it calls. */
  readonly strongest: Strength | null;
  /** Where rules of the draft cover it, in words; null where none does. */
  readonly where: string | null;
  /** Endpoints it would lose, by the strongest evidence for each. */
  readonly loses: { readonly observed: number; readonly referenced: number; readonly permitted: number };
  readonly modules: number;
  /** Endpoints it would keep, and those of which it is not known. */
  readonly keeps: number;
  readonly notKnown: number;
  /** Places of the app whose calls no source can show; what happens there is not known either. */
  readonly hidden: number;
  readonly brokenAnyway: number;
  /** Whether this differs from what the recorded rules do to it. */
  readonly changed: boolean;
}

export interface PreviewSpaceRow {
  readonly key: string;
  readonly name: string | null;
  /** Apps that rules cover in this space. */
  readonly covered: number;
  /** Of these, apps that would lose something. */
  readonly losing: number;
  /** Apps that only rules on classification levels cover: here it depends on the level of each page. */
  readonly byLevel: number;
  /** Ids of the rules that cover the space. */
  readonly rules: readonly string[];
}

/** One app under a draft: what breaks, what stays, what is not known. */
export interface PreviewAppView {
  readonly row: PreviewAppRow;
  readonly forecast: ForecastView;
}

export interface PreviewSpaceView {
  readonly row: PreviewSpaceRow;
  readonly apps: readonly PreviewAppRow[];
  readonly total: number;
  readonly from: number;
}
