import { readConnectDescriptor } from './connect';
import { readCsv } from './inventory/csv';
import { readGraphqlInventory } from './inventory/graphql';
import { readUpm } from './inventory/upm';
import { readForgeManifest } from './manifest';
import { refused, type Read, type ReadApps, type Refused } from './read';
import { recognise, type InputKind } from './recognise';

const readers: Readonly<Partial<Record<InputKind, (text: string, file: string) => Read>>> = {
  'forge manifest': readForgeManifest,
  'connect descriptor': readConnectDescriptor,
  'graphql inventory': readGraphqlInventory,
  upm: readUpm,
  csv: readCsv,
};

/**
 * Reads a file of any kind that Portcullis imports. `fileName` is the path or the name of the upload: evidence
 * names it, and apps without a key go by it. One sentence for a file of no known kind.
 */
export function readAny(fileName: string, text: string): (ReadApps & { readonly kind: InputKind }) | Refused {
  const kind = recognise(fileName, text);
  if (kind === null) {
    return refused(
      'is none of the files that can be imported: a GraphQL inventory, a plugin list, a CSV of apps, a Forge manifest ' +
        'or a Connect descriptor',
    );
  }
  const read =
    readers[kind]?.(text, fileName) ?? refused(`is a recording of calls (${kind}), which cannot be imported`);
  return read.ok ? { ...read, kind } : read;
}
