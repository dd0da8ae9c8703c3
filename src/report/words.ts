/** Plain words for the words of the core; everything a person reads is put together from here. */
import type { UnresolvedReason } from '../evidence/evidence';
import type { Action, DataClass } from '../policy/endpoint';

/** What a class of data is called in a sentence: "read groups and their members". */
export const dataWords: Readonly<Record<DataClass, string>> = {
  content: 'pages, blog posts and other content',
  comments: 'comments',
  attachments: 'attachments',
  'content properties': 'properties stored on content',
  labels: 'labels',
  search: 'search results',
  tasks: 'tasks',
  restrictions: 'restrictions on content',
  versions: 'versions of content',
  people: 'people and their profiles',
  groups: 'groups and their members',
  permissions: 'permissions and roles',
  relations: 'relations between people and content',
  analytics: 'views and viewers',
  audit: 'the audit log',
  'space data': 'spaces and what is stored on them',
  settings: 'settings, themes and look',
  templates: 'templates',
  'app data': 'data of the app itself',
  classification: 'classification levels',
  watches: 'watches',
  'background tasks': 'long-running tasks',
};

export const actionWords: Readonly<Record<Action, string>> = {
  read: 'read',
  write: 'create and change',
  delete: 'delete',
  administer: 'administer',
};

const orderOf = (words: object) => new Map(Object.keys(words).map((word, place) => [word, place]));
const dataOrder = orderOf(dataWords);
const actionOrder = orderOf(actionWords);

/** Order of a report: content first, reading before changing; the same wherever data and actions are listed. */
export function byDataAndAction(
  a: { readonly dataClass: DataClass; readonly action: Action },
  b: { readonly dataClass: DataClass; readonly action: Action },
): number {
  return (
    (dataOrder.get(a.dataClass) ?? 0) - (dataOrder.get(b.dataClass) ?? 0) ||
    (actionOrder.get(a.action) ?? 0) - (actionOrder.get(b.action) ?? 0)
  );
}

/** The same as the start of a line: "Reading comments". */
export const actingWords: Readonly<Record<Action, string>> = {
  read: 'reading',
  write: 'changing',
  delete: 'deleting',
  administer: 'administering',
};

/** Why a call cannot be known from here, as a clause after "because". */
export const unresolvedWords: Readonly<Record<UnresolvedReason, string>> = {
  'dynamic-path': 'the path is built from values that exist only at run time',
  'any-endpoint': 'it passes on whatever its caller asks for',
  remote: 'a remote back end can call Confluence on behalf of the app',
  'egress-to-confluence': 'the app may reach a Confluence host past the platform',
  'act-as-user': 'it may act as a user, with calls made on its own server',
  server: "the app's own server makes calls that its descriptor does not list",
  graphql: 'GraphQL is outside the catalogue',
  'api-token': 'it uses a stored API token, which an app access rule does not stop',
  'doubtful-path': 'it was seen calling addresses that servers may read in more than one way',
  'unknown-client': 'it uses a client library whose methods are not known',
};

/** `1 endpoint`, `2 endpoints`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `a, b and c`; all of them, however many. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** The calendar day of an ISO 8601 time. */
export function day(iso: string): string {
  return iso.slice(0, 10);
}

/** Upper-case first letter, for a clause that starts a sentence. */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
}
