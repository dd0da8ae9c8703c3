import { z } from 'zod';
import type { Host } from '../host';
import { readAnswer } from './access';

/** People whose names are looked up for one answer; others show their account id. */
const NAMES = 20;

const user = z.object({ displayName: z.string().min(1) });

/** Names of people by account id, as Confluence tells them to the caller. */
export async function namesOf(host: Host, accountIds: Iterable<string>): Promise<Map<string, string>> {
  const found = await Promise.all(
    [...new Set(accountIds)].slice(0, NAMES).map(async (accountId) => {
      const answer = await host.confluence.asUser({ name: 'user', accountId });
      return [accountId, readAnswer(answer, user)?.displayName ?? accountId] as const;
    }),
  );
  return new Map(found);
}
