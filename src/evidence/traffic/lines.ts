/** Lines of a text that comes in chunks. A line longer than the limit is cut, so that none can fill the memory. */
import { byteBuffer } from './byte-buffer';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export interface Lines {
  write(bytes: Uint8Array): void;
  /** Hands over a last line without a line feed. */
  end(): void;
}

/** @param each is handed every line, empty ones included, with its 1-based number. */
export function lines(each: (line: string, number: number) => void, longest = 64 * 1024): Lines {
  const buffer = byteBuffer(longest);
  let number = 0;
  let open = false;
  function flush(): void {
    number += 1;
    each(buffer.text(), number);
    buffer.clear();
    open = false;
  }
  return {
    write(bytes) {
      for (const byte of bytes) {
        if (byte === LINE_FEED) flush();
        else if (byte !== CARRIAGE_RETURN) {
          open = true;
          buffer.add(byte);
        }
      }
    },
    end() {
      if (open) flush();
    },
  };
}
