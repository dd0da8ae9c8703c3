/** The functions that manifest.yml names; nothing else is reachable from outside. */
import { InvocationError, InvocationErrorCode, type AsyncEvent } from '@forge/events';
import { createApp } from './app';
import { forgeHost } from './forge/host';
import { resolverOf } from './forge/resolver';
import { migrate } from './forge/schema';

const app = createApp(forgeHost);

/** The admin page: Confluence administrators only. */
export const adminResolver = resolverOf(app.administrator);

/** The space panel: administrators of that space only. */
export const spaceResolver = resolverOf(app.spaceAdministrator);

/** Once a day, without a user. */
export async function scanSchedule(): Promise<void> {
  await migrate();
  await app.daily();
}

/** One step of a scan off the queue; what failed comes again after a minute. */
export async function scanStep(event: AsyncEvent): Promise<InvocationError | undefined> {
  await migrate();
  const done = await app.step(event.body, event.retryContext?.retryCount ?? 0);
  if (done) return undefined;
  return new InvocationError({ retryAfter: 60, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
}

/** A rule now blocks Portcullis itself from something. */
export async function policyBlocked(event: unknown): Promise<void> {
  await app.ownBlock(event);
}
