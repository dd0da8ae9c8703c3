/** What goes wrong between the app and its platform, on purpose and the same way for the same seed. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** A number from 0 to 1 at each call, the same ones for the same seed. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

export interface Faults {
  /** Whether an invocation dies before its call of this number to the platform, at this attempt (both from 1). */
  readonly kills: (call: number, attempt: number) => boolean;
  /** What becomes of a pushed event. */
  readonly fate: () => 'delivered' | 'lost' | 'doubled';
  /** The status that Confluence answers in place of the list, null for the list. */
  readonly refuses: () => 429 | 503 | null;
}

export const noFaults: Faults = { kills: () => false, fate: () => 'delivered', refuses: () => null };

interface Life {
  calls: number;
  readonly attempt: number;
  readonly die: () => void;
  /** Confluence answered it, and the answer is not written down yet: dying now makes it ask again. */
  asked: boolean;
}

const life = new AsyncLocalStorage<Life>();
const DEAD = Symbol('dead');
type Handler = (...args: readonly unknown[]) => Promise<unknown>;
type Fetch = (args: { remote?: string }, path: string, init?: { body?: string }) => Promise<Response>;

export interface Accidents {
  /** A handler whose invocation is done again after each death, as the platform delivers again. */
  readonly mortal: (handler: Handler) => Handler;
  /** Puts itself between the app and the services, once the platform has installed them. */
  readonly install: () => void;
  /** To be told of each answered list of spaces. */
  readonly answered: () => void;
  readonly counts: { killed: number; lost: number; doubled: number; calls: number; askedInVain: number };
}

export function createAccidents({ kills, fate }: Faults): Accidents {
  const counts = { killed: 0, lost: 0, doubled: 0, calls: 0, askedInVain: 0 };
  return {
    counts,
    mortal:
      (handler) =>
      async (...args) => {
        for (let attempt = 1; ; attempt += 1) {
          let die: () => void = () => undefined;
          const death = new Promise<typeof DEAD>((resolve) => (die = () => resolve(DEAD)));
          const own: Life = { calls: 0, attempt, die, asked: false };
          const result = await Promise.race([life.run(own, () => handler(...args)), death]);
          if (result !== DEAD) return result;
          counts.killed += 1;
          if (own.asked) counts.askedInVain += 1;
        }
      },
    install() {
      const services = (globalThis as unknown as { __forge_fetch__: Fetch }).__forge_fetch__;
      const faulty: Fetch = async (args, path, init) => {
        const own = life.getStore();
        counts.calls += 1;
        if (own !== undefined) {
          own.calls += 1;
          if (kills(own.calls, own.attempt)) {
            own.die();
            // The dead never hear of the answer, so nothing after this call ever happens.
            return new Promise(() => undefined);
          }
        }
        if (!path.startsWith('/webhook/queue/publish/')) {
          const answer = await services(args, path, init);
          if (own !== undefined && init?.body?.includes('SET done = 1')) own.asked = false;
          return answer;
        }
        const pushed = JSON.parse(init?.body ?? '{}') as { payload: unknown[] };
        const payload = pushed.payload.flatMap((event) => {
          const outcome = fate();
          if (outcome === 'lost') counts.lost += 1;
          if (outcome === 'doubled') counts.doubled += 1;
          return outcome === 'lost' ? [] : outcome === 'doubled' ? [event, event] : [event];
        });
        if (payload.length === 0) return new Response('{}', { status: 201 });
        // In another order than they were pushed in.
        return services(args, path, {
          ...init,
          body: JSON.stringify({ ...pushed, payload: payload.reverse() }),
        });
      };
      Object.defineProperty(globalThis, '__forge_fetch__', { configurable: true, value: faulty });
    },
    answered() {
      const own = life.getStore();
      if (own !== undefined) own.asked = true;
    },
  };
}
