import type { Read } from '../read';

/** Takes a recording in chunks of any size and gives one app record for each app that the recording can tell apart. */
export interface TrafficReader {
  write(bytes: Uint8Array): void;
  /** Ends the recording; a file that is no such recording is refused with one sentence. */
  end(): Read;
}
