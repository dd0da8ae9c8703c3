/** The rules: recorded, drafted, previewed, and checked against what Atlassian Guard can take. */
import { z } from 'zod';
import type { RuleError } from '../policy/rule';
import type {
  GuardModelView,
  PreviewAppView,
  PreviewSpaceView,
  PreviewView,
  RuleChange,
  RuleRemark,
} from '../report/rules-view';
import { appKey, find, page, reason, spaceKey } from './shapes';

export type * from '../report/rules-view';

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
  /**
   * `base` is the version that the draft started from: recording over a newer one is refused. To undo is to
   * record the text of an older version; the history then says so before the reason.
   */
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
  /** Of the recorded text; 0 where nothing was recorded yet. */
  readonly version: number;
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
      readonly errors: readonly RuleError[];
    };

/** A draft as both a text and fields, with all that can be said of it before it is recorded. */
export interface CheckedDraft {
  /** As a rules file; as it came where a text came. */
  readonly text: string;
  /** Null where the text has errors. */
  readonly rules: readonly RuleDraft[] | null;
  readonly errors: readonly RuleError[];
  /** Against what is recorded, by rule; empty where nothing changed. */
  readonly changes: readonly RuleChange[];
  readonly remarks: readonly RuleRemark[];
  readonly guard: readonly GuardModelView[];
}
