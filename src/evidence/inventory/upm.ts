import { z } from 'zod';
import type { AppRecord, Notice } from '../app';
import { parseJson } from '../json';
import { flag, many, map, words } from '../lenient';
import { notice } from '../notice';
import { appRecord, refused, type Read } from '../read';
import { unknownsOf } from '../unknowns';

const plugin = z.object({
  key: words,
  name: words,
  version: words,
  vendor: z
    .union([words.unwrap().unwrap(), z.object({ name: words }).transform(({ name }) => name)])
    .nullable()
    .catch(null),
  enabled: flag,
  userInstalled: flag,
  remotable: flag,
});
type Plugin = z.infer<typeof plugin> & { readonly key: string };

/**
 * Reads the plugin list of a site's plugin manager (`/wiki/rest/plugins/1.0/`). It names the Connect apps that
 * were installed and about 200 parts of Confluence itself, which are left out and counted. It has no scopes.
 */
export function readUpm(text: string, file: string): Read {
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  const listed = map.parse(parsed.value)['plugins'];
  if (!Array.isArray(listed)) return refused('is no plugin list: it has no `plugins`');
  const read = readPlugins(listed, file);
  return { ok: true, ...read, total: read.apps.length, notices: [...parsed.notices, ...read.notices] };
}

/** The apps among the entries of a plugin list, and how many entries are none. */
export function readPlugins(
  listed: readonly unknown[],
  file: string,
): { readonly apps: readonly AppRecord[]; readonly notices: readonly Notice[] } {
  const plugins = many.parse(listed).flatMap((entry): Plugin[] => {
    const { key, ...rest } = plugin.parse(map.parse(entry));
    return key === null ? [] : [{ ...rest, key }];
  });
  const installed = plugins.filter(
    ({ userInstalled, remotable }) => userInstalled === true || remotable === true,
  );
  const apps = new Map(installed.map((one) => [one.key, toRecord(one, file)]));
  const detail = `${listed.length - installed.length} parts of Confluence itself are left out`;
  return {
    apps: [...apps.values()],
    notices: listed.length > installed.length ? [notice('left-out', file, null, detail)] : [],
  };
}

function toRecord({ key, name, version, vendor, enabled, remotable }: Plugin, file: string): AppRecord {
  const kind = remotable === true ? 'connect' : 'unknown';
  return appRecord({
    key,
    name: name ?? key,
    kind,
    vendor,
    version,
    source: file,
    unresolved: unknownsOf(kind, [], { file, line: 1 }),
    notices: enabled === false ? [notice('disabled', file, null, 'is installed but switched off')] : [],
  });
}
