import { Queue } from '@forge/events';
import type { Queue as StepQueue } from '../host';

/** Name of the queue in manifest.yml. */
const QUEUE = 'scan-steps';

/** At most so many events, and 200 kB, in one push. */
const EVENTS = 50;
const BYTES = 150_000;

export const queue: StepQueue = {
  async pushSteps(steps) {
    const target = new Queue({ key: QUEUE });
    let batch: { body: Record<string, unknown> }[] = [];
    let bytes = 0;
    for (const step of steps) {
      const size = Buffer.byteLength(JSON.stringify(step));
      if (batch.length === EVENTS || (batch.length > 0 && bytes + size > BYTES)) {
        await target.push(batch);
        batch = [];
        bytes = 0;
      }
      batch.push({ body: { ...step } });
      bytes += size;
    }
    if (batch.length > 0) await target.push(batch);
  },
};
