/**
 * Every use case by name: the zod schema of what comes in and the type of what goes out.
 * The resolvers parse with the schemas; the pages in static import the types and nothing else.
 */
import { z } from 'zod';
import type { AppKind, AppModule, Egress } from './evidence/app';
import type { Strength } from './evidence/evidence';
import type { Action, DataClass, Exposure } from './policy/endpoint';
import type { Effect, Eligible } from './policy/verdict';
import type { Level } from './report/finding';
import type { CitationView, ForecastLine, ForecastView } from './report/view';

export type { CitationView, ForecastLine, ForecastView };

const appKey = z.string().min(1).max(300);
const spaceKey = z.string().min(1).max(255);

/** Payload schemas by use case; a payload that does not fit is refused with one sentence. */
export const payloads = {
  estate: z.object({}),
  app: z.object({ key: appKey }),
  /** `app: null` asks what any blocked app keeps; `space: null` means the whole site. */
  forecast: z.object({ app: appKey.nullable(), space: spaceKey.nullable() }),
  spaces: z.object({ query: z.string().max(255).default('') }),
  'import.begin': z.object({
    name: z.string().min(1).max(255),
    bytes: z.number().int().min(0),
    chunks: z.number().int().min(1),
  }),
  'import.chunk': z.object({
    upload: z.uuid(),
    index: z.number().int().min(0),
    /** Base64 of at most 100 kB of the file. */
    data: z.string().max(140_000),
  }),
  'import.finish': z.object({ upload: z.uuid() }),
  'import.remove': z.object({ source: z.string().min(1).max(300) }),
  rules: z.object({}),
  'rules.record': z.object({ text: z.string().max(200_000), reason: z.string().min(1).max(1000) }),
  export: z.object({
    format: z.enum(['csv', 'html', 'json']),
    part: z.number().int().min(0).default(0),
    /** The revision of the part before: a report whose estate changed in between is refused. */
    revision: z.string().max(100).optional(),
  }),
  'scan.start': z.object({}),
  'scan.status': z.object({}),
  catalogue: z.object({}),
  /** The space comes from the page's context and is checked against the caller's rights. */
  'space.view': z.object({ space: spaceKey }),
} as const;

export type UseCase = keyof typeof payloads;
export type Payload<U extends UseCase> = z.input<(typeof payloads)[U]>;

/** What every resolver answers: the value, or a refusal in one sentence with a code to act on. */
export type Answer<U extends UseCase> =
  | { readonly ok: true; readonly value: Answers[U] }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export type RefusalCode = 'not-allowed' | 'bad-input' | 'not-found' | 'failed';

export interface Answers {
  estate: EstateView;
  app: AppView;
  forecast: ForecastView;
  spaces: SpacesView;
  'import.begin': { readonly upload: string };
  'import.chunk': { readonly received: number };
  'import.finish': ImportView;
  'import.remove': { readonly removed: boolean };
  rules: RulesView;
  'rules.record': RecordedView;
  export: ExportView;
  'scan.start': ScanView;
  'scan.status': ScanView;
  catalogue: CatalogueView;
  'space.view': SpaceView;
}

/** Counts of endpoints by what a rule does to them; `unknown` is never left out. */
export interface ExposureCounts {
  readonly blocked: number;
  readonly notBlocked: number;
  readonly unknown: number;
}

export interface SourceView {
  readonly id: string;
  readonly kind: SourceKind;
  /** File name or origin as the administrator knows it. */
  readonly name: string;
  /** ISO 8601; when it was imported. */
  readonly importedAt: string;
  /** How many apps were read, and how many there are where the source says so ("50 of 120"). */
  readonly apps: number;
  readonly total: number | null;
}

export type SourceKind =
  | 'graphql inventory'
  | 'upm'
  | 'csv'
  | 'forge manifest'
  | 'connect descriptor'
  | 'source archive'
  | 'vendor statement'
  | 'har'
  | 'access log'
  | 'audit log';

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
  readonly endpoints: ExposureCounts;
  readonly unresolved: number;
  readonly findings: Readonly<Record<Level, number>>;
  /** Names of the recorded rules that cover it. */
  readonly coveredBy: readonly string[];
  /** ISO 8601 of the oldest and newest fact. */
  readonly oldestFact: string;
  readonly newestFact: string;
}

export interface EstateView {
  readonly catalogue: { readonly version: string; readonly endpoints: ExposureCounts };
  readonly sources: readonly SourceView[];
  readonly rows: readonly AppRow[];
  readonly rules: { readonly count: number; readonly recordedAt: string | null };
  readonly scan: ScanView;
  readonly findings: Readonly<Record<Level, number>>;
  /** Events by which Confluence said that a rule blocks Portcullis itself; null where none came. */
  readonly self: { readonly lastAt: string; readonly events: number } | null;
}

export interface EvidenceView {
  readonly strength: Strength;
  readonly file: string;
  readonly line: number;
  readonly detail: string;
  readonly caller: string;
}

export interface DependencyView {
  /** Null where the catalogue has no such endpoint. */
  readonly name: string | null;
  readonly method: string | null;
  readonly path: string;
  readonly exposure: Exposure;
  readonly disputed: boolean;
  readonly effect: Effect;
  readonly dataClass: DataClass | null;
  readonly action: Action | null;
  readonly needs: string | null;
  readonly deprecated: boolean;
  readonly removed: boolean;
  readonly replacedBy: readonly string[];
  readonly strongest: Strength;
  readonly evidence: readonly EvidenceView[];
  readonly citation: CitationView | null;
}

export interface FindingView {
  readonly id: string;
  readonly code: string;
  readonly level: Level;
  readonly app: string | null;
  /** One sentence, made by the server from code and data. */
  readonly text: string;
}

export interface AppView {
  readonly row: AppRow;
  /** Null where no source says which scopes it has. */
  readonly scopes:
    readonly { readonly scope: string; readonly endpoints: number; readonly known: boolean }[] | null;
  readonly modules: readonly AppModule[];
  readonly events: readonly string[];
  readonly egress: readonly Egress[];
  readonly sources: readonly SourceView[];
  readonly dependencies: readonly DependencyView[];
  readonly unresolved: readonly {
    readonly reason: string;
    readonly text: string;
    readonly file: string;
    readonly line: number;
  }[];
  readonly findings: readonly FindingView[];
}

export interface SpacesView {
  readonly spaces: readonly { readonly key: string; readonly name: string; readonly type: string }[];
  /** True where there are more than are listed: type more of the name. */
  readonly more: boolean;
}

export interface ImportView {
  readonly source: SourceView;
  readonly added: number;
  readonly updated: number;
  /** Sentences about what was odd or left out. */
  readonly notices: readonly string[];
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

export interface ExportView {
  readonly fileName: string;
  readonly mediaType: string;
  readonly part: number;
  readonly parts: number;
  readonly text: string;
  /** Of the estate this part was made from; send it along to get the other parts of the same report. */
  readonly revision: string;
}

export interface ScanView {
  readonly state: 'never' | 'running' | 'done' | 'failed';
  readonly id: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly done: number;
  readonly total: number;
  readonly message: string | null;
}

export interface CatalogueView {
  readonly version: string;
  readonly endpoints: readonly {
    readonly name: string;
    readonly section: string;
    readonly method: string;
    readonly path: string;
    readonly exposure: Exposure;
    readonly disputed: boolean;
    readonly dataClass: DataClass;
    readonly action: Action;
    readonly deprecated: boolean;
    readonly removed: boolean;
    readonly citation: CitationView;
  }[];
}

/** The panel of one space: which apps can reach it, and what a rule would take from them. */
export interface SpaceView {
  readonly space: { readonly key: string; readonly name: string };
  readonly rows: readonly AppRow[];
  /** What any app keeps here whatever the rule, by class of data. */
  readonly keeps: readonly ForecastLine[];
  readonly recorded: readonly string[];
}
