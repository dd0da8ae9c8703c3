/** Scans of the estate: their course, their history, and what changed between them. */
import { z } from 'zod';
import type { Drift } from '../report/drift/drift';
import type { Level } from '../report/finding';
import type { ExposureCount } from '../report/result';
import type { SaidFinding } from '../report/rows';
import { appKey, page, scanId } from './shapes';

export const scanPayloads = {
  'scan.start': z.object({}),
  'scan.status': z.object({}),
  'scan.cancel': z.object({}),
  scans: z.object({ ...page }),
  /** `since: null` is the scan before, `until: null` the newest finished one. */
  drift: z.object({ since: scanId.nullable().default(null), until: scanId.nullable().default(null) }),
  'history.app': z.object({ key: appKey }),
  'history.endpoint': z.object({ method: z.string().max(10), path: z.string().max(1000) }),
  trend: z.object({}),
  /** What changed since this person last said that they have seen it. */
  digest: z.object({}),
  /** `until` is the newest scan that the digest told of. */
  'digest.seen': z.object({ until: scanId.nullable().default(null) }),
  /** The evidence pack of a scan in base64, in parts; `scan: null` is the newest finished one. */
  pack: z.object({ scan: scanId.nullable().default(null), part: z.number().int().min(0).default(0) }),
} as const;

export interface ScanAnswers {
  'scan.start': ScanView;
  'scan.status': ScanView;
  'scan.cancel': ScanView;
  scans: ScansView;
  drift: DriftView;
  'history.app': HistoryView;
  'history.endpoint': EndpointHistoryView;
  trend: TrendView;
  digest: DigestView;
  'digest.seen': { readonly seenAt: string };
  pack: PackView;
}

export interface ScanView {
  readonly state: 'never' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly id: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** Apps. */
  readonly done: number;
  readonly total: number;
  /** Spaces listed so far. */
  readonly spaces: number;
  /** Points of Confluence's allowance that scans spent in this hour, and how many they may. */
  readonly budget: { readonly spent: number; readonly hourly: number };
  readonly message: string | null;
}

export interface ScanRow {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** Who started it: the clock, a person on the page, or the command line. */
  readonly by: 'schedule' | 'person' | 'command line';
  readonly apps: number;
  readonly spaces: number;
  readonly endpoints: ExposureCount;
  readonly findings: Readonly<Record<Level, number>>;
  readonly catalogue: string;
  /** Version of the recorded rules, 0 for none. */
  readonly rules: number;
  /** Calls to Confluence that it made, and how many at least were needed: one for each page of spaces. */
  readonly calls: number;
  readonly callsNeeded: number;
  /** What the calls cost of Confluence's hourly allowance. */
  readonly points: number;
  readonly message: string | null;
}

export interface ScansView {
  readonly rows: readonly ScanRow[];
  readonly total: number;
  readonly from: number;
}

/** One finished scan as the end of a comparison. */
export interface ScanMoment {
  readonly id: string;
  readonly at: string;
  readonly catalogue: string;
}

export interface AppRef {
  readonly app: string;
  readonly name: string;
}

export interface EndpointRef {
  readonly method: string | null;
  readonly path: string;
}

/** What is new, gone and grown between two scans; every list is empty where nothing changed. */
export interface DriftView extends Drift<SaidFinding> {
  /** Null where there is no earlier scan to compare with. */
  readonly since: ScanMoment | null;
  /** Null where no scan has finished yet. */
  readonly until: ScanMoment | null;
  /** How many more there are than each list holds: 1,000 of a kind, the gravest findings first. */
  readonly left: Readonly<Partial<Record<keyof Drift<SaidFinding>, number>>>;
  readonly exposureChanged: readonly (Drift<SaidFinding>['exposureChanged'][number] & {
    /** How many more apps than are named. */
    readonly appsLeft: number;
  })[];
  /** One sentence for each kind of change, the gravest first. */
  readonly texts: readonly string[];
}

/** Scans at which something about one app changed, newest first. */
export interface HistoryView {
  readonly app: AppRef;
  readonly entries: readonly {
    readonly scan: ScanMoment;
    readonly endpoints: ExposureCount;
    /** One sentence for each change against the entry before; "first seen" for the oldest. */
    readonly texts: readonly string[];
  }[];
}

/** Since when which app depends on one endpoint. */
export interface EndpointHistoryView {
  readonly endpoint: EndpointRef;
  readonly apps: readonly (AppRef & {
    readonly first: ScanMoment;
    /** Null while it still does. */
    readonly gone: ScanMoment | null;
  })[];
}

export interface TrendView {
  /** Finished scans, oldest first. */
  readonly points: readonly {
    readonly scan: string;
    readonly at: string;
    readonly apps: number;
    readonly endpoints: ExposureCount;
    readonly findings: Readonly<Record<Level, number>>;
  }[];
}

export interface DigestView {
  /** When this person last looked; null at the first visit. */
  readonly seenAt: string | null;
  readonly drift: DriftView;
  /** Sentences: drift, expired approvals, aged sources, events of the platform. */
  readonly texts: readonly string[];
}

export interface PackView {
  readonly fileName: string;
  readonly part: number;
  readonly parts: number;
  /** Base64 of this part of the zip. */
  readonly data: string;
  /** SHA-256 at the head of the hash chain: record it elsewhere to prove who made the pack, and when. */
  readonly head: string;
}
