/** The rules: recorded, drafted, previewed, and checked against what Atlassian Guard can take. */
import { z } from 'zod';
import type { Eligible } from '../policy/verdict';
import type { AppKind } from '../evidence/app';
import type { Level } from '../report/finding';
import type { ForecastView } from '../report/view';
import { appKey, find, page, reason, spaceKey } from './shapes';

const text = z.string().max(200_000);
const names = z.array(z.string().max(300)).max(5000);

/** One rule as the editor holds it: the fields of a rules file, not yet checked. */
export const ruleDraft = z.object({
  id: z.string().max(100),
  name: z.string().max(200),
  mode: z.enum(['audit', 'enforce']),
  apps: z.object({ block: z.union([z.literal('all'), names]), except: names }),
  where: z.union([
    z.object({ site: z.literal(true) }),
    z.object({ spaces: names }),
    z.object({ classificationLevels: names }),
  ]),
  guard: z.object({ entered: z.string().max(10), by: z.string().max(300) }).nullable(),
});
export type RuleDraft = z.infer<typeof ruleDraft>;

export const rulesPayloads = {
  rules: z.object({}),
  /** `base` is the version that the draft started from: recording over a newer one is refused. */
  'rules.record': z.object({ text, reason, base: z.number().int().min(0).optional() }),
  /** The text of a file or the fields of the editor; the answer holds both forms. */
  'rules.check': z.object({
    draft: z.union([z.object({ text }), z.object({ rules: z.array(ruleDraft).max(500) })]),
  }),
  /** Keeps a draft for whoever edits next; null drops it. */
  'rules.draft': z.object({ text: text.nullable(), base: z.number().int().min(0).optional() }),
  'rules.version': z.object({ version: z.number().int().min(1) }),
  'rules.preview': z.object({ text, by: z.enum(['app', 'space']), find, ...page }),
  'rules.preview.app': z.object({ text, app: appKey }),
  'rules.preview.space': z.object({ text, space: spaceKey, find, ...page }),
} as const;

export interface RulesAnswers {
  rules: RulesView;
  'rules.record': RecordedView;
  'rules.check': CheckedDraft;
  'rules.draft': { readonly kept: boolean };
  'rules.version': { readonly version: number; readonly text: string };
  'rules.preview': PreviewView;
  'rules.preview.app': PreviewAppView;
  'rules.preview.space': PreviewSpaceView;
}

export interface RuleView {
  readonly id: string;
  readonly name: string;
  readonly mode: 'audit' | 'enforce';
  /** Who, in plain words: "all apps but A and B". */
  readonly apps: string;
  /** Where, in plain words: "spaces HR and LEGAL". */
  readonly where: string;
  /** "recorded on DATE" or "attested by NAME on DATE". */
  readonly state: string;
}

export interface RulesView {
  readonly text: string;
  readonly rules: readonly RuleView[];
  readonly history: readonly {
    readonly version: number;
    readonly recordedAt: string;
    readonly by: string;
    readonly reason: string;
    readonly rules: number;
  }[];
  /** The draft that was kept last; null or missing where there is none. */
  readonly draft?: KeptDraftView | null;
}

/** A text that somebody began and nobody recorded yet. */
export interface KeptDraftView {
  readonly text: string;
  readonly keptAt: string;
  readonly by: string;
  /** The version it started from. */
  readonly base: number;
}

/** A rules text that does not fit is an answer, not a failure: each error names line and field. */
export type RecordedView =
  | { readonly recorded: true; readonly rules: RulesView }
  | {
      readonly recorded: false;
      readonly errors: readonly {
        readonly line: number | null;
        readonly field: string;
        readonly message: string;
      }[];
    };

/** A draft as both a text and fields, with all that can be said of it before it is recorded. */
export interface CheckedDraft {
  /** As a rules file; as it came where a text came. */
  readonly text: string;
  /** Null where the text has errors. */
  readonly rules: readonly RuleDraft[] | null;
  readonly errors: readonly {
    readonly line: number | null;
    readonly field: string;
    readonly message: string;
  }[];
  /** Against what is recorded, by rule; empty where nothing changed. */
  readonly changes: readonly RuleChange[];
  readonly remarks: readonly RuleRemark[];
  readonly guard: readonly GuardModelView[];
}

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
  /** Where rules of the draft cover it, in words; null where none does. */
  readonly where: string | null;
  /** Endpoints it would lose, by the strongest evidence for each. */
  readonly loses: { readonly observed: number; readonly referenced: number; readonly permitted: number };
  readonly modules: number;
  /** Endpoints it would keep, and those of which it is not known. */
  readonly keeps: number;
  readonly notKnown: number;
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
