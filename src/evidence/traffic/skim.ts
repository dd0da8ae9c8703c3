/**
 * Reads one array of records out of a JSON text of any size, a chunk at a time. A recording of browser traffic has
 * gigabytes of bodies in it that nobody asks for: a string longer than `longestString` loses its end before anything
 * is parsed, so that memory is bounded by one record, whatever the file holds.
 */
import { byteBuffer } from './byte-buffer';

export interface SkimLimits {
  /** Bytes of one string that are kept. */
  readonly longestString: number;
  /** Bytes of one record after its strings were shortened; a longer record is left out and counted. */
  readonly largestRecord: number;
}

export interface Skimmed {
  /** Whether an array of records was met at all. */
  readonly found: boolean;
  readonly records: number;
  /** Records that were larger than the limit. */
  readonly leftOut: number;
  /** Whether the text ended inside the array: a download that broke off. */
  readonly cutOff: boolean;
}

export interface Skimmer {
  write(bytes: Uint8Array): void;
  end(): Skimmed;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COLON = 0x3a;
const LETTER_U = 0x75;

/** In `escape`: the byte after a backslash is still to come; otherwise the hex digits that still belong to it. */
const UNDECIDED = -1;
const deepestPath = 4;
const longestKey = 64;

/**
 * @param isRecords tells by the keys that lead to an array (outermost first, `[]` for an element of an array) whether
 *   it holds the records; the first such array is read, arrays deeper than four levels are not looked at.
 * @param each is handed each object in that array, in order; null for one that is not valid JSON.
 */
export function skim(
  isRecords: (path: readonly string[]) => boolean,
  each: (record: unknown) => void,
  limits: SkimLimits = { longestString: 8192, largestRecord: 1024 * 1024 },
): Skimmer {
  const record = byteBuffer(limits.largestRecord);
  const key = byteBuffer(longestKey);
  const path: string[] = [];
  let state: 'looking' | 'inside' | 'after' = 'looking';
  let depth = 0;
  let recordsDepth = 0;
  let inString = false;
  let escape = 0;
  let length = 0;
  let shortened = false;
  let records = 0;
  let leftOut = 0;

  const inRecord = (): boolean => state === 'inside' && depth > recordsDepth;

  function open(byte: number): void {
    if (
      state === 'looking' &&
      byte === OPEN_ARRAY &&
      depth < deepestPath &&
      isRecords(path.slice(0, depth))
    ) {
      state = 'inside';
      recordsDepth = depth + 1;
    }
    if (depth < deepestPath) path[depth] = byte === OPEN_ARRAY ? '[]' : '';
    depth += 1;
    if (inRecord()) record.add(byte);
  }

  function close(byte: number): void {
    if (inRecord()) {
      record.add(byte);
      if (depth === recordsDepth + 1) endRecord();
    } else if (state === 'inside') state = 'after';
    depth = Math.max(0, depth - 1);
  }

  function endRecord(): void {
    records += 1;
    if (record.overflowed()) leftOut += 1;
    else each(parsed(record.text()));
    record.clear();
  }

  function startString(): void {
    inString = true;
    shortened = false;
    length = 0;
    key.clear();
    if (inRecord()) record.add(QUOTE);
  }

  function outsideString(byte: number): void {
    if (byte === QUOTE) startString();
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) open(byte);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) close(byte);
    else if (inRecord()) record.add(byte);
    else if (byte === COLON && depth > 0 && depth <= deepestPath) path[depth - 1] = key.text();
  }

  function insideString(byte: number): void {
    if (escape === UNDECIDED) escape = byte === LETTER_U ? 4 : 0;
    else if (escape > 0) escape -= 1;
    else {
      inString = byte !== QUOTE;
      // An escape is kept or dropped as a whole, so the limit is looked at only between characters.
      shortened = inString && length >= limits.longestString;
      if (byte === BACKSLASH) escape = UNDECIDED;
    }
    length += 1;
    if (shortened) return;
    if (inRecord()) record.add(byte);
    else if (inString) key.add(byte);
  }

  return {
    write(bytes) {
      let at = 0;
      while (at < bytes.length) {
        // Most of a recording is the end of long strings: it is passed over without a look at the state.
        if (shortened && escape === 0) at = endOfPlain(bytes, at);
        const byte = bytes[at];
        at += 1;
        if (byte === undefined) return;
        if (inString) insideString(byte);
        else outsideString(byte);
      }
    },
    end: () => ({ found: state !== 'looking', records, leftOut, cutOff: state === 'inside' }),
  };
}

/** Index of the next quote or backslash, or the length. */
function endOfPlain(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== QUOTE && bytes[at] !== BACKSLASH) at += 1;
  return at;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
