import type { Store, StoredSpace } from '../host';
import { replaceInto, run, select } from './sql';

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

  putSpaces: (spaces, seenAt) =>
    replaceInto(
      'site_space',
      ['id', 'space_key', 'name', 'type', 'seen_at'],
      spaces.map(({ id, key, name, type }) => [
        id,
        key.slice(0, LONGEST),
        name.slice(0, LONGEST),
        type,
        seenAt,
      ]),
    ),

  dropSpaces: (before) => run('DELETE FROM site_space WHERE seen_at < ?', [before]),
};
