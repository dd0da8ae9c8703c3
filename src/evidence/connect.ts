import { z } from 'zod';
import type { AppModule, Notice } from './app';
import { parseJson, type Parsed } from './json';
import { connectKey, isPlaceholder, nameOfFile } from './key';
import { clip, many, map, title, words } from './lenient';
import { notice } from './notice';
import { appRecord, limits, refused, type Read } from './read';
import { connectUnknowns } from './unknowns';

const shape = z.object({
  key: words,
  name: words,
  version: words,
  baseUrl: words,
  vendor: z.object({ name: words }).catch({ name: null }),
  authentication: z.object({ type: words }).catch({ type: null }),
  modules: map,
});
type Descriptor = z.infer<typeof shape>;

/** Module lists of Jira and Bitbucket that share the form of Confluence's. */
const otherProduct = /^(?:jira|serviceDesk|repo|oauthConsumer)/u;

/**
 * Reads an `atlassian-connect.json` into one record. A descriptor says which scopes and modules a Connect app
 * has; its calls are made by its own server, which no file of it shows. `file` is the path or the name of the
 * upload; it is the key where the descriptor's is a placeholder.
 */
export function readConnectDescriptor(text: string, file: string): Read {
  const parsed = parseJson(text, file, limits.artefact);
  if (!parsed.ok) return parsed;
  const found = map.parse(parsed.value);
  if (!looksLikeDescriptor(found))
    return refused('is no Connect descriptor: it has no `key` with a `baseUrl` or `modules`');
  const descriptor = shape.parse(found);
  const scopes = readScopes(found['scopes']);
  const app = appRecord({
    key: connectKey(descriptor.key) ?? file,
    name: ownName(descriptor) ?? nameOfFile(file),
    kind: 'connect',
    vendor: descriptor.vendor.name,
    version: descriptor.version,
    source: file,
    scopes,
    scopesAt: { file, line: parsed.lineOf(['scopes']) },
    modules: readModules(descriptor.modules),
    events: readWebhooks(descriptor.modules),
    egress: descriptor.baseUrl === null ? [] : [{ address: descriptor.baseUrl, kind: 'base url' }],
    unresolved: connectUnknowns({
      baseUrl: descriptor.baseUrl,
      signs: descriptor.authentication.type !== 'none',
      scopes: scopes ?? [],
      file,
      lineOf: parsed.lineOf,
    }),
    notices: [...parsed.notices, ...oddities(descriptor, scopes, file, parsed.lineOf)],
  });
  return { ok: true, apps: [app], total: null, notices: [] };
}

/** True for a parsed file that can be a Connect descriptor, whatever its name. */
export function looksLikeDescriptor(value: unknown): boolean {
  const { key, baseUrl, modules, authentication, name } = map.parse(value);
  if (typeof key !== 'string') return false;
  return typeof baseUrl === 'string' || (typeof name === 'string' && !!modules && !!authentication);
}

function ownName({ name }: Descriptor): string | null {
  return name !== null && !isPlaceholder(name) ? name : null;
}

/** Null where `scopes` is there but no list of names; none declared is an empty list. */
function readScopes(value: unknown): string[] | null {
  const listed = many.parse(value).map((scope) => words.parse(scope));
  return listed.includes(null) ? null : [...new Set(listed.flatMap((scope) => scope ?? []))];
}

function readModules(modules: Descriptor['modules']): AppModule[] {
  return Object.entries(modules)
    .filter(([type]) => type !== 'webhooks' && !otherProduct.test(type))
    .flatMap(([type, list]) =>
      many.parse(list).map((module, index) => {
        const fields = map.parse(module);
        return {
          type,
          key: words.parse(fields['key']) ?? `${type}[${index}]`,
          title: title.parse(fields['name']),
        };
      }),
    );
}

function readWebhooks({ webhooks }: Descriptor['modules']): string[] {
  return [
    ...new Set(many.parse(webhooks).flatMap((webhook) => words.parse(map.parse(webhook)['event']) ?? [])),
  ];
}

function oddities(
  { key, baseUrl, modules }: Descriptor,
  scopes: readonly string[] | null,
  file: string,
  lineOf: Parsed['lineOf'],
): Notice[] {
  const found: Notice[] = [];
  if (connectKey(key) === null) {
    const detail = `has the placeholder \`${key ?? ''}\` for its \`key\`, so the file stands for the app`;
    found.push(notice('placeholder', file, lineOf(['key']), detail));
  }
  if (baseUrl !== null && isPlaceholder(baseUrl)) {
    const detail = `has the placeholder \`${baseUrl}\` for its \`baseUrl\``;
    found.push(notice('placeholder', file, lineOf(['baseUrl']), detail));
  }
  if (scopes === null) {
    found.push(notice('unreadable-part', file, lineOf(['scopes']), 'has `scopes` that are no list of names'));
  }
  const foreign = Object.keys(modules).filter((type) => otherProduct.test(type));
  if (foreign.length > 0) {
    const detail = `has modules of another product: ${foreign.join(', ')}`;
    found.push(notice('other-product-part', file, lineOf(['modules']), clip(detail)));
  }
  return found;
}
