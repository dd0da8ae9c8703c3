import type { SpacesView } from '../api';
import type { Confluence } from '../host';
import { cursorOf, spaceList } from '../scan/space-list';
import { readAnswer } from './access';
import { Refusal } from './refusal';

/** Spaces that one answer shows; who has more types a part of the name. */
const SHOWN = 50;
/** Confluence cannot search spaces by name, so at most so many pages of 250 are looked through. */
const PAGES = 8;

/** The spaces that the caller sees, by a part of the name or the key. */
export async function spaces(confluence: Confluence, query: string): Promise<SpacesView> {
  const wanted = query.trim().toLowerCase();
  const found = new Map<string, SpacesView['spaces'][number]>();
  // Any space can be reached by its exact key, however many there are.
  if (wanted !== '') {
    const key = wanted.startsWith('~') ? query.trim() : wanted.toUpperCase();
    const list = readAnswer(await confluence.asUser({ name: 'space-by-key', key }), spaceList);
    for (const space of list?.results ?? []) found.set(space.key, view(space));
  }
  let cursor: string | null = null;
  for (let page = 0; page < PAGES && found.size <= SHOWN; page += 1) {
    const list = readAnswer(await confluence.asUser({ name: 'spaces', cursor }), spaceList);
    if (list === null) throw new Refusal('failed', 'Confluence did not give the list of spaces.');
    for (const space of list.results) {
      const matches = `${space.name}\n${space.key}`.toLowerCase().includes(wanted);
      if (matches) found.set(space.key, view(space));
    }
    cursor = cursorOf(list);
    if (cursor === null) break;
  }
  return { spaces: [...found.values()].slice(0, SHOWN), more: found.size > SHOWN || cursor !== null };
}

function view({
  key,
  name,
  type,
}: {
  key: string;
  name: string;
  type: string;
}): SpacesView['spaces'][number] {
  return { key, name, type };
}
