import { list } from '../words';

/** Names that a sentence can hold. */
export const MOST = 12;

/**
 * `A, B and C`; of a long list the first names, and how many more there are.
 *
 * @param total how many there are, where only the first are at hand: at least `MOST` of them, or all.
 */
export function few(names: readonly string[], total = names.length): string {
  if (total <= MOST) return list(names);
  return list([...names.slice(0, MOST - 1), `${total - MOST + 1} more`]);
}
