/** Reads the decision log of a gateway: lines of JSON, decisions among events. */
import { z } from 'zod';
import { endpointById } from '../policy/catalogue';
import type { Decision } from '../policy/decision';
import { isRecord } from './refs';

const text = z.string().max(300);
const decision = z.object({
  time: z.iso.datetime({ offset: true }).transform((time) => new Date(time).toISOString()),
  point: z.enum(['guard', 'gateway']),
  app: text.min(1),
  method: z.string().min(1).max(20),
  path: z.string().min(1).max(65_536),
  endpoint: text.nullable().refine((id) => id === null || endpointById(id) !== null),
  spaces: z.array(text.refine((key) => !key.includes(','))).max(10_000),
  verdict: z.enum(['blocked', 'allowed', 'unknown']),
  reason: z.enum([
    'no-rules',
    'app-not-covered',
    'endpoint-not-blocked',
    'space-not-covered',
    'entries-filtered',
    'exposure-unknown',
    'space-unknown',
    'rules-unreadable',
    'covered',
  ]),
  effect: z.enum(['refused', 'filtered', 'none']),
  rule: z.string().max(100).nullable(),
  enforced: z.boolean(),
  filtered: z.number().int().min(0),
}) satisfies z.ZodType<Decision>;

export interface DecisionLines {
  readonly decisions: readonly Decision[];
  /** Lines that say they are a decision and cannot be read as one. */
  readonly unreadable: number;
}

/** The decisions in a log, in its order; null where the text is no such log. */
export function readDecisions(log: string): DecisionLines | null {
  if (!/"point":\s?"(?:guard|gateway)"/.test(log)) return null;
  const decisions: Decision[] = [];
  let unreadable = 0;
  for (const line of log.split('\n')) {
    const value = parsed(line);
    if (!isRecord(value) || value['point'] === undefined) continue;
    const read = decision.safeParse(value);
    if (read.success) decisions.push(read.data);
    else unreadable += 1;
  }
  return { decisions, unreadable };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
