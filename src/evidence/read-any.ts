import { readConnectDescriptor } from './connect';
import { readCollected } from './inventory/collected-site';
import { readCsv } from './inventory/csv';
import { readGraphqlInventory } from './inventory/graphql';
import { readUpm } from './inventory/upm';
import { readForgeManifest } from './manifest';
import { refused, type Read, type ReadApps, type Refused } from './read';
import { recognise, type InputKind, type RecordingKind } from './recognise';
import { readStatement } from './statement';
import { recordingReader, usualFields, type RecordingFields } from './traffic/field-file';

type Reader = (text: string, file: string, fields: RecordingFields) => Read;

const readers: Readonly<Record<InputKind, Reader>> = {
  'forge manifest': readForgeManifest,
  'connect descriptor': readConnectDescriptor,
  'graphql inventory': readGraphqlInventory,
  upm: readUpm,
  csv: readCsv,
  'vendor statement': readStatement,
  'collected site': readCollected,
  har: (text, file) => record(text, file, 'har'),
  'access log': (text, file) => record(text, file, 'access log'),
  'audit log': (text, file, fields) => record(text, file, 'audit log', fields),
  'decision log': (text, file) => record(text, file, 'decision log'),
};

/**
 * Reads a file of any kind that Portcullis imports. `fileName` is the path or the name of the upload: evidence
 * names it, and apps without a key go by it. One sentence for a file of no known kind.
 *
 * @param fields where the records of an audit log hold what.
 */
export function readAny(
  fileName: string,
  text: string,
  fields: RecordingFields = usualFields,
): (ReadApps & { readonly kind: InputKind }) | Refused {
  const kind = recognise(fileName, text);
  if (kind === null) {
    return refused(
      'is none of the files that can be read: what `portcullis collect` wrote, a GraphQL inventory, a plugin list, ' +
        'a CSV of apps, a Forge manifest, a Connect descriptor, a vendor statement, a HAR, an access log, a decision log or an audit ' +
        'log export',
    );
  }
  const read = readers[kind](text, fileName, fields);
  return read.ok ? { ...read, kind } : read;
}

/** A recording that fits into memory goes through its reader in one piece. */
function record(text: string, file: string, kind: RecordingKind, fields = usualFields): Read {
  const reader = recordingReader(kind, file, fields);
  reader.write(new TextEncoder().encode(text));
  return reader.end();
}
