// The named export: it means the same to every bundler, which the default export does not.
import { makeResolver } from '@forge/resolver';
import { z } from 'zod';
import type { Caller } from '../app';
import { migrate } from './schema';

/** What the back end of Forge tells of an invocation; everything else in it is left unread. */
const context = z.object({
  accountId: z.string().min(1).nullish().catch(null),
  extension: z
    .object({
      space: z
        .object({ key: z.string().min(1) })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});

function callerOf(given: unknown): Caller {
  const { accountId, extension } = context.parse(given);
  return { accountId: accountId ?? null, space: extension?.space?.key ?? null };
}

type UseCases = Readonly<Record<string, (payload: unknown, caller: Caller) => Promise<object>>>;

/** A handler for Forge that answers exactly these use cases, under their own names. */
export function resolverOf(useCases: UseCases): ReturnType<typeof makeResolver> {
  const handler = makeResolver(
    Object.fromEntries(
      Object.entries(useCases).map(([name, answer]) => [
        name,
        async (request: { payload: unknown; context: unknown }) => {
          await migrate();
          return answer(request.payload, callerOf(request.context));
        },
      ]),
    ),
  );
  // The package looks names up in a plain object, where `constructor` would find something.
  return (event, platform) =>
    Object.hasOwn(useCases, event.call.functionKey)
      ? handler(event, platform)
      : Promise.resolve({ ok: false, code: 'not-found', message: 'There is no such use case.' });
}
