import { z } from 'zod';
import type { Host } from '../host';
import { failScan } from '../scan/scan';
import { doStep } from '../scan/step';

const schema = z.object({ scan: z.uuid(), step: z.number().int().min(0) });

/** Times a step is tried, the first included. */
const ATTEMPTS = 4;

/**
 * Does the step that a message of the queue carries.
 *
 * @param attempt 0 for the first try
 * @returns false where it should be tried again later
 */
export async function scanStep(host: Host, body: unknown, attempt: number): Promise<boolean> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    host.log('a message of an unknown form was taken off the queue of the scan');
    return true;
  }
  const { scan, step } = parsed.data;
  try {
    await doStep(host, parsed.data);
    return true;
  } catch (error) {
    host.log(`step ${step} of scan ${scan}: ${String(error)}`);
    if (attempt + 1 < ATTEMPTS) return false;
    const stored = await host.store.scan(scan);
    if (stored?.state === 'running') {
      await failScan(host, stored, 'A part of the scan failed several times, so it was given up.');
    }
    return true;
  }
}
