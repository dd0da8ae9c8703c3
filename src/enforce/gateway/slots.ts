/** How many requests of one caller may be under way at once. */

export interface Slots {
  /** Takes a place; gives what frees it again, or null where the caller has none left. */
  readonly enter: (caller: string) => (() => void) | null;
  /** Requests under way, of all callers. */
  readonly underWay: () => number;
}

export function createSlots(most: number): Slots {
  const taken = new Map<string, number>();
  let total = 0;
  return {
    enter(caller) {
      const count = taken.get(caller) ?? 0;
      if (count >= most) return null;
      taken.set(caller, count + 1);
      total += 1;
      return () => {
        const left = (taken.get(caller) ?? 1) - 1;
        if (left === 0) taken.delete(caller);
        else taken.set(caller, left);
        total -= 1;
      };
    },
    underWay: () => total,
  };
}
