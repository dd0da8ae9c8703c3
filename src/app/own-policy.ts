import { z } from 'zod';
import type { OwnPolicyView } from '../api';
import type { Host } from '../host';
import { readAnswer } from './access';

const metadata = z.object({ anyContentBlocked: z.boolean() });
const policies = z.object({
  results: z.array(
    z.object({ key: z.string(), dataPolicy: z.object({ anyContentBlocked: z.boolean() }).nullish() }),
  ),
});

/**
 * What Confluence says of rules on Portcullis itself, on the whole site and in the spaces asked for, with one
 * call for all of them. It speaks of the calling app alone and never of another.
 */
export async function ownPolicy({ confluence }: Host, spaces: readonly string[]): Promise<OwnPolicyView> {
  const keys = [...new Set(spaces)];
  const [site, listed] = await Promise.all([
    confluence.asUser({ name: 'data-policy' }),
    keys.length === 0 ? null : confluence.asUser({ name: 'data-policy-spaces', keys }),
  ]);
  const found = listed && readAnswer(listed, policies);
  const blocked = new Map(
    found?.results.map(({ key, dataPolicy }) => [key, dataPolicy?.anyContentBlocked ?? null]),
  );
  return {
    anyContentBlocked: readAnswer(site, metadata)?.anyContentBlocked ?? null,
    spaces: keys.map((key) => ({ key, blocked: blocked.get(key) ?? null })),
  };
}
