import { z } from 'zod';
import type { Host } from '../host';

/** Events that are kept; the newest pushes the oldest out. */
const KEPT = 50;

const event = z.object({
  eventType: z.enum(['avi:forge:installed:app', 'avi:forge:upgraded:app', 'preUninstall']),
});

/**
 * Keeps that Portcullis was installed, upgraded or about to be uninstalled on this site, for whoever installs
 * it again; the platform tells of major upgrades only.
 */
export async function noteLifecycle(host: Host, told: unknown): Promise<void> {
  const parsed = event.safeParse(told);
  if (!parsed.success) {
    host.log('a lifecycle event of an unknown form was ignored');
    return;
  }
  const before = await host.settings.lifecycle();
  const now = { at: host.now(), event: parsed.data.eventType };
  await host.settings.putLifecycle([now, ...before].slice(0, KEPT));
}
