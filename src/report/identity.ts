/** A multiply-and-xor hash over UTF-16 units, 32 bits; good enough to name things, no use as a digest. */
function hash32(text: string, seed: number, factor: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), factor);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0');
}

/** A stable id of 16 hexadecimal digits for the parts that make something what it is. */
export function identity(...parts: readonly string[]): string {
  const text = parts.map((part) => `${String(part.length)}:${part}`).join('|');
  return hash32(text, 0x811c9dc5, 0x01000193) + hash32(text, 0x9747b28c, 0x5bd1e995);
}
