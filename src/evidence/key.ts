/** Keys by which sources name the same app, and names for apps that have none. */

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
const forgeApp = 'ari:cloud:ecosystem::app/';
const connectApp = 'ari:cloud:ecosystem::connect-app/';

/**
 * The one spelling of a Forge app's id: `ari:cloud:ecosystem::app/` and the UUID in lower case, as manifests
 * (`app.id`) and the GraphQL inventory write it; a bare UUID is completed. Null for a placeholder.
 */
export function forgeKey(id: string | null): string | null {
  const part = id?.trim().toLowerCase().replace(forgeApp, '') ?? '';
  return uuid.test(part) && !/^[0-]+$/u.test(part) ? forgeApp + part : null;
}

/** A Connect app's key as its descriptor states it; null for a placeholder such as `{{appKey}}`. */
export function connectKey(key: string | null): string | null {
  return key !== null && /^[\w.-]{1,200}$/u.test(key) ? key : null;
}

/**
 * The key of an app as the GraphQL inventory names it: a Forge id, a Connect key where the id of a Connect app
 * carries it (inferred from its form), else the id as it is.
 */
export function inventoryKey(id: string): string {
  const connect = id.startsWith(connectApp) ? connectKey(id.slice(connectApp.length)) : null;
  return forgeKey(id) ?? (connect === null || uuid.test(connect) ? id : connect);
}

/** True where a value is still to be filled in: `${ID}`, `{{localBaseUrl}}`, `<your id>`. */
export function isPlaceholder(value: string): boolean {
  return /\$\{|\{\{|\$[A-Z_]{2,}|^<[^>]*>$/u.test(value);
}

/** A name for an app without one: its file's name, or its folder's where the file is called like all others. */
export function nameOfFile(file: string): string {
  const parts = file.split(/[/\\]/u).filter(Boolean);
  const last = parts.at(-1) ?? file;
  const stem = last.replace(/\.(ya?ml|json)$/iu, '').replace(/\.?(manifest|atlassian-connect(-\w+)?)$/iu, '');
  return stem || (parts.at(-2) ?? last);
}
