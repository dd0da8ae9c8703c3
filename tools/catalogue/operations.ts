/** Merges Atlassian's operations of two dates into one fact a method and path. */
import { needsOf } from './needs';
import type { Needs } from '../../src/policy/endpoint';

/** One operation as the tables of a single date list it (only the fields that are used). */
export interface DatedOperation {
  readonly api: 'v1' | 'v2';
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly deprecated: boolean;
  /** The official flag: true = not blocked, false = blocked, null = no flag. */
  readonly appAccessRuleExempt: boolean | null;
  readonly oauthScopesCurrent: readonly string[];
  readonly oauthScopesBeta: readonly string[];
  readonly connectScope: string | null;
}

export interface OperationFact {
  readonly api: 'v1' | 'v2';
  readonly method: string;
  readonly path: string;
  /** Tag and summary of the newest description that has the operation. */
  readonly tag: string;
  readonly summary: string;
  /** Summary of the oldest one: the document was written then. */
  readonly firstSummary: string;
  /** Dates whose description has the operation. */
  readonly dates: readonly string[];
  /** Those of these dates whose description marks it deprecated. */
  readonly deprecatedOn: readonly string[];
  /** Flag, scopes and needs of the newest description that has the operation. */
  readonly exempt: boolean | null;
  readonly current: readonly string[];
  readonly beta: readonly string[];
  readonly connect: string | null;
  readonly needs: Needs;
}

/** A full OpenAPI description, as far as it is read: the texts that say what a caller needs. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly description?: string }>>>>;
}

/**
 * @param dated the operations of each date, oldest first
 * @param descriptions the newest full description of each API
 * @returns one fact a method and path, those of the oldest date first
 * @throws Error when a description says what a caller needs in words that needs.ts does not know
 */
export function mergeOperations(
  dated: readonly { readonly date: string; readonly operations: readonly DatedOperation[] }[],
  descriptions: readonly Description[],
): OperationFact[] {
  const versions = new Map<string, { date: string; operation: DatedOperation }[]>();
  for (const { date, operations } of dated) {
    for (const operation of operations) {
      const id = `${operation.method} ${operation.path}`;
      versions.set(id, [...(versions.get(id) ?? []), { date, operation }]);
    }
  }
  const texts = new Map(descriptions.flatMap(textsOf));
  return [...versions].map(([id, seen]) => {
    const oldest = seen[0]?.operation;
    const newest = seen.at(-1)?.operation;
    if (!oldest || !newest) throw new Error(`${id}: no version`);
    return {
      api: newest.api,
      method: newest.method,
      path: newest.path,
      tag: newest.tag,
      summary: newest.summary,
      firstSummary: oldest.summary,
      dates: seen.map(({ date }) => date),
      deprecatedOn: seen.filter(({ operation }) => operation.deprecated).map(({ date }) => date),
      exempt: newest.appAccessRuleExempt,
      current: newest.oauthScopesCurrent,
      beta: newest.oauthScopesBeta,
      connect: newest.connectScope,
      needs: needsOf(id, texts.get(id) ?? null),
    };
  });
}

function textsOf(description: Description): [string, string][] {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, string] => [
      `${method.toUpperCase()} ${path.startsWith('/wiki') ? path : `/wiki/api/v2${path}`}`,
      operation.description ?? '',
    ]),
  );
}
