/** The estate: its apps, their evidence and what a rule would mean for one of them. */
import { z } from 'zod';
import type { AppModule, Disagreement, Egress } from '../evidence/app';
import type { Strength } from '../evidence/evidence';
import type { Action, DataClass, Exposure } from '../policy/endpoint';
import type { Effect } from '../policy/verdict';
import type { Level } from '../report/finding';
import type { ExposureCount } from '../report/result';
import type { AppRow, FindingView } from '../report/rows';
import type { CitationView, ForecastLine, ForecastView } from '../report/view';
import type { SpaceReach } from '../report/space-reach';
import type { SourceView } from './imports';
import type { ScanMoment, ScanView } from './scans';
import { appKey, find, page, spaceKey } from './shapes';

export type { AppRow, FindingView } from '../report/rows';

export const estatePayloads = {
  estate: z.object({}),
  app: z.object({ key: appKey }),
  /** `app: null` asks what any blocked app keeps; `space: null` means the whole site. */
  forecast: z.object({ app: appKey.nullable(), space: spaceKey.nullable() }),
  spaces: z.object({ query: find }),
  /** One page of the findings of the whole estate; `null` is any. */
  findings: z.object({
    app: appKey.nullable().default(null),
    code: z.string().max(60).nullable().default(null),
    level: z.enum(['error', 'warning', 'note']).nullable().default(null),
    /** Open ones, or those that somebody decided on. */
    state: z.enum(['open', 'ignored']).nullable().default(null),
    find,
    ...page,
  }),
  export: z.object({
    format: z.enum(['csv', 'html', 'json']),
    part: z.number().int().min(0).default(0),
    /** The revision of the part before: a report whose estate changed in between is refused. */
    revision: z.string().max(100).optional(),
  }),
  catalogue: z.object({}),
  /** The space comes from the page's context and is checked against the caller's rights. */
  'space.view': z.object({ space: spaceKey }),
  /** `app: null` asks what any app blocked from the space loses and keeps. */
  'space.forecast': z.object({ space: spaceKey, app: appKey.nullable() }),
} as const;

export interface EstateAnswers {
  estate: EstateView;
  app: AppView;
  forecast: ForecastView;
  spaces: SpacesView;
  findings: FindingsView;
  export: ExportView;
  catalogue: CatalogueView;
  'space.view': SpaceView;
  'space.forecast': ForecastView;
}

export interface EstateView {
  readonly catalogue: { readonly version: string; readonly endpoints: ExposureCount };
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
  /** The record it was read from, of an audit log; null for other evidence. */
  readonly raw: string | null;
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

export interface AppView {
  readonly row: AppRow;
  /** Null where no source says which scopes it has. */
  readonly scopes:
    readonly { readonly scope: string; readonly endpoints: number; readonly known: boolean }[] | null;
  readonly modules: readonly AppModule[];
  readonly events: readonly string[];
  readonly egress: readonly Egress[];
  readonly sources: readonly SourceView[];
  /** Facts on which its sources differ, each with what every source says of it, the newest first. */
  readonly disagreements: readonly Disagreement[];
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

export interface ExportView {
  readonly fileName: string;
  readonly mediaType: string;
  readonly part: number;
  readonly parts: number;
  readonly text: string;
  /** Of the estate this part was made from; send it along to get the other parts of the same report. */
  readonly revision: string;
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
  readonly rows: readonly SpaceAppRow[];
  /** What any app keeps here whatever the rule, by class of data. */
  readonly keeps: readonly ForecastLine[];
  readonly recorded: readonly string[];
  /**
   * What the newest scan found changed about apps that have a way into the space; `since` is null where it
   * is the first one. Null where no scan has finished.
   */
  readonly changed: {
    readonly since: ScanMoment | null;
    readonly until: ScanMoment;
    readonly texts: readonly string[];
  } | null;
}

/** An app as the panel of a space shows it. */
export interface SpaceAppRow extends AppRow {
  readonly reach: SpaceReach;
  /** Classes of data in the space that it can reach. */
  readonly classes: readonly DataClass[];
  /** Names of the recorded rules that cover it in this space. */
  readonly coveredHere: readonly string[];
  /** ISO 8601; when an enforcement point last saw it call into this space, null where none did. */
  readonly seenHere: string | null;
}

/** One page of findings, the worst first; `total` counts all that fit the filter, nothing is left out of it. */
export interface FindingsView {
  readonly rows: readonly FindingView[];
  readonly total: number;
  readonly from: number;
  /** Of these, how many somebody decided on. */
  readonly ignored: number;
  /** Of all that fit the filter but for its code. */
  readonly codes: readonly { readonly code: string; readonly title: string; readonly count: number }[];
}
