import type { AppRow } from '../../../../src/api';
import { call } from '../../bridge/call';
import { fits } from '../../parts/question';
import type { Find, Option } from '../../parts/picker';
import { words } from '../../words';

const w = words.rules;
const offered = 30;

/** What was typed, as it stands, behind what was found; several names may be typed with commas between. */
function orTyped(found: readonly Option[], query: string, say: (typed: string) => string): Option[] {
  const typed = query.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  const id = typed.join('\n');
  if (typed.length === 0 || found.some((option) => option.id === id)) return [...found];
  return [...found, { id, text: say(typed.join(', ')) }];
}

/** Finds apps of the estate, and takes any other key. */
export function appFinder(apps: readonly AppRow[]): Find {
  return (query) => {
    const fitting = apps.filter(({ name, key }) => fits(`${name} ${key}`, query));
    const found = fitting.slice(0, offered).map(({ name, key }) => ({ id: key, text: name, note: key }));
    return Promise.resolve({ options: orTyped(found, query, w.key), more: fitting.length > offered });
  };
}

/** Finds spaces of the site, and takes any other key. */
export const findSpaceKey: Find = async (query) => {
  const { spaces, more } = await call('spaces', { query });
  const found = spaces.map(({ key, name }) => ({ id: key, text: name, note: key }));
  return { options: orTyped(found, query, w.spaceKey), more };
};

/** Levels are named by the organisation; nothing lists them. */
export const findLevel: Find = (query) =>
  Promise.resolve({ options: orTyped([], query, w.level), more: false });
