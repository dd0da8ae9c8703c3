/** Bytes that are gathered one by one up to a limit; what comes after it is dropped and remembered as such. */
export interface ByteBuffer {
  add(byte: number): void;
  /** True where a byte was dropped since the last `clear`. */
  overflowed(): boolean;
  /** The bytes read as UTF-8; a sequence that was cut becomes a replacement character. */
  text(): string;
  clear(): void;
}

/** @param limit bytes that are kept at most; memory grows only as they come. */
export function byteBuffer(limit: number): ByteBuffer {
  const decoder = new TextDecoder();
  let bytes = new Uint8Array(Math.min(limit, 4096));
  let length = 0;
  let dropped = false;
  return {
    add(byte) {
      if (length === limit) {
        dropped = true;
        return;
      }
      if (length === bytes.length) {
        const larger = new Uint8Array(Math.min(limit, bytes.length * 2));
        larger.set(bytes);
        bytes = larger;
      }
      bytes[length] = byte;
      length += 1;
    },
    overflowed: () => dropped,
    text: () => decoder.decode(bytes.subarray(0, length)),
    clear() {
      length = 0;
      dropped = false;
    },
  };
}
