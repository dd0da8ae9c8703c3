/**
 * Who may do what, asked of Confluence itself with the caller's own rights. Everything that is not
 * a clear yes is a no: another status, another shape, no user.
 */
import { z } from 'zod';
import type { Confluence, ConfluenceAnswer } from '../host';
import { spaceList } from '../scan/space-list';
import { Refusal } from './refusal';

/** Identity as the backend of Forge knows it; nothing in here comes from a payload. */
export interface Caller {
  readonly accountId: string | null;
  /** Key of the space whose settings are open, null outside a space. */
  readonly space: string | null;
}

export interface Space {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

const rights = z.array(z.object({ operation: z.string(), targetType: z.string() }));
const currentUser = z.object({ accountId: z.string(), operations: rights });
const spaceOperations = z.object({ operations: rights });

/** Reads an answer of Confluence; null where it refused or has no such thing, a refusal where it failed. */
export function readAnswer<T>(answer: ConfluenceAnswer, shape: z.ZodType<T>): T | null {
  if (answer.status === 429 || answer.status >= 500) {
    throw new Refusal(
      'failed',
      `Confluence did not answer (status ${answer.status}), so nothing was done. Try again in a minute.`,
    );
  }
  const parsed = answer.status === 200 ? shape.safeParse(answer.body) : null;
  return parsed?.success ? parsed.data : null;
}

function administers(list: z.infer<typeof rights>, targetType: string): boolean {
  return list.some((right) => right.operation === 'administer' && right.targetType === targetType);
}

/** The account id of a Confluence administrator; refuses everybody else. */
export async function requireAdministrator(confluence: Confluence, caller: Caller): Promise<string> {
  if (caller.accountId !== null) {
    const user = readAnswer(await confluence.asUser({ name: 'current-user' }), currentUser);
    if (user?.accountId === caller.accountId && administers(user.operations, 'application')) {
      return user.accountId;
    }
  }
  throw new Refusal('not-allowed', 'This needs a Confluence administrator.');
}

/** The space whose settings are open, if the caller administers it; refuses everybody else. */
export async function requireSpaceAdministrator(confluence: Confluence, caller: Caller): Promise<Space> {
  if (caller.accountId !== null && caller.space !== null) {
    const space = await findSpace(confluence, caller.space);
    const allowed =
      space &&
      readAnswer(await confluence.asUser({ name: 'space-operations', id: space.id }), spaceOperations);
    if (allowed && administers(allowed.operations, 'space')) return space;
  }
  throw new Refusal('not-allowed', 'This needs an administrator of the space.');
}

/** The space with exactly this key as the caller sees it; null where the caller does not. */
export async function findSpace(confluence: Confluence, key: string): Promise<Space | null> {
  const list = readAnswer(await confluence.asUser({ name: 'space-by-key', key }), spaceList);
  return list?.results.find((space) => space.key === key) ?? null;
}
