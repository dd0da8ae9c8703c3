/** The data of one Confluence site, as far as the embedded one keeps any. Times are ISO 8601. */
export type ContentType =
  | 'page'
  | 'blogpost'
  | 'footer-comment'
  | 'inline-comment'
  | 'attachment'
  | 'whiteboard'
  | 'database'
  | 'folder'
  | 'embed'
  | 'custom-content';

export interface Space {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: 'global' | 'personal' | 'collaboration' | 'knowledge_base';
  readonly homepageId: string;
  readonly authorId: string;
  readonly createdAt: string;
  readonly description: string;
  readonly classificationLevel: string | null;
  /** Account ids of its administrators. */
  readonly administrators: readonly string[];
  /** Who may view it besides its administrators. */
  readonly viewers: 'everyone' | readonly string[];
}

export interface Content {
  readonly id: string;
  readonly type: ContentType;
  readonly spaceId: string;
  readonly title: string;
  /** The content it lies under; null at the top of a space. */
  readonly parentId: string | null;
  readonly authorId: string;
  readonly createdAt: string;
  readonly version: number;
  /** Storage format. */
  readonly body: string;
  readonly labels: readonly string[];
  /** Of an attachment. */
  readonly mediaType?: string;
}

export interface User {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string;
  /** Ids of groups. */
  readonly groups: readonly string[];
}

export interface Group {
  readonly id: string;
  readonly name: string;
}

export interface AuditRecord {
  readonly authorId: string;
  readonly createdAt: string;
  readonly category: string;
  readonly summary: string;
  readonly affected: { readonly name: string; readonly objectType: string };
}

export interface InstalledApp {
  readonly id: string;
  readonly kind: 'forge' | 'connect';
  /** Of a Connect app; a Forge app has it in the Marketplace. */
  readonly key: string;
  readonly name: string;
  readonly vendor: string;
  readonly version: string;
  readonly scopes: readonly string[];
  readonly installedAt: string;
}

export interface Site {
  /** Address with `/wiki` at the end is `${address}/wiki`. */
  readonly address: string;
  readonly cloudId: string;
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  /** Ids of the groups whose members administer the site. */
  readonly administratorGroups: readonly string[];
  readonly spaces: readonly Space[];
  readonly contents: Contents;
  readonly audit: readonly AuditRecord[];
  readonly apps: readonly InstalledApp[];
}

/** The contents of a site, found by id or by space; the only part that calls can change. */
export interface Contents {
  get(id: string): Content | undefined;
  all(): IterableIterator<Content>;
  inSpace(spaceId: string): readonly Content[];
  /** Adds a content or puts a newer version in the place of the older one. */
  put(content: Content): void;
  /** Removes a content and everything under it. */
  remove(id: string): void;
  nextId(): string;
}

export function createContents(start: Iterable<Content>): Contents {
  const byId = new Map<string, Content>();
  const bySpace = new Map<string, Map<string, Content>>();
  let newest = 0;
  const put = (content: Content): void => {
    newest = Math.max(newest, Number(content.id));
    byId.set(content.id, content);
    const shelf = bySpace.get(content.spaceId) ?? new Map<string, Content>();
    bySpace.set(content.spaceId, shelf.set(content.id, content));
  };
  const remove = (id: string): void => {
    const gone = byId.get(id);
    if (gone === undefined) return;
    byId.delete(id);
    bySpace.get(gone.spaceId)?.delete(id);
    for (const child of bySpace.get(gone.spaceId)?.values() ?? [])
      if (child.parentId === id) remove(child.id);
  };
  for (const content of start) put(content);
  return {
    get: (id) => byId.get(id),
    all: () => byId.values(),
    inSpace: (spaceId) => [...(bySpace.get(spaceId)?.values() ?? [])],
    put,
    remove,
    nextId: () => String(newest + 1),
  };
}

export function administersSite(site: Site, accountId: string | null): boolean {
  const user = site.users.find((entry) => entry.accountId === accountId);
  return user?.groups.some((group) => site.administratorGroups.includes(group)) ?? false;
}

export function administersSpace(site: Site, space: Space, accountId: string | null): boolean {
  return accountId !== null && (space.administrators.includes(accountId) || administersSite(site, accountId));
}

export function mayView(site: Site, space: Space, accountId: string | null): boolean {
  if (accountId === null || !site.users.some((user) => user.accountId === accountId)) return false;
  return (
    space.viewers === 'everyone' ||
    space.viewers.includes(accountId) ||
    administersSpace(site, space, accountId)
  );
}
