/** Takes the facts out of the material, which is not part of this repository. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT, DOCUMENT_DATE, NEWEST } from './dates';
import { readDocument } from './document';
import type { Facts } from './facts';
import { mergeOperations, type DatedOperation, type Description } from './operations';

/**
 * @param directory the folder that holds `documents` and `openapi`
 * @throws Error when a file is missing or is not what is expected (see readDocument and mergeOperations)
 */
export function extract(directory: string): Facts {
  const text = (...path: string[]): string => readFileSync(join(directory, ...path), 'utf8');
  const json = (name: string): unknown => JSON.parse(text('openapi', `${name}.json`));
  return {
    entries: readDocument(text('documents', `${DOCUMENT}.txt`)),
    operations: mergeOperations(
      [DOCUMENT_DATE, NEWEST].map((date) => ({
        date,
        operations: json(`operations-${date}`) as DatedOperation[],
      })),
      ['v1', 'v2'].map((api) => json(`confluence-${api}-${NEWEST}`) as Description),
    ),
  };
}
