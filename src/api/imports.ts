/** Files on their way in, and what they are known for afterwards. */
import { z } from 'zod';
import { appKey } from './shapes';

export const importPayloads = {
  'import.begin': z.object({
    name: z.string().min(1).max(255),
    bytes: z.number().int().min(0),
    chunks: z.number().int().min(1),
    /** The app that a recording belongs to; without one, the name of the file says it. */
    app: appKey.nullable().default(null),
  }),
  'import.chunk': z.object({
    upload: z.uuid(),
    index: z.number().int().min(0),
    /** Base64 of at most 100 kB of the file. */
    data: z.string().max(140_000),
  }),
  'import.finish': z.object({ upload: z.uuid() }),
  'import.remove': z.object({ source: z.string().min(1).max(300) }),
} as const;

export interface ImportAnswers {
  'import.begin': { readonly upload: string };
  'import.chunk': { readonly received: number };
  'import.finish': ImportView;
  'import.remove': { readonly removed: boolean };
}

export interface SourceView {
  readonly id: string;
  readonly kind: SourceKind;
  /** File name or origin as the administrator knows it. */
  readonly name: string;
  /** ISO 8601; when it was imported, of a collected site when it was collected. */
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
  | 'audit log'
  | 'decision log'
  | 'collected site'
  | 'import archive'
  | 'command line';

export interface ImportView {
  readonly source: SourceView;
  readonly added: number;
  readonly updated: number;
  /** Of a recording that names no app: whether it is known which one it is of; null for other files. */
  readonly recording: { readonly assigned: boolean } | null;
  /** Sentences about what was odd or left out. */
  readonly notices: readonly string[];
}
