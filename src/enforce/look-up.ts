/** The look-ups behind the finder: ids to types, contents by type, spaces by id or key. */
import type { Answered, Ask } from './place';
import { isRecord } from './refs';
import type { Collection } from './where';

export type Entry = Readonly<Record<string, unknown>>;

/** Ids in one call; v2 takes up to 250 in a query, and URLs have an end. */
const BATCH = 100;
/** Single reads under way for one answer. */
const AT_ONCE = 8;

/** Ids as Confluence writes them; only these are put into a look-up. */
export const ID = /^(?:att)?\d{1,20}$/;

/** What `convert-ids-to-types` calls the types; every other name is one of custom content. */
const typeNames: Readonly<Record<string, Collection>> = {
  page: 'pages',
  blogpost: 'blogposts',
  attachment: 'attachments',
  'footer-comment': 'footer-comments',
  'inline-comment': 'inline-comments',
  whiteboard: 'whiteboards',
  database: 'databases',
  embed: 'embeds',
  folder: 'folders',
};

/** Collections that can be read several ids at a time. */
const listed: ReadonlySet<Collection> = new Set(['pages', 'blogposts', 'custom-content']);

/** Types of contents by id; an id that the caller cannot see is missing. */
export async function typesOf(ids: readonly string[], ask: Ask): Promise<Map<string, Collection>> {
  const found = new Map<string, Collection>();
  const digits = ids.filter((id) => !id.startsWith('att'));
  for (const id of ids) if (id.startsWith('att')) found.set(id, 'attachments');
  await each(batches(digits), async (contentIds) => {
    const { status, body } = await answerTo(
      ask('POST', '/wiki/api/v2/content/convert-ids-to-types', { contentIds }),
    );
    const types = status === 200 && isRecord(body) ? body['results'] : null;
    if (!isRecord(types)) return;
    for (const id of contentIds) {
      const type = Object.hasOwn(types, id) ? types[id] : null;
      if (typeof type === 'string') found.set(id, typeNames[type] ?? 'custom-content');
    }
  });
  return found;
}

/** Contents of one type by id, as v2 answers them. */
export async function contentsOf(
  collection: Collection,
  ids: readonly string[],
  ask: Ask,
): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  if (ids.length > 1 && listed.has(collection))
    await each(batches(ids), (some) =>
      list(`/wiki/api/v2/${collection}?id=${some.join()}`, some.length, found, ask),
    );
  const missing = ids.filter((id) => !found.has(id));
  await each(missing, (id) => read(`/wiki/api/v2/${collection}/${id}`, id, found, ask));
  return found;
}

/** Tasks by id. */
export async function tasksOf(ids: readonly string[], ask: Ask): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  await each(ids, (id) => read(`/wiki/api/v2/tasks/${id}`, id, found, ask));
  return found;
}

/** Spaces by id. */
export async function spacesById(ids: readonly string[], ask: Ask): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  if (ids.length > 1)
    await each(batches(ids), (some) =>
      list(`/wiki/api/v2/spaces?ids=${some.join()}`, some.length, found, ask),
    );
  const missing = ids.filter((id) => !found.has(id));
  await each(missing, (id) => read(`/wiki/api/v2/spaces/${id}`, id, found, ask));
  return found;
}

/** Spaces that go by one of these keys, whatever they are called now. */
export async function spacesByKey(keys: readonly string[], ask: Ask): Promise<Entry[]> {
  const found = new Map<string, Entry>();
  await each(batches(keys), (some) =>
    list(`/wiki/api/v2/spaces?keys=${some.map(encodeURIComponent).join()}`, some.length, found, ask),
  );
  return [...found.values()];
}

/** Id and name of a classification level, null where there is none, undefined where that is not known. */
export async function levelAt(path: string, ask: Ask): Promise<readonly string[] | null | undefined> {
  const { status, body } = await answerTo(ask('GET', path));
  if (status === 404) return null;
  if (status !== 200 || !isRecord(body)) return undefined;
  const names = [body['id'], body['name']].filter((name) => typeof name === 'string' && name !== '');
  return names.length === 0 ? undefined : (names as string[]);
}

async function list(path: string, count: number, found: Map<string, Entry>, ask: Ask): Promise<void> {
  const { status, body } = await answerTo(ask('GET', `${path}&limit=${Math.max(count, 25)}`));
  const results = status === 200 && isRecord(body) ? body['results'] : null;
  if (!Array.isArray(results)) return;
  for (const entry of results as unknown[]) if (isRecord(entry)) found.set(String(entry['id']), entry);
}

async function read(path: string, id: string, found: Map<string, Entry>, ask: Ask): Promise<void> {
  const { status, body } = await answerTo(ask('GET', path));
  if (status === 200 && isRecord(body)) found.set(id, body);
}

/** A look-up that fails leaves things unknown; it must not fail the call that it is made for. */
async function answerTo(asked: Promise<Answered>): Promise<Answered> {
  try {
    return await asked;
  } catch {
    return { status: 0, body: null };
  }
}

function batches(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) =>
    ids.slice(at * BATCH, (at + 1) * BATCH),
  );
}

/** Does a few at a time. */
async function each<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE)
    await Promise.all(items.slice(at, at + AT_ONCE).map(run));
}
