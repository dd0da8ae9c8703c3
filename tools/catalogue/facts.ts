/** The facts that the catalogue is made of, and how they are kept. */
import type { DocumentEntry } from './document';
import type { OperationFact } from './operations';

export interface Facts {
  readonly entries: readonly DocumentEntry[];
  readonly operations: readonly OperationFact[];
}

/** One fact a line, so that a change is one line of a diff. */
export function serialiseFacts(facts: readonly unknown[]): string {
  return `[\n${facts.map((fact) => JSON.stringify(fact)).join(',\n')}\n]\n`;
}

/** The facts from the text of their two files; the files are ours, so their form is not checked again. */
export function parseFacts(entries: string, operations: string): Facts {
  return {
    entries: JSON.parse(entries) as DocumentEntry[],
    operations: JSON.parse(operations) as OperationFact[],
  };
}
