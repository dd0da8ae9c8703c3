import { readConnectDescriptor } from './connect';
import { readCsv } from './inventory/csv';
import { readGraphqlInventory } from './inventory/graphql';
import { readUpm } from './inventory/upm';
import { readForgeManifest } from './manifest';
import { refused, type Read, type ReadApps, type Refused } from './read';
import { recognise, type InputKind } from './recognise';
import { accessLogReader } from './traffic/access-log';
import { auditLogReader } from './traffic/audit-log';
import { harReader } from './traffic/har';
import type { TrafficReader } from './traffic/reader';

const readers: Readonly<Record<InputKind, (text: string, file: string) => Read>> = {
  'forge manifest': readForgeManifest,
  'connect descriptor': readConnectDescriptor,
  'graphql inventory': readGraphqlInventory,
  upm: readUpm,
  csv: readCsv,
  har: (text, file) => record(text, harReader(file)),
  'access log': (text, file) => record(text, accessLogReader(file)),
  'audit log': (text, file) => record(text, auditLogReader(file)),
};

/**
 * Reads a file of any kind that Portcullis imports. `fileName` is the path or the name of the upload: evidence
 * names it, and apps without a key go by it. One sentence for a file of no known kind.
 */
export function readAny(fileName: string, text: string): (ReadApps & { readonly kind: InputKind }) | Refused {
  const kind = recognise(fileName, text);
  if (kind === null) {
    return refused(
      'is none of the files that can be read: a GraphQL inventory, a plugin list, a CSV of apps, a Forge manifest, ' +
        'a Connect descriptor, a HAR, an access log or an audit log export',
    );
  }
  const read = readers[kind](text, fileName);
  return read.ok ? { ...read, kind } : read;
}

/** A recording that fits into memory goes through its reader in one piece. */
function record(text: string, reader: TrafficReader): Read {
  reader.write(new TextEncoder().encode(text));
  return reader.end();
}
