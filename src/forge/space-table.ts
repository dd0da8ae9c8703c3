import type { Store, StoredSpace } from '../host';
import { marks, replaceInto, run, select } from './sql';
import { chunks } from './texts';

/** Spaces of one answer: with names of the greatest length it stays below the 4 MiB that Forge answers. */
const PAGE = 1_000;
/** Characters of a key or a name that a row holds. */
const LONGEST = 255;

interface SpaceRow {
  readonly id: string;
  readonly space_key: string;
  readonly name: string;
  readonly type: string;
}

/** The spaces of the site, one row each; every row says when it was last seen, so that gone ones can be dropped. */
export const spaceTable: Pick<Store, 'spaces' | 'putSpaces' | 'dropSpaces'> = {
  async spaces() {
    const found: StoredSpace[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const rows: SpaceRow[] = await select<SpaceRow>(
        `SELECT id, space_key, name, type FROM site_space WHERE id > ? ORDER BY id LIMIT ${PAGE}`,
        [after],
      );
      for (const { space_key, ...row } of rows) found.push({ ...row, key: space_key });
      after = rows.length < PAGE ? undefined : rows.at(-1)?.id;
    }
    return found.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  },

  async putSpaces(spaces, seenAt) {
    const newer = await seenAfter(
      seenAt,
      spaces.map(({ id }) => id),
    );
    await replaceInto(
      'site_space',
      ['id', 'space_key', 'name', 'type', 'seen_at'],
      spaces
        .filter(({ id }) => !newer.has(id))
        .map(({ id, key, name, type }) => [id, key.slice(0, LONGEST), name.slice(0, LONGEST), type, seenAt]),
    );
  },

  dropSpaces: (before) => run('DELETE FROM site_space WHERE seen_at < ?', [before]),
};

/** Those of these spaces that were seen after a time. */
async function seenAfter(time: string, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const some of chunks(ids)) {
    const question = `SELECT id FROM site_space WHERE seen_at > ? AND id IN (${marks(some.length)})`;
    for (const { id } of await select<{ id: string }>(question, [time, ...some])) found.add(id);
  }
  return found;
}
