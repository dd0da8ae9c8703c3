/** Recordings of any size go through their reader a chunk at a time. */
import { createReadStream } from 'node:fs';
import type { Read } from '../../evidence/read';
import type { RecordingKind } from '../../evidence/recognise';
import { recordingReader, type RecordingFields } from '../../evidence/traffic/field-file';

const chunk = 256 * 1024;

/** Reads a recording from the disk in bounded memory; `name` is what evidence calls it. */
export async function readRecording(
  path: string,
  name: string,
  kind: RecordingKind,
  fields: RecordingFields,
): Promise<Read> {
  const reader = recordingReader(kind, name, fields);
  for await (const bytes of createReadStream(path, { highWaterMark: chunk })) reader.write(bytes as Buffer);
  return reader.end();
}
