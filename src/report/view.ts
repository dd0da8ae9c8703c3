/**
 * What a forecast answers: the shapes that the pages show. They live here because the answer is made
 * in this folder; api.ts passes them on.
 */
import type { AppKind } from '../evidence/app';
import type { Strength } from '../evidence/evidence';
import type { Action, DataClass } from '../policy/endpoint';
import type { Effect, Eligible } from '../policy/verdict';

/** Where a fact shown to a user comes from: `app-access-rest-apis.txt line 236` or the OpenAPI description. */
export interface CitationView {
  readonly document: string;
  readonly line: number | null;
}

/** One line of the answer "If you block App from space". */
export interface ForecastLine {
  readonly kind: 'module' | 'event' | 'call' | 'data';
  /** A sentence in plain words; its verb says how strong the evidence is. */
  readonly text: string;
  readonly strength: Strength | null;
  readonly dataClass: DataClass | null;
  readonly action: Action | null;
  /** The endpoints it stands for; a click opens them. */
  readonly endpoints: readonly {
    readonly method: string | null;
    readonly path: string;
    readonly name: string | null;
    readonly citation: CitationView | null;
  }[];
}

export interface ForecastView {
  readonly app: { readonly key: string; readonly name: string; readonly kind: AppKind } | null;
  readonly space: { readonly key: string; readonly name: string | null } | null;
  readonly eligible: Eligible;
  readonly eligibleText: string;
  /** "may hold copies already?" and why. */
  readonly copiesText: string;
  /** Age and kind of the evidence, one sentence a source. */
  readonly evidenceTexts: readonly string[];
  readonly loses: readonly ForecastLine[];
  readonly keeps: readonly ForecastLine[];
  readonly notKnown: readonly ForecastLine[];
  /** Broken whatever the rule: removed endpoints that are referenced or observed. */
  readonly brokenAnyway: readonly ForecastLine[];
  readonly caveats: readonly string[];
  /** What a recorded rule says of this pair already: "recorded", "attested by NAME on DATE"; never "in force". */
  readonly recorded: readonly string[];
}

/** One step of a decision, in the order in which the decision point asks. */
export interface WhyStep {
  readonly question: string;
  readonly answer: string;
  /** Whether the decision ended here; of what follows only the verdict and its effect are told. */
  readonly decisive: boolean;
  readonly rule: { readonly id: string; readonly name: string } | null;
  readonly citation: CitationView | null;
}

export interface WhyView {
  readonly verdict: 'blocked' | 'allowed' | 'unknown';
  /** The answer in one sentence; "would be" at the forecast, never "denied". */
  readonly text: string;
  readonly effect: Effect;
  readonly enforced: boolean;
  readonly endpoint: { readonly method: string; readonly path: string; readonly name: string } | null;
  /** The space it was decided for, and how it was found; null where it is not known. */
  readonly space: { readonly key: string; readonly foundBy: string } | null;
  readonly steps: readonly WhyStep[];
}
