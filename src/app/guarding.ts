/** The guard before every call that the app itself makes. */
import type { Decision } from '../enforce/decision-log';
import { guardConfluence } from '../enforce/guard';
import { createFinder } from '../enforce/space';
import type { Host, Outside } from '../host';
import { compileRules, type RulesIndex } from '../policy/decide';
import { readRules } from '../scan/rules';
import { askThrough } from './look-ups';
import { operationOf } from './operations';

/** One invocation touches little; remembered places die with it. */
const PLACES = 500;

/**
 * Runs one invocation of the app with a host of its own. Rules, places and decisions are those of this
 * invocation alone: one process may serve several sites. Its decisions are written in one request before
 * the answer leaves, as a function on Forge stands still afterwards; where that fails, the answer counts
 * all the same.
 */
export async function guarding<R>(outside: Outside, run: (host: Host) => Promise<R>): Promise<R> {
  const decisions: Decision[] = [];
  try {
    return await run(guardedHost(outside, (decision) => decisions.push(decision)));
  } finally {
    await record(outside, decisions);
  }
}

function guardedHost({ unguarded, ...rest }: Outside, log: (decision: Decision) => void): Host {
  let rules: Promise<RulesIndex | null> | undefined;
  const confluence = guardConfluence(unguarded, operationOf, {
    app: rest.ownKey(),
    rules: () => (rules ??= recordedRules(rest)),
    finder: createFinder({ most: PLACES }),
    ask: askThrough(unguarded),
    log,
  });
  return { ...rest, confluence };
}

/** The recorded rules; null where they cannot be read, which the guard takes for a rule on everything. */
async function recordedRules({ store, log }: Pick<Host, 'store' | 'log'>): Promise<RulesIndex | null> {
  try {
    const recorded = await store.latestRules();
    const read = readRules(recorded?.text ?? '');
    if (read.ok) return compileRules(read.rules);
    log(`the guard cannot read version ${recorded?.version ?? 0} of the rules`);
  } catch (error) {
    log(`the guard cannot read the rules: ${String(error)}`);
  }
  return null;
}

async function record({ store, newId, log }: Outside, decisions: readonly Decision[]): Promise<void> {
  if (decisions.length === 0) return;
  try {
    await store.putDecisions(decisions.map((decision) => ({ id: newId(), ...decision })));
  } catch (error) {
    log(`${decisions.length} decisions of the guard could not be written: ${String(error)}`);
  }
}
