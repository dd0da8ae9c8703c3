/** Finds the operation of an entry: by its name among the operations of that time, else by our table. */
import { DOCUMENT_DATE } from './dates';
import type { DocumentEntry } from './document';
import { JOINS } from './judgement/joins';
import type { OperationFact } from './operations';

/**
 * @returns the operation of each entry, in the order of the entries
 * @throws Error when an entry has no operation or more than one, or an operation has two entries
 */
export function joinEntries(
  entries: readonly DocumentEntry[],
  operations: readonly OperationFact[],
): { entry: DocumentEntry; operation: OperationFact }[] {
  const then = operations.filter(({ dates }) => dates.includes(DOCUMENT_DATE));
  const judged = new Map(JOINS.map(({ line, operation }) => [line, operation]));
  const taken = new Map<OperationFact, number>();
  return entries.map((entry) => {
    const decided = judged.get(entry.line);
    const found =
      decided === undefined
        ? operationsNamed(entry, then)
        : then.filter(({ method, path }) => `${method} ${path}` === decided);
    const [operation] = found;
    if (!operation || found.length > 1)
      throw new Error(`line ${entry.line}: \`${entry.name}\` fits ${found.length} operations`);
    const earlier = taken.get(operation);
    if (earlier !== undefined) throw new Error(`line ${entry.line}: same operation as line ${earlier}`);
    taken.set(operation, entry.line);
    return { entry, operation };
  });
}

/** Operations of the entry's API whose summary is its name, but for case and punctuation. */
export function operationsNamed(entry: DocumentEntry, operations: readonly OperationFact[]): OperationFact[] {
  return operations.filter(
    ({ api, firstSummary }) => api === entry.api && words(firstSummary) === words(entry.name),
  );
}

/** A name without case, punctuation and repeated blanks. */
export function words(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
