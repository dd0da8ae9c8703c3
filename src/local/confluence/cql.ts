import { nameOf } from './shape-content';
import type { Content, Site } from './site';

/** What one content is to a search. */
export interface Searchable {
  readonly content: Content;
  readonly spaceKey: string;
}

type Test = (entry: Searchable) => boolean;

export type Parsed =
  | { readonly ok: true; readonly test: (entry: Searchable) => boolean; readonly newestFirst: boolean }
  | { readonly ok: false; readonly message: string };

const fields: Readonly<Record<string, (entry: Searchable) => readonly string[]>> = {
  type: ({ content }) => [nameOf(content)],
  space: ({ spaceKey }) => [spaceKey],
  'space.key': ({ spaceKey }) => [spaceKey],
  title: ({ content }) => [content.title],
  text: ({ content }) => [`${content.title} ${content.body}`],
  label: ({ content }) => content.labels,
  creator: ({ content }) => [content.authorId],
  id: ({ content }) => [content.id],
  parent: ({ content }) => (content.parentId === null ? [] : [content.parentId]),
};

const token = /\s*(?:"((?:[^"\\]|\\.)*)"|(!=|!~|[=~(),])|([^\s"=~!(),]+))/y;

const operators = ['=', '!=', '~', '!~', 'in'];

/**
 * Reads a small subset of CQL: clauses `field = value`, `!=`, `~`, `!~`, `in (...)` and `not in (...)`
 * joined by `and`, and `order by created`. Anything else is refused rather than half understood.
 */
export function parseCql(cql: string): Parsed {
  const words = tokens(cql);
  if (words === null) return refused(`cannot read \`${cql.slice(0, 100)}\``);
  const orderAt = words.findIndex((word) => word.toLowerCase() === 'order');
  const order = orderAt < 0 ? '' : words.splice(orderAt).join(' ').toLowerCase();
  if (!['', 'order by created', 'order by created asc', 'order by created desc'].includes(order))
    return refused('orders by `created` only');
  const clauses: Test[] = [];
  while (words.length > 0) {
    const next = takeClause(words);
    if (typeof next === 'string') return refused(next);
    clauses.push(next);
    const join = words.shift()?.toLowerCase() ?? 'and';
    if (join !== 'and') return refused(`joins clauses by \`and\` only, not by \`${join}\``);
  }
  return {
    ok: true,
    test: (entry) => clauses.every((test) => test(entry)),
    newestFirst: order.endsWith('desc'),
  };
}

/** Takes one clause off the front; what is wrong with it where it is none. */
function takeClause(words: string[]): Test | string {
  const [name = '', operator = ''] = words.splice(0, 2);
  const field = fields[name.toLowerCase()];
  if (field === undefined) return `does not know the field \`${name}\``;
  const negated = operator.toLowerCase() === 'not';
  const verb = (negated ? (words.shift() ?? '') : operator).toLowerCase();
  if (!operators.includes(verb)) return `does not know the operator \`${verb}\``;
  const values = verb === 'in' ? takeList(words) : words.splice(0, 1);
  if (values === null || values.length === 0) return `misses a value for \`${name}\``;
  return clause(field, verb, negated, values);
}

const refused = (why: string): Parsed => ({ ok: false, message: `the embedded search ${why}` });

function clause(
  field: (entry: Searchable) => readonly string[],
  operator: string,
  negated: boolean,
  values: readonly string[],
): (entry: Searchable) => boolean {
  const wanted = values.map((value) => value.toLowerCase());
  const like = operator.endsWith('~');
  const inverse = negated || operator.startsWith('!');
  return (entry) => {
    const hit = field(entry).some((text) =>
      wanted.some((value) => (like ? text.toLowerCase().includes(value) : text.toLowerCase() === value)),
    );
    return hit !== inverse;
  };
}

function tokens(cql: string): string[] | null {
  const words: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < cql.trimEnd().length) {
    const match = token.exec(cql);
    if (match === null) return null;
    words.push(match[1]?.replace(/\\(.)/g, '$1') ?? match[2] ?? match[3] ?? '');
  }
  return words;
}

/** Takes `( a , b )` off the front and gives its values; null where no list is there. */
function takeList(words: string[]): string[] | null {
  const end = words.indexOf(')');
  if (words[0] !== '(' || end < 0) return null;
  const inside = words.splice(0, end + 1).slice(1, -1);
  if (inside.length % 2 === 0 || inside.some((word, at) => at % 2 === 1 && word !== ',')) return null;
  return inside.filter((_, at) => at % 2 === 0);
}

/** Contents with the keys of their spaces, for `test`. */
export function searchable(site: Site, contents: readonly Content[]): Searchable[] {
  const keys = new Map(site.spaces.map((space) => [space.id, space.key]));
  return contents.map((content) => ({ content, spaceKey: keys.get(content.spaceId) ?? '' }));
}
