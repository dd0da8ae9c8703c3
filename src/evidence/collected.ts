/** The file that `portcullis collect` writes: what a site says of its apps, spaces and changes, a part each. */

/** One part of it. What came before something went wrong is kept, and the part says so. */
export interface CollectedPart {
  readonly complete: boolean;
  /** Why it is not complete, in one clause; null where it is. */
  readonly problem: string | null;
  readonly entries: readonly unknown[];
}

/** `inventory`: GraphQL answers; `plugins`: entries of the plugin list; `spaces` of v2; `audit`: records of v1. */
export const collectedParts = ['inventory', 'plugins', 'spaces', 'audit'] as const;
export type CollectedPartName = (typeof collectedParts)[number];

export interface CollectedFile {
  readonly portcullis: 'collect';
  readonly version: 1;
  /** Origin of the site. */
  readonly site: string;
  readonly cloudId: string | null;
  /** ISO 8601, when the collection began. */
  readonly collectedAt: string;
  readonly parts: Readonly<Record<CollectedPartName, CollectedPart>>;
}
