import type { Caller } from '../evidence';
import { clientCall, isClientMethod, mayBeRequest, type Clients } from './clients';
import { distinct } from './distinct';
import { standingOf } from './evaluate-conditions';
import { evaluate, type Evaluator } from './evaluate';
import { limits } from './limits';
import { readPath, type Path, type Sign } from './path';
import { addTo, lookUp, type Call } from './program';
import { areAll, branchesBetween } from './reaching';
import { based, baseOf, readArguments } from './request-arguments';
import {
  asksForSomething,
  elsewhere,
  mayBeRecognised,
  notClientNames,
  notClients,
  recognisers,
  unknownRequest,
  verbOf,
  type Recogniser,
} from './recognisers';
import type { Context, Need, Outside, Text, Value } from './values';
import { assumedCalls, gather, literal, plainText, together } from './values';

/** One reading of a call: what it asks for when its branches are taken. */
export interface Request {
  readonly form: string;
  readonly caller: Caller | null;
  readonly reach: Recogniser['reach'];
  /** Null where it cannot be known. */
  readonly method: string | null;
  readonly path: Path | null;
  readonly text: Text | null;
  /** The parameter that must be known to say more, and what it is needed for. */
  readonly need: Need | null;
  readonly needFor: 'path' | 'method' | 'callee';
  /** Set for a call that leaves to where nothing can be seen. */
  readonly elsewhere: 'remote' | 'graphql' | 'unknown-client' | null;
}

/** False for a call that its own form shows to be no request, so that most calls cost nothing. */
export function couldAsk(call: Call): boolean {
  const { callee } = call;
  if (callee.kind === 'function') return false;
  if (callee.kind === 'member' && !call.module.otherClient)
    return mayBeRequest(callee.name) || callee.name === 'open' || call.module.aliases.has(callee.name);
  if (callee.kind !== 'name') return true;
  const assigned = lookUp(callee.scope, callee.name)?.assigned;
  if (!assigned || assigned.length === 0) return asksForSomething.test(callee.name);
  if (areAll(assigned, ['function', 'class'])) return false;
  return asksForSomething.test(callee.name) || !areAll(assigned, ['param']) || mayHoldPath(call);
}

/** False when all that is handed to a call is words without a slash, as in `load(12)`. */
function mayHoldPath({ args, named }: Call): boolean {
  return named.length > 0 || args.some((arg) => arg.kind !== 'text' || arg.value.includes('/'));
}

/** Every reading of a call in a context; empty when it is no request. */
export function requestsOf(e: Evaluator, call: Call, context: Context, clients: Clients): readonly Request[] {
  if (standingOf(e, call.block, null, context) === 'passed') return [];
  const callees = alike(e, evaluate(e, call.callee, context).slice(0, limits.callees));
  const isOwn = callees.some(({ kind }) => kind === 'closure' || kind === 'class');
  return gather(callees, (callee) =>
    callee.kind === 'outside' && !(isOwn && callee.module === null)
      ? asked(e, callee, call, context, clients)
      : [],
  );
}

/** Callees without those that differ only in the call that made them, where that gives them no base address. */
function alike(e: Evaluator, callees: readonly Value[]): readonly Value[] {
  if (callees.length < 2) return callees;
  const plain = callees.map((callee) =>
    callee.kind === 'outside' && baseOf(e, callee).length === 0 ? { ...callee, made: null } : callee,
  );
  return distinct(plain, limits.callees);
}

/** What a call asks for where its callee is this one. */
function asked(
  e: Evaluator,
  callee: Outside,
  call: Call,
  context: Context,
  clients: Clients,
): readonly Request[] {
  const known = recognised(e, callee);
  if (known.elsewhere)
    return [{ ...none, form: callee.hint, elsewhere: known.elsewhere, reach: 'confluence' }];
  const method = clientCall(callee, clients);
  if (method?.endpoints.length === 0) return [{ ...none, form: method.form, elsewhere: 'unknown-client' }];
  if (method) {
    const shared: Request = { ...none, form: method.form, caller: 'api token', reach: 'confluence' };
    return method.endpoints.map(([verb, template]) => {
      const text = plainText(template);
      return { ...shared, method: verb, path: readPath(text, e.shapes), text };
    });
  }
  const { recogniser } = known;
  if (!recogniser && callee.need && callee.path === callee.hint && isClientMethod(callee.hint, clients))
    return [{ ...none, need: callee.need, needFor: 'callee' }];
  if (!recogniser) return callee.need ? throughParameter(e, callee, callee.need, call, context) : [];
  const found = readings(e, recogniser, known.verb, callee, call, context);
  if (recogniser !== unknownRequest || !call.module.bundle || /request|fetch|ajax/i.test(callee.hint))
    return found;
  return found.map((request) => ({ ...request, need: null }));
}

const none: Request = {
  form: '',
  caller: null,
  reach: 'web',
  method: null,
  path: null,
  text: null,
  need: null,
  needFor: 'path',
  elsewhere: null,
};

/** What a callee is by its names. */
export interface Recognised extends Pick<Outside, 'module' | 'root' | 'path'> {
  /** Set where the call leaves to where nothing can be seen. */
  readonly elsewhere: Request['elsewhere'];
  readonly recogniser: Recogniser | null;
  /** The method that its own name says. */
  readonly verb: Text | null;
}

/** What a callee is by its names, worked out once: many calls have the same. */
function recognised({ recognised: known }: Evaluator, callee: Outside): Recognised {
  const { module, root, path, hint } = callee;
  for (const one of known.get(hint) ?? [])
    if (one.path === path && one.root === root && one.module === module) return one;
  const away = elsewhere.find((one) => one.path.test(path))?.reason ?? null;
  const verb = verbOf(hint);
  const recogniser = named(callee) ?? (mayAsk(callee) ? unknownRequest : null);
  const found = {
    module,
    root,
    path,
    elsewhere: away,
    recogniser,
    verb: verb === null ? null : plainText(verb),
  };
  addTo(known, hint, found);
  return found;
}

function named(callee: Outside): Recogniser | undefined {
  const { path, root } = callee;
  const from = callee.module ?? '?';
  const named = callee.module !== null || root === '' ? path : path === '' ? root : `${root}.${path}`;
  if (!mayBeRecognised.test(named)) return undefined;
  return recognisers.find((row) => row.from.test(from) && (row.path.test(path) || row.path.test(named)));
}

function mayAsk(callee: Outside): boolean {
  if (!asksForSomething.test(callee.hint)) return false;
  if (callee.module !== null && callee.module !== '' && notClients.test(callee.module)) return false;
  const object = callee.path.split('.').at(-2) ?? callee.root;
  return !notClientNames.test(object) || object === callee.hint;
}

/**
 * A function that was handed in and is called with what is surely a path, or a method of a client whose
 * name was handed in (`client[method](url)`): what it is must be known.
 */
function throughParameter(
  e: Evaluator,
  callee: Outside,
  need: Need,
  call: Call,
  context: Context,
): readonly Request[] {
  const isMethod = callee.path.endsWith('[]');
  if (!isMethod && callee.path !== '') return [];
  for (const found of readings(e, unknownRequest, recognised(e, callee).verb, callee, call, context)) {
    if (isMethod && found.path?.need) return [{ ...found, method: null }];
    if (found.path?.isConfluence) return [{ ...found, method: null, need, needFor: 'callee' }];
  }
  return [];
}

function readings(
  e: Evaluator,
  recogniser: Recogniser,
  verb: Text | null,
  callee: Outside,
  call: Call,
  context: Context,
): readonly Request[] {
  const fixed = recogniser.order === 'method-url' ? null : verb;
  const base = baseOf(e, callee).slice(0, limits.bases);
  const standsUnder = context === e.root ? branchesBetween(call.block, null) : noBranches;
  const sign = signOf(recogniser, callee, call, context);
  const reads = readArguments(e, call, context, recogniser.order).slice(0, limits.readings);
  const { form, caller, reach } = recogniser;
  const found: Request[] = [];
  for (const read of reads) {
    const method = fixed ?? read.method;
    for (const text of based(base, read.url)) {
      if (!agree(standsUnder, branchesOf(text), callee.when, branchesOf(method))) continue;
      const path = text ? readPath(text, e.shapes, sign) : null;
      const methodNeed = method?.kind === 'outside' ? method.need : null;
      const need = path?.need ?? methodNeed;
      const needFor = path?.need ? 'path' : 'method';
      const name = methodName(method);
      found.push({ form, caller, reach, method: name, path, text, need, needFor, elsewhere: null });
    }
  }
  return found;
}

const saysConfluence = /confluence/i;

function standsByConfluence({ module, fn }: Call): boolean {
  return saysConfluence.test(module.path) || saysConfluence.test(fn?.owner?.name ?? '');
}

/** What stands around a call, or around one of those that are assumed to lead to it. */
function signOf({ form, caller }: Recogniser, callee: Outside, call: Call, context: Context): Sign {
  if (form.startsWith('Connect')) return 'host';
  if (!callee.module && saysConfluence.test(callee.root)) return 'client';
  const isPlace = standsByConfluence(call) || assumedCalls(context).some(standsByConfluence);
  const isOutside = caller === 'api token' || call.module.language === 'python';
  return isOutside && isPlace ? 'place' : null;
}

const noBranches: readonly string[] = [];

/** True when place, path, function and method can all be had in one run. */
function agree(...branches: readonly (readonly string[])[]): boolean {
  let taken: readonly string[] = noBranches;
  for (const own of branches) {
    if (own.length === 0) continue;
    if (!together(taken, own)) return false;
    taken = taken.length > 0 ? [...taken, ...own] : own;
  }
  return true;
}

function branchesOf(value: Value | null): readonly string[] {
  return value && 'when' in value ? value.when : noBranches;
}

function methodName(method: Value | null): string | null {
  if (method === null) return 'GET';
  const word = literal(method);
  return word !== null && /^[A-Za-z]+$/.test(word) ? word.toUpperCase() : null;
}
