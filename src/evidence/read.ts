import type { AppRecord, Notice } from './app';
import { visible } from './visible';

/** What every reader of a file gives: the apps in it, or one sentence that says why there are none. */
export type Read = ReadApps | Refused;

export interface ReadApps {
  readonly ok: true;
  readonly apps: readonly AppRecord[];
  /** How many apps the source says there are, where it says so: more than `apps` means an incomplete export. */
  readonly total: number | null;
  /** About the file as a whole; what concerns one app is in its record. */
  readonly notices: readonly Notice[];
  /** What a file says of the site besides its apps; absent where it says nothing. */
  readonly site?: ReadSite;
}

export interface ReadSite {
  readonly spaces: readonly ReadSpace[];
  /** False where only a part of the spaces was listed. */
  readonly allSpaces: boolean;
  /** ISO 8601, when the site listed them. */
  readonly seenAt: string;
  /** Of the audit log of Confluence, as `collect` wrote them. */
  readonly auditRecords: readonly Readonly<Record<string, unknown>>[];
}

/** A space as v2 of the API gives it. */
export interface ReadSpace {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: string;
}

export interface Refused {
  readonly ok: false;
  /** Says what is wrong, on which line where that is known, and what would be right; names no file. */
  readonly message: string;
}

/** Largest inputs in characters: a manifest is a few kilobytes, an export of a large site a few megabytes. */
export const limits = {
  artefact: 512 * 1024,
  export: 16 * 1024 * 1024,
  table: 2 * 1024 * 1024,
  apps: 20_000,
  depth: 100,
  containers: 1_000_000,
} as const;

/** A refusal in one line, whatever names of outside it holds. */
export function refused(message: string): Refused {
  return { ok: false, message: visible(message) };
}

/** Refusal for a text longer than its limit, else null. */
export function tooLarge(text: string, limit: number): Refused | null {
  if (text.length <= limit) return null;
  const size = (text.length / 1024 / 1024).toFixed(1);
  return refused(`has ${size} MB, more than the ${limit / 1024 / 1024} MB that are read of such a file`);
}

type Stated = Pick<AppRecord, 'key' | 'name' | 'kind' | 'source'> & Partial<AppRecord>;

/** A record of what a source states; everything it leaves out is empty or not known. */
export function appRecord(stated: Stated): AppRecord {
  return {
    vendor: null,
    version: null,
    scopes: null,
    modules: [],
    events: [],
    egress: [],
    evidence: [],
    unresolved: [],
    notices: [],
    ...stated,
  };
}
