/** Lines of JSON to standard error or to a file that is rotated by size. */
import { closeSync, existsSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

export interface Log {
  readonly write: (entry: object) => void;
  /** Writes what is still held back. */
  readonly flush: () => void;
  readonly close: () => void;
  /** Lines that could not be written, since the start. */
  readonly lost: () => number;
}

export interface RotateOptions {
  /** Bytes from which on a file is put aside. */
  readonly size?: number;
  /** How many old ones are kept, as `FILE.1` (the newest) and so on. */
  readonly keep?: number;
}

/** Lines wait at most so long, in milliseconds, and so many bytes. */
const WAIT = 50;
const HELD = 64 * 1024;

/** A log on standard error. */
export function stderrLog(): Log {
  return buffered(
    (text) => void process.stderr.write(text),
    () => undefined,
  );
}

/**
 * A log in a file that is only ever added to.
 *
 * @throws {Error} of the file system where the file cannot be opened.
 */
export function fileLog(file: string, { size = 64 * 1024 * 1024, keep = 5 }: RotateOptions = {}): Log {
  let descriptor = openSync(file, 'a', 0o640);
  let written = fstatSync(descriptor).size;
  const rotate = (): void => {
    closeSync(descriptor);
    rmSync(`${file}.${keep}`, { force: true });
    for (let at = keep - 1; at >= 0; at -= 1) {
      const old = at === 0 ? file : `${file}.${at}`;
      if (existsSync(old)) renameSync(old, `${file}.${at + 1}`);
    }
    descriptor = openSync(file, 'a', 0o640);
    written = 0;
  };
  return buffered(
    (text) => {
      if (written > 0 && written + text.length > size) rotate();
      written += writeSync(descriptor, text);
    },
    () => closeSync(descriptor),
  );
}

function buffered(put: (text: string) => void, end: () => void): Log {
  let held: string[] = [];
  let length = 0;
  let lost = 0;
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const lines = held;
    held = [];
    length = 0;
    if (lines.length === 0) return;
    try {
      put(lines.join(''));
    } catch {
      // A full disk must not stop the gateway; the count of lost lines is among the metrics.
      lost += lines.length;
    }
  };
  return {
    write(entry) {
      const line = `${JSON.stringify(entry)}\n`;
      held.push(line);
      length += line.length;
      if (length >= HELD) flush();
      else timer ??= setTimeout(flush, WAIT).unref();
    },
    flush,
    close() {
      flush();
      end();
    },
    lost: () => lost,
  };
}
