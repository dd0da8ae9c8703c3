import { list } from '../words';

/** Names that a sentence can hold. */
const MOST = 12;

/** `A, B and C`; of a long list the first names, and how many more there are. */
export function few(names: readonly string[]): string {
  if (names.length <= MOST) return list(names);
  return list([...names.slice(0, MOST - 1), `${names.length - MOST + 1} more`]);
}
