import { Queue, type PushEvent } from '@forge/events';
import type { QueuedStep, Queue as StepQueue } from '../host';

/** Name of the queue in manifest.yml. */
const QUEUE = 'scan-steps';

/** At most so many events in one push; a step is far too small for the limit on bytes to matter. */
const EVENTS = 50;

export const queue: StepQueue = {
  async pushSteps(steps) {
    const target = new Queue({ key: QUEUE });
    for (let from = 0; from < steps.length; from += EVENTS) {
      await target.push(steps.slice(from, from + EVENTS).map(eventOf));
    }
  },
};

function eventOf({ scan, step, delay, lane }: QueuedStep): PushEvent {
  return {
    body: { scan, step },
    ...(delay > 0 && { delayInSeconds: delay }),
    ...(lane !== null && { concurrency: { key: `${scan}.${lane}`, limit: 1 } }),
  };
}
