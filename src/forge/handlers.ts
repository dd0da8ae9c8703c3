import { InvocationError, InvocationErrorCode, type AsyncEvent } from '@forge/events';
import type { App } from '../app';
import { resolverOf } from './resolver';
import { migrate } from './schema';

/** Seconds until a step that failed comes again. */
const AGAIN = 60;

/** The app as the functions that Forge calls. */
export function handlersOf(app: App) {
  return {
    /** The admin page: Confluence administrators only. */
    adminResolver: resolverOf(app.administrator),

    /** The space panel: administrators of that space only. */
    spaceResolver: resolverOf(app.spaceAdministrator),

    /** Every hour, without a user: watches the running scan, and starts one a day. */
    scanSchedule: async (): Promise<void> => {
      await migrate();
      await app.daily();
    },

    /** One step of a scan off the queue. */
    scanStep: async (event: AsyncEvent): Promise<InvocationError | undefined> => {
      await migrate();
      const done = await app.step(event.body, event.retryContext?.retryCount ?? 0);
      if (done) return undefined;
      return new InvocationError({
        retryAfter: AGAIN,
        retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
      });
    },

    /** A rule now blocks Portcullis itself from something. */
    policyBlocked: (event: unknown): Promise<void> => app.ownBlock(event),

    /** Portcullis itself was installed or upgraded. */
    lifecycle: (event: unknown): Promise<void> => app.lifecycle(event),

    /** Portcullis is about to be uninstalled; nothing of what the platform passes along is read. */
    uninstall: (): Promise<void> => app.lifecycle({ eventType: 'preUninstall' }),
  };
}
