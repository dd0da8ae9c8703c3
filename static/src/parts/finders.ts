import type { AppRow } from '../../../src/api';
import { call } from '../bridge/call';
import type { Find, Option } from './picker';
import { fits } from './question';

const offered = 30;

/** What to offer besides what is found. */
interface Extra {
  /** Offered before anything is typed: any, or none. */
  readonly first?: Option;
  /** How a text that names nothing known is offered as it stands. */
  readonly typed: (text: string) => string;
  /** Whether several names may be typed at once, with commas between; their id has one a line. */
  readonly several?: boolean;
}

function withExtra(
  found: readonly Option[],
  query: string,
  { first, typed, several = false }: Extra,
): Option[] {
  const names = (several ? query.split(',') : [query]).flatMap((part) =>
    part.trim() === '' ? [] : [part.trim()],
  );
  if (names.length === 0) return first ? [first, ...found] : [...found];
  const id = names.join('\n');
  if (found.some((option) => option.id === id)) return [...found];
  return [...found, { id, text: typed(names.join(', ')) }];
}

/** Finds apps of the estate, and takes any other key. */
export function appFinder(apps: readonly AppRow[], extra: Extra): Find {
  return (query) => {
    const fitting = apps.filter(({ name, key }) => fits(`${name} ${key}`, query));
    const found = fitting.slice(0, offered).map(({ name, key }) => ({ id: key, text: name, note: key }));
    return Promise.resolve({ options: withExtra(found, query, extra), more: fitting.length > offered });
  };
}

/** Finds spaces of the site, and takes any other key. */
export function spaceFinder(extra: Extra): Find {
  return async (query) => {
    const { spaces, more } = await call('spaces', { query });
    const found = spaces.map(({ key, name }) => ({ id: key, text: name, note: key }));
    return { options: withExtra(found, query, extra), more };
  };
}

/** Takes what is typed: nothing lists such names. */
export function nameFinder(extra: Extra): Find {
  return (query) => Promise.resolve({ options: withExtra([], query, extra), more: false });
}
