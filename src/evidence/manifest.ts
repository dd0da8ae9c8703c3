import { z } from 'zod';
import type { Notice } from './app';
import { readAssets, readFetches, readRemotes } from './egress';
import type { Parsed } from './json';
import { connectKey, forgeKey, isPlaceholder, nameOfFile } from './key';
import { clip, many, map, words } from './lenient';
import { readConnectModules, readModules, type Modules } from './modules';
import { notice } from './notice';
import { appRecord, refused, type Read } from './read';
import { isConfluenceScope } from './scopes';
import { forgeUnknowns } from './unknowns';
import { parseYaml } from './yaml';

const shape = z.object({
  app: z
    .object({
      id: words,
      name: words,
      connect: z.object({ key: words, remote: words }).nullable().catch(null),
    })
    .catch({ id: null, name: null, connect: null }),
  permissions: z.object({ scopes: z.unknown(), external: z.unknown() }).partial().catch({}),
  modules: z.unknown().optional(),
  connectModules: z.unknown().optional(),
  remotes: z.unknown().optional(),
});
type Manifest = z.infer<typeof shape>;

/**
 * Reads a Forge `manifest.yml` into one record: what the app is, which scopes it declares, and what cannot be
 * known from here (remotes, egress to hosts that may serve Confluence, acting as a user). Calls themselves are
 * not in a manifest. `file` is the path or the name of the upload; it is the key where `app.id` is a placeholder.
 */
export function readForgeManifest(text: string, file: string): Read {
  const parsed = parseYaml(text, file);
  if (!parsed.ok) return parsed;
  const found = map.parse(parsed.value);
  if (!looksLikeManifest(found)) {
    return refused(
      'is no Forge manifest: it has neither `app` nor `modules` nor `permissions` with something in it',
    );
  }
  const manifest = shape.parse(found);
  const modules = readModules(manifest.modules, file, parsed.lineOf);
  const connect = readConnectModules(manifest.connectModules);
  const remotes = readRemotes(manifest.remotes);
  const fetches = readFetches(manifest.permissions.external, remotes);
  const declared = readScopes(manifest.permissions.scopes);
  const scopes = declared && [...declared.keys()];
  const alias = connectKey(manifest.app.connect?.key ?? null);
  const seen = [...modules.seen, ...connect.modules];
  const app = appRecord({
    key: forgeKey(manifest.app.id) ?? file,
    name: manifest.app.name ?? modules.title ?? connect.modules[0]?.title ?? nameOfFile(file),
    kind: 'forge',
    source: file,
    ...(alias === null ? {} : { aliases: [alias] }),
    scopes,
    scopesAt: { file, line: parsed.lineOf(['permissions', 'scopes']) },
    modules: seen,
    background: modules.background,
    events: [...new Set([...modules.events, ...connect.events])],
    egress: [...fetches, ...readAssets(manifest.permissions.external, remotes)],
    unresolved: forgeUnknowns({
      fetches,
      remotes,
      remoteCalls: modules.remoteCalls,
      connectRemote: manifest.app.connect?.remote ?? null,
      scopes: scopes ?? [],
      file,
      lineOf: parsed.lineOf,
    }),
    notices: [
      ...parsed.notices,
      ...modules.notices,
      ...oddities(manifest, declared, file, parsed.lineOf),
      ...foreign(modules, scopes ?? [], seen.length, file),
    ],
  });
  return { ok: true, apps: [app], total: null, notices: [] };
}

const moduleType =
  /:|^(?:macro|function|trigger|scheduledTrigger|webtrigger|consumer|endpoint|action|resolver|apiRoute)$/u;

/** True for a parsed file that can be a Forge manifest, whatever its name: other files have an `app` with an `id` too. */
export function looksLikeManifest(value: unknown): boolean {
  const { app, modules, connectModules, permissions } = map.parse(value);
  if (words.parse(map.parse(app)['id'])?.startsWith('ari:cloud:ecosystem::app/')) return true;
  const listed = Object.entries({ ...map.parse(modules), ...map.parse(connectModules) }).some(
    ([type, list]) => moduleType.test(type) && many.parse(list).some((module) => 'key' in map.parse(module)),
  );
  const scopes = [...(readScopes(map.parse(permissions)['scopes'])?.keys() ?? [])];
  return listed || scopes.some((scope) => /^[a-z-]+:[a-z:.-]+$/u.test(scope));
}

/** Scopes as a list, as a map with settings, or as one text; null where they are of another form. */
function readScopes(value: unknown): Map<string, Readonly<Record<string, unknown>>> | null {
  if (value === undefined || value === null) return new Map();
  if (typeof value === 'string') return new Map(value.split(/[\s,]+/u).map((scope) => [clip(scope), {}]));
  if (typeof value !== 'object') return null;
  if (!Array.isArray(value)) {
    return new Map(
      Object.entries(map.parse(value)).map(([scope, settings]) => [clip(scope), map.parse(settings)]),
    );
  }
  const read = new Map<string, Readonly<Record<string, unknown>>>();
  for (const entry of value as unknown[]) {
    const fields = map.parse(entry);
    const scope = words.parse(entry) ?? words.parse(fields['key']) ?? Object.keys(fields)[0];
    if (scope === undefined) return null;
    read.set(scope, fields);
  }
  return read;
}

function oddities(
  manifest: Manifest,
  scopes: ReturnType<typeof readScopes>,
  file: string,
  lineOf: Parsed['lineOf'],
): Notice[] {
  const found: Notice[] = [];
  const { id } = manifest.app;
  if (forgeKey(id) === null) {
    const detail = id === null ? 'has no `app.id`' : `has the placeholder \`${id}\` for its \`app.id\``;
    found.push(
      notice('placeholder', file, lineOf(['app', 'id']), `${detail}, so the file stands for the app`),
    );
  }
  const at = lineOf(['permissions', 'scopes']);
  if (scopes === null)
    found.push(notice('unreadable-part', file, at, 'has `scopes` that are no list of names'));
  for (const [scope, settings] of scopes ?? []) {
    if (isPlaceholder(scope))
      found.push(notice('placeholder', file, at, `has the placeholder \`${scope}\` as a scope`));
    if (settings['allowImpersonation'] === true) {
      found.push(notice('impersonation', file, at, `may use \`${scope}\` for a user who is not present`));
    }
  }
  return found;
}

function foreign(modules: Modules, scopes: readonly string[], seen: number, file: string): Notice[] {
  const here = seen > 0 || scopes.some(isConfluenceScope);
  if (here || modules.otherProducts.length === 0) return [];
  const detail = `asks for nothing of Confluence; its modules are ${modules.otherProducts.join(', ')}`;
  return [notice('no-confluence-part', file, null, detail)];
}
