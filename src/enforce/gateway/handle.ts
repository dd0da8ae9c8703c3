/** One request through the gateway: taken in, judged, sent or refused, and its answer handed on. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { UNIDENTIFIED } from '../../policy/decide';
import { takeIn } from './intake';
import { refuse, type Problem } from './problem';
import { serve, type Parts } from './serve';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Makes the handler of requests; it answers every one and never throws. */
export function createHandler(parts: Parts): Handler {
  const { metrics, slots } = parts;
  return async (request, response) => {
    const began = performance.now();
    const taken = takeIn(request);
    if (!taken.ok) {
      metrics.add('portcullis_refused_requests_total', { status: String(taken.status) });
      parts.event('refused', { status: taken.status, detail: taken.detail });
      const title = 'The request is not passed on';
      refuse(request, response, { name: 'request', title, ...taken });
      return;
    }
    const policy = parts.policy();
    const { intake } = taken;
    const app = policy.identify(intake.authorization, intake.key);
    const leave = slots.enter(app === UNIDENTIFIED ? `from ${request.socket.remoteAddress ?? ''}` : app);
    if (leave === null) {
      metrics.add('portcullis_refused_requests_total', { status: '429' });
      refuse(request, response, tooMany);
      return;
    }
    response.once('close', () => {
      leave();
      metrics.took(performance.now() - began);
    });
    try {
      await serve(request, response, intake, app, policy, parts);
    } catch (error) {
      parts.event('fault', { app, message: error instanceof Error ? error.message : String(error) });
      if (response.headersSent) response.destroy();
      else refuse(request, response, internal);
    }
  };
}

const tooMany: Problem = {
  status: 429,
  name: 'too-many-requests',
  title: 'Too many requests at once',
  detail: 'This caller has as many requests under way as the gateway allows. Try again in a moment.',
  headers: { 'retry-after': '1' },
};
const internal: Problem = {
  status: 500,
  name: 'internal',
  title: 'The gateway failed',
  detail: 'The call was not completed because of a fault of the gateway. Its log says more.',
};
