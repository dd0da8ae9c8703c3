import { readConnectDescriptor } from './connect';
import { readCollected } from './inventory/collected-site';
import { readCsv } from './inventory/csv';
import { readGraphqlInventory } from './inventory/graphql';
import { readUpm } from './inventory/upm';
import { readForgeManifest } from './manifest';
import { refused, type Read, type ReadApps, type Refused } from './read';
import { recognise, type InputKind, type RecordingKind } from './recognise';
import { readStatement } from './statement';
import { recordingReader } from './traffic/field-file';

const readers: Readonly<Record<InputKind, (text: string, file: string) => Read>> = {
  'forge manifest': readForgeManifest,
  'connect descriptor': readConnectDescriptor,
  'graphql inventory': readGraphqlInventory,
  upm: readUpm,
  csv: readCsv,
  'vendor statement': readStatement,
  'collected site': readCollected,
  har: (text, file) => record(text, file, 'har'),
  'access log': (text, file) => record(text, file, 'access log'),
  'audit log': (text, file) => record(text, file, 'audit log'),
};

/**
 * Reads a file of any kind that Portcullis imports. `fileName` is the path or the name of the upload: evidence
 * names it, and apps without a key go by it. One sentence for a file of no known kind.
 */
export function readAny(fileName: string, text: string): (ReadApps & { readonly kind: InputKind }) | Refused {
  const kind = recognise(fileName, text);
  if (kind === null) {
    return refused(
      'is none of the files that can be read: what `portcullis collect` wrote, a GraphQL inventory, a plugin list, ' +
        'a CSV of apps, a Forge manifest, a Connect descriptor, a vendor statement, a HAR, an access log or an audit ' +
        'log export',
    );
  }
  const read = readers[kind](text, fileName);
  return read.ok ? { ...read, kind } : read;
}

/** A recording that fits into memory goes through its reader in one piece. */
function record(text: string, file: string, kind: RecordingKind): Read {
  const reader = recordingReader(kind, file);
  reader.write(new TextEncoder().encode(text));
  return reader.end();
}
