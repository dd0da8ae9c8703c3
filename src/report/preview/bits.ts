/** Sets as bits: five hundred apps are sixteen numbers, and a space is a few ORs away from its counts. */
export type Bits = Int32Array;

export function noBits(size: number): Bits {
  return new Int32Array((size + 31) >> 5);
}

export function bitsWhere(size: number, fits: (index: number) => boolean): Bits {
  const bits = noBits(size);
  for (let index = 0; index < size; index += 1) if (fits(index)) setBit(bits, index);
  return bits;
}

export function setBit(bits: Bits, index: number): void {
  bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
}

export function clearBit(bits: Bits, index: number): void {
  bits[index >> 5] = (bits[index >> 5] ?? 0) & ~(1 << (index & 31));
}

export function hasBit(bits: Bits, index: number): boolean {
  return ((bits[index >> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

/** The first members in ascending order, at most so many. */
export function membersOf(bits: Bits, most: number): number[] {
  const members: number[] = [];
  for (let at = 0; at < bits.length && members.length < most; at += 1) {
    for (let left = bits[at] ?? 0; left !== 0 && members.length < most; left &= left - 1) {
      members.push((at << 5) + 31 - Math.clz32(left & -left));
    }
  }
  return members;
}

/** Adds the members of `more` to `bits` and gives it back. */
export function addBits(bits: Bits, more: Bits): Bits {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) | (more[word] ?? 0);
  return bits;
}

/** How many of `bits` are in `mask`; `outside` counts those that are not. */
export function countIn(bits: Bits, mask: Bits, outside = false): number {
  let sum = 0;
  for (let word = 0; word < bits.length; word += 1) {
    const other = mask[word] ?? 0;
    sum += ones((bits[word] ?? 0) & (outside ? ~other : other));
  }
  return sum;
}

/** Bits of a 32-bit number: pairs, then fours, then bytes, added up. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
