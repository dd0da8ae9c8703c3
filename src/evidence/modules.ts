/** The `modules` and `connectModules` of a Forge manifest, sorted by who notices them. */
import type { AppModule, Notice } from './app';
import type { Parsed } from './json';
import { many, map, title, words } from './lenient';
import { notice } from './notice';

export interface Modules {
  /** The first title there is, of any product's module; null where none has one. */
  readonly title: string | null;
  /** What a user of Confluence sees. */
  readonly seen: readonly AppModule[];
  /** What runs without being seen: scheduled triggers, web triggers, queues, actions of agents. */
  readonly background: readonly AppModule[];
  /** Module types of other products, such as `jira:issuePanel`. */
  readonly otherProducts: readonly string[];
  readonly events: readonly string[];
  /** Keys of the remotes that endpoints hand calls to, with the tokens that go along. */
  readonly remoteCalls: ReadonlyMap<string, readonly string[]>;
  readonly notices: readonly Notice[];
}

const plumbing = new Set(['function', 'endpoint', 'trigger']);
const unseen = new Set(['webtrigger', 'scheduledTrigger', 'consumer', 'fifoConsumer', 'apiRoute', 'action']);
const otherProduct = /^(?:jira|jiraServiceManagement|bitbucket|compass|opsgenie|trello)(?::|$)/u;

interface Entry extends AppModule {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly index: number;
}

/** Reads `modules`; an entry that is no map is left out with a notice, never silently. */
export function readModules(value: unknown, file: string, lineOf: Parsed['lineOf']): Modules {
  const notices: Notice[] = [];
  const entries = entriesOf(value, (type) => {
    const detail = `has a \`${type}\` module that is not a map of settings`;
    notices.push(notice('unreadable-part', file, lineOf(['modules', type]), detail));
  });
  const own = entries.filter(({ type }) => !otherProduct.test(type));
  for (const entry of own.filter(isUiKit1)) {
    const line = lineOf(['modules', entry.type, entry.index]);
    notices.push(notice('ui-kit-1', file, line, `${entry.type} \`${entry.key}\` renders in a function`));
  }
  const shown = own.filter(({ type }) => !plumbing.has(type));
  return {
    title: [...shown, ...entries].find((entry) => entry.title !== null)?.title ?? null,
    seen: shown.filter(({ type }) => !unseen.has(type)).map(plain),
    background: shown.filter(({ type }) => unseen.has(type)).map(plain),
    otherProducts: [...new Set(entries.filter((entry) => !own.includes(entry)).map(({ type }) => type))],
    events: eventsOf(own.filter(({ type }) => type === 'trigger')),
    remoteCalls: remoteCallsOf(own.filter(({ type }) => type === 'endpoint')),
    notices,
  };
}

/** Reads `connectModules`: the Connect part of an app that moves to Forge; types lose their product prefix. */
export function readConnectModules(value: unknown): { modules: AppModule[]; events: string[] } {
  const entries = entriesOf(value).filter(({ type }) => type.startsWith('confluence:'));
  const named = entries.map((entry) => ({ ...entry, type: entry.type.slice('confluence:'.length) }));
  return {
    modules: named.filter(({ type }) => type !== 'webhooks' && type !== 'lifecycle').map(plain),
    events: named
      .filter(({ type }) => type === 'webhooks')
      .flatMap(({ fields }) => words.parse(fields['event']) ?? []),
  };
}

function entriesOf(value: unknown, onOdd: (type: string) => void = () => undefined): Entry[] {
  return Object.entries(map.parse(value)).flatMap(([type, list]) =>
    many.parse(list).flatMap((module, index) => {
      const fields = map.parse(module);
      if (Object.keys(fields).length === 0) onOdd(type);
      const key = words.parse(fields['key']) ?? `${type}[${index}]`;
      const name = title.parse(fields['title']) ?? title.parse(fields['name']);
      return Object.keys(fields).length === 0 ? [] : [{ type, key, title: name, fields, index }];
    }),
  );
}

const plain = ({ type, key, title: name }: Entry): AppModule => ({ type, key, title: name });

/** UI Kit 1, removed by Atlassian: the page is rendered by a function instead of a resource. */
function isUiKit1({ type, fields }: Entry): boolean {
  if (type !== 'macro' && !type.startsWith('confluence:')) return false;
  const configured = words.parse(map.parse(fields['config'])['function']) !== null;
  return configured || ('function' in fields && !('resource' in fields) && !('render' in fields));
}

function eventsOf(triggers: readonly Entry[]): string[] {
  const named = triggers.flatMap(({ fields }) => many.parse(fields['events']));
  return [...new Set(named.flatMap((event) => words.parse(event) ?? []))];
}

function remoteCallsOf(endpoints: readonly Entry[]): Map<string, string[]> {
  const calls = new Map<string, string[]>();
  for (const { fields } of endpoints) {
    const key = words.parse(fields['remote']);
    if (key === null) continue;
    const tokens = Object.entries(map.parse(fields['auth']))
      .filter(([, setting]) => map.parse(setting)['enabled'] === true)
      .map(([token]) => token);
    calls.set(key, [...new Set([...(calls.get(key) ?? []), ...tokens])]);
  }
  return calls;
}
