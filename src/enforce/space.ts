/** The information point: finds the space of everything that an operation or a list names. */
import { LRUCache } from 'lru-cache';
import { UNKNOWN } from '../policy/decide';
import { contentsOf, ID, levelAt, spacesById, spacesByKey, tasksOf, typesOf, type Entry } from './look-up';
import { UNKNOWN_PLACE, type Ask, type Place } from './place';
import { containerRef, type Ref } from './refs';
import { collections, type Collection } from './where';

export interface Finder {
  /**
   * Places of references, in their order; equal references get the same object, and mostly also those that
   * lie in one space. Answers are kept for a while, so a page that is moved may be taken to be where it was
   * until then; nothing is kept of what was not found.
   *
   * @param withLevels also finds classification levels, which costs up to two more look-ups each.
   */
  find(refs: readonly Ref[], ask: Ask, withLevels: boolean): Promise<Place[]>;
  /** Forgets where contents lie, after a call that may have moved one. */
  forget(): void;
}

export interface FinderOptions {
  /** How long it is remembered where a content lies, in milliseconds. */
  readonly contentTtl?: number;
  /** The same for the key of a space. */
  readonly spaceTtl?: number;
  /** Of how many contents, and of how many spaces, it is remembered. */
  readonly most?: number;
}

/** A finder for one site; facts it found for one caller serve the others too, as they decide and never answer. */
export function createFinder({
  contentTtl = 60_000,
  spaceTtl = 600_000,
  most = 50_000,
}: FinderOptions = {}): Finder {
  const homes = new LRUCache<string, Home>({ max: most, ttl: contentTtl });
  const byId = new LRUCache<string, Place>({ max: most, ttl: spaceTtl });
  const byKey = new LRUCache<string, Place>({ max: most, ttl: spaceTtl });
  return {
    forget: () => homes.clear(),
    async find(refs, ask, withLevels) {
      const known: Known = { homes: steady(homes), byId: steady(byId), byKey: steady(byKey) };
      const names = refs.map(({ kind, value }) => `${kind} ${value}`);
      const single = new Map(refs.map((ref, at) => [names[at], ref]));
      const wanted = [...single.values()];
      await learnHomes(wanted, known.homes, ask, 1);
      await learnSpaces(wanted, known, ask);
      const places = await Promise.all(wanted.map((ref) => placeOf(ref, known, ask, withLevels)));
      const byName = new Map([...single.keys()].map((name, at) => [name, places[at]]));
      return names.map((name) => byName.get(name) ?? UNKNOWN_PLACE);
    },
  };
}

/** The space a content lies in, and the content whose classification level counts for it. */
interface Home {
  readonly space: string;
  /** Null where only the space is known. */
  readonly owner: { readonly collection: Collection; readonly id: string } | null;
}

interface Shelf<T extends object> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** What is known while one question is answered. */
interface Known {
  readonly homes: Shelf<Home>;
  /** Spaces under their key and alias, by id and by each of these in lower case. */
  readonly byId: Shelf<Place>;
  readonly byKey: Shelf<Place>;
}

/** A view of the cache in which nothing expires between two looks. */
function steady<T extends object>(cache: LRUCache<string, T>): Shelf<T> {
  const seen = new Map<string, T>();
  const set = (key: string, value: T): void => void seen.set(key, value);
  return {
    get(key) {
      const value = seen.get(key) ?? cache.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set(key, value) {
      set(key, value);
      cache.set(key, value);
    },
  };
}

/** How deep content nests in content: a reply on a comment on an attachment of a page. */
const DEEPEST = 5;

/** Finds the homes of contents and tasks; what cannot be found stays unknown. */
async function learnHomes(refs: readonly Ref[], homes: Shelf<Home>, ask: Ask, depth: number): Promise<void> {
  const fresh = refs.filter(
    (ref) => isLookedUp(ref.kind) && ID.test(ref.value) && homes.get(homeKey(ref)) === undefined,
  );
  if (fresh.length === 0) return;
  const nested: { at: string; parent: Ref }[] = [];
  for (const { ref, entry, owner } of await readContents(fresh, ask)) {
    const parent = containerRef(entry);
    const space = entry['spaceId'];
    if (parent !== null) nested.push({ at: homeKey(ref), parent });
    else if (typeof space === 'string' || typeof space === 'number')
      homes.set(homeKey(ref), {
        space: String(space),
        owner: owner === null ? null : { collection: owner, id: ref.value },
      });
  }
  if (nested.length === 0 || depth === DEEPEST) return;
  const parents = nested.map(({ parent }) => parent);
  await learnHomes(parents, homes, ask, depth + 1);
  for (const { at, parent } of nested) {
    const home = homes.get(homeKey(parent));
    if (home !== undefined) homes.set(at, home);
  }
}

interface ReadContent {
  readonly ref: Ref;
  readonly entry: Entry;
  /** Null for a task, which is no content itself. */
  readonly owner: Collection | null;
}

/** Reads contents and tasks, each collection together; ids of unknown type are converted to types first. */
async function readContents(refs: readonly Ref[], ask: Ask): Promise<ReadContent[]> {
  const idsOf = (kind: Ref['kind']) => [
    ...new Set(refs.flatMap((ref) => (ref.kind === kind ? [ref.value] : []))),
  ];
  const [types, tasks] = await Promise.all([typesOf(idsOf('content'), ask), tasksOf(idsOf('task'), ask)]);
  const found: ReadContent[] = [...tasks].map(([value, entry]) => ({
    ref: { kind: 'task', value },
    entry,
    owner: null,
  }));
  await Promise.all(
    collections.map(async (owner) => {
      const converted = [...types].flatMap(([id, type]) => (type === owner ? [id] : []));
      const ids = [...new Set([...idsOf(owner), ...converted])];
      for (const [value, entry] of await contentsOf(owner, ids, ask))
        found.push({ ref: { kind: owner, value }, entry, owner });
    }),
  );
  return found;
}

async function learnSpaces(refs: readonly Ref[], { homes, byId, byKey }: Known, ask: Ask): Promise<void> {
  const ids = new Set<string>();
  const keys = new Set<string>();
  for (const ref of refs) {
    const id = ref.kind === 'space' ? ref.value : homes.get(homeKey(ref))?.space;
    if (id !== undefined && ID.test(id) && byId.get(id) === undefined) ids.add(id);
    if (ref.kind === 'spelled' && byKey.get(ref.value.toLowerCase()) === undefined) keys.add(ref.value);
  }
  const keep = (space: Entry): void => {
    const names = [space['key'], space['currentActiveAlias']].filter((name) => typeof name === 'string');
    if (names.length === 0) return;
    const place = spaceUnder(names);
    byId.set(String(space['id']), place);
    for (const name of names) byKey.set(name.toLowerCase(), place);
  };
  if (ids.size > 0) for (const space of (await spacesById([...ids], ask)).values()) keep(space);
  if (keys.size > 0) for (const space of await spacesByKey([...keys], ask)) keep(space);
}

async function placeOf(ref: Ref, known: Known, ask: Ask, withLevels: boolean): Promise<Place> {
  if (ref.kind === 'nothing') return UNKNOWN_PLACE;
  const home = known.homes.get(homeKey(ref));
  const space = spaceOf(ref, home, known);
  return withLevels && home !== undefined ? { ...space, levels: await levelsOf(home, ask) } : space;
}

function spaceOf({ kind, value }: Ref, home: Home | undefined, { byId, byKey }: Known): Place {
  if (kind === 'key') return spaceUnder([value]);
  if (kind === 'spelled') return byKey.get(value.toLowerCase()) ?? spaceUnder([value, UNKNOWN]);
  const id = kind === 'space' ? value : home?.space;
  return (id === undefined ? undefined : byId.get(id)) ?? UNKNOWN_PLACE;
}

/** The contents of a whole space may be of any level. */
function spaceUnder(spaces: Place['spaces']): Place {
  return { spaces, levels: [UNKNOWN] };
}

/** Collections whose members carry a level of their own. */
const classified: ReadonlySet<Collection> = new Set(['pages', 'blogposts', 'whiteboards', 'databases']);

/** The level of a content, else the default of its space. Confluence answers 404 where none is applied. */
async function levelsOf({ owner, space }: Home, ask: Ask): Promise<Place['levels']> {
  if (owner === null) return [UNKNOWN];
  const own = classified.has(owner.collection)
    ? await levelAt(`/wiki/api/v2/${owner.collection}/${owner.id}/classification-level`, ask)
    : null;
  const level =
    own === null ? await levelAt(`/wiki/api/v2/spaces/${space}/classification-level/default`, ask) : own;
  return level === undefined ? [UNKNOWN] : (level ?? [null]);
}

function isLookedUp(kind: Ref['kind']): boolean {
  return kind === 'content' || kind === 'task' || collections.some((name) => name === kind);
}

/** Ids of contents are one series, whatever their type; those of tasks are another. */
function homeKey({ kind, value }: Ref): string {
  return kind === 'task' ? `task ${value}` : isLookedUp(kind) ? value : '';
}
