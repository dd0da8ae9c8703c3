/** Why a call was refused or allowed: one call explained, and the log of the enforcement points. */
import { z } from 'zod';
import type { Effect, Point } from '../policy/verdict';
import type { WhyView } from '../report/view';
import { appKey, find, page, spaceKey } from './shapes';

export type { WhyStep, WhyView } from '../report/view';

export const decisionPayloads = {
  /** `app: null` is a caller that nobody knows. The space is given, or found from the page, or not known. */
  why: z.object({
    app: appKey.nullable(),
    method: z.string().min(1).max(20),
    url: z.string().min(1).max(4000),
    space: spaceKey.nullable().default(null),
    page: z
      .string()
      .regex(/^\d{1,20}$/)
      .nullable()
      .default(null),
    /** Id or name of the level of the content, as the rules write it; null where it is not known. */
    classificationLevel: z.string().trim().min(1).max(200).nullable().default(null),
    point: z.enum(['forecast', 'guard', 'gateway']).default('forecast'),
  }),
  decisions: z.object({
    app: appKey.nullable().default(null),
    space: spaceKey.nullable().default(null),
    verdict: z.enum(['blocked', 'allowed', 'unknown']).nullable().default(null),
    point: z.enum(['guard', 'gateway']).nullable().default(null),
    /** ISO 8601, both ends included. */
    after: z.iso.datetime().nullable().default(null),
    before: z.iso.datetime().nullable().default(null),
    /** False leaves out what Portcullis itself asked of Confluence, unless it is the app that is asked for. */
    own: z.boolean().default(true),
    find,
    ...page,
  }),
} as const;

export interface DecisionAnswers {
  why: WhyView;
  decisions: DecisionsView;
}

export interface DecisionRow {
  readonly id: string;
  readonly time: string;
  readonly point: Point;
  readonly app: string;
  readonly appName: string;
  /** A call of Portcullis itself. */
  readonly own: boolean;
  readonly method: string;
  readonly path: string;
  readonly spaces: readonly string[];
  readonly verdict: 'blocked' | 'allowed' | 'unknown';
  readonly effect: Effect;
  readonly enforced: boolean;
  readonly filtered: number;
  readonly rule: string | null;
  /** The reason in words. */
  readonly text: string;
}

export interface DecisionsView {
  readonly rows: readonly DecisionRow[];
  readonly total: number;
  readonly from: number;
  /** Of all that fit the filter. */
  readonly counts: { readonly blocked: number; readonly allowed: number; readonly unknown: number };
  /** How many more fit but were left out as calls of Portcullis itself. */
  readonly ownLeftOut: number;
}
