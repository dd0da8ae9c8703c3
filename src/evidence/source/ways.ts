/** The ways to reach a call through those who call the functions around it. */
import type { Call } from './program';
import type { Request } from './requests';
import { assuming, type Context, type Need } from './values';

/** One way to reach a call: the callers that are assumed, outermost last. */
export interface Way {
  readonly context: Context;
  /** The caller that brings the path, and whether it does so by a function it hands in. */
  readonly from: { readonly call: Call; readonly byFunction: boolean } | null;
  readonly sure: boolean;
  readonly steps: number;
  /** The way without its last caller. */
  readonly before: Way | null;
  /** What needs no further caller. */
  readonly ended: Request[];
}

/** The ways that go on from one by each of these callers; null stands for nobody. */
export interface Fork {
  readonly way: Way;
  readonly need: Need;
  readonly bringsPath: boolean;
  readonly calls: readonly (Call | null)[];
  readonly sure: boolean;
}

/** The way without callers, then those of each fork in turn; forks may be added meanwhile. A way is made when it is its turn. */
export function* waysOf(root: Context, ahead: readonly Fork[]): Generator<Way> {
  yield { context: root, from: null, sure: true, steps: 0, before: null, ended: [] };
  for (const fork of ahead) for (const call of fork.calls) yield further(fork, call);
}

function further({ way, need, bringsPath, sure }: Fork, call: Call | null): Way {
  return {
    context: assuming(way.context, need.fn, call),
    from: call && bringsPath ? { call, byFunction: need.called } : way.from,
    sure: way.sure && sure,
    steps: way.steps + 1,
    before: way,
    ended: [],
  };
}
