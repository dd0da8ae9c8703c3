import python from './clients/atlassian-python-api.json';
import small from './clients/confluence-api.json';
import javascript from './clients/confluence-js.json';
import { asksForSomething } from './recognisers';
import type { Outside } from './values';

/** What a method of a client library calls: method and path template; none where that is not known. */
export interface ClientCall {
  readonly form: string;
  readonly endpoints: readonly (readonly [method: string, path: string])[];
}

/** The client libraries of a tree. */
export interface Clients {
  /** Those that are imported, with the version range its settings give. */
  readonly used: ReadonlyMap<string, string | null>;
  /** Methods that classes of the tree have themselves: their names say nothing of a library. */
  readonly own: ReadonlySet<string>;
}

/** Packages that are clients of Confluence though their methods are not known here. */
const otherClient = /(?:^|[-_/@])confluence(?:[-_/.]|$)/i;

/** True for a text that takes in such a package: any method may be one of the client's. */
export function usesOtherClient(text: string): boolean {
  return /(?:\bfrom|\brequire\(|\bimport)\s*['"](?!\.|confluence\.js['"])[^'"\n]*confluence[^'"\n]*['"]/i.test(
    text,
  );
}

/** Libraries whose methods are known by name alone, and the endpoints of each. */
const named: readonly {
  readonly module: string;
  readonly form: string;
  readonly methods: Readonly<Record<string, readonly string[]>>;
}[] = [
  { module: 'confluence-api', form: 'confluence-api', methods: small },
  { module: 'atlassian', form: 'atlassian-python-api', methods: python },
];
type Groups = Readonly<Record<string, Readonly<Record<string, string>>>>;
const before2: Groups = javascript['1'];
const since2: Groups = javascript['2'];

/**
 * The endpoints behind a method of a client library, null when the callee is none. Facts from the
 * libraries' own sources: confluence.js 1.6.3 and 3.2.0, confluence-api 1.4.0, atlassian-python-api (clients/*.json).
 */
export function clientCall(callee: Outside, clients: Clients): ClientCall | null {
  if (callee.module === null && clients.used.size === 0) return null;
  const path = wholePath(callee);
  if (isFrom(callee, 'confluence.js', clients)) {
    const found = confluenceJs(path, clients.used.get('confluence.js') ?? null);
    if (found) return { form: 'confluence.js', endpoints: [split(found)] };
  }
  const name = /(?:^|[.)\]])\.?(\w+)$/.exec(path)?.[1] ?? '';
  for (const { module, form, methods } of named) {
    if (isFrom(callee, module, clients) && Object.hasOwn(methods, name) && isItsOwn(callee, name))
      return { form, endpoints: (methods[name] ?? []).map(split) };
  }
  return isOfOther(callee) ? { form: callee.module ?? '', endpoints: [] } : null;
}

function isOfOther({ module, path }: Outside): boolean {
  const isOther = module !== null && otherClient.test(module) && !module.startsWith('.');
  return isOther && /\)\.[a-z]\w*(?:\.\w+)*$/.test(path);
}

function wholePath({ module, root, path }: Outside): string {
  return module === null ? `${root}.${path}` : path;
}

const methodNames = new Set([
  ...named.flatMap(({ methods }) => Object.keys(methods)),
  ...[before2, since2].flatMap((groups) => Object.values(groups).flatMap((group) => Object.keys(group))),
]);

/** True for the name of a function that may send a request: it says so, or is a method of one of these libraries. */
export function mayBeRequest(name: string): boolean {
  return asksForSomething.test(name) || methodNames.has(name);
}

/** True for the name of a method of a library that a tree uses; on what it is called, must be known. */
export function isClientMethod(name: string, { used }: Clients): boolean {
  return used.size > 0 && !asksForSomething.test(name) && methodNames.has(name);
}

/** True for a name that means the library's method: a plain word does so only on something of Confluence's. */
function isItsOwn({ module, root }: Outside, name: string): boolean {
  return module !== null || name.includes('_') || /confluence/i.test(root);
}

function isFrom(callee: Outside, library: string, clients: Clients): boolean {
  if (callee.module === null) return clients.used.has(library) && !clients.own.has(callee.hint);
  return (
    callee.module === library ||
    callee.module.startsWith(`${library}.`) ||
    callee.module.startsWith(`${library}/`)
  );
}

function confluenceJs(path: string, range: string | null): string | null {
  const [last, method] = path.split('.').slice(-2);
  if (last === undefined || method === undefined) return null;
  const made = /^([A-Z])(\w*)\(\)$/.exec(last);
  const group = made ? `${(made[1] ?? '').toLowerCase()}${made[2] ?? ''}` : last;
  const major = Number(/\d+/.exec(range ?? '')?.[0] ?? 2);
  if (major < 2) return own(before2, group, method);
  const v1 = own(since2, `v1.${group}`, method) ?? own(before2, group, method);
  const v2 = own(since2, `v2.${group}`, method);
  return /\bv2\b|V2/.test(path) ? (v2 ?? v1) : (v1 ?? v2);
}

function own(groups: Groups, group: string, method: string): string | null {
  const methods = Object.hasOwn(groups, group) ? groups[group] : undefined;
  return methods && Object.hasOwn(methods, method) ? (methods[method] ?? null) : null;
}

function split(endpoint: string): readonly [string, string] {
  const [method = '', path = ''] = endpoint.split(' ');
  return [method, path];
}
