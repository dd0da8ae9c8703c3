import { z } from 'zod';
import type { Host } from '../host';

const blocked = z.object({ data: z.object({}) });

/**
 * Confluence says that a rule now blocks Portcullis itself somewhere. That is all it ever says: there
 * is no event for the end of a block, and none for rules older than the installation. So only the
 * time and the number of such events are kept, never a state.
 */
export async function noteOwnBlock(host: Host, event: unknown): Promise<void> {
  if (!blocked.safeParse(event).success) {
    host.log('a data-security event of an unknown form was ignored');
    return;
  }
  const before = await host.settings.ownBlock();
  await host.settings.putOwnBlock({ lastAt: host.now(), events: (before?.events ?? 0) + 1 });
}
