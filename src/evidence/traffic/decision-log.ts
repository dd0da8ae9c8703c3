/** The decision log of the guard or the gateway: what each app asked for there, whatever became of it. */
import { z } from 'zod';
import { UNIDENTIFIED } from '../../policy/decide';
import type { Notice } from '../app';
import { forgeKey } from '../key';
import { notice } from '../notice';
import { refused } from '../read';
import { tallyByApp } from './by-app';
import { lines } from './lines';
import type { TrafficReader } from './reader';

const decision = z.object({
  time: z.string(),
  point: z.enum(['guard', 'gateway']),
  app: z.string().min(1),
  method: z.string().min(1),
  path: z.string().startsWith('/'),
  verdict: z.enum(['blocked', 'allowed', 'unknown']),
});

/** True for one line of such a log, as a value. */
export function isDecision(value: unknown): boolean {
  return decision.safeParse(value).success;
}

/**
 * Reader of a decision log, one JSON object a line. Each app of the log becomes evidence of that app; callers that
 * nobody knows become one row with their count. Lines about something else, such as the start of the gateway, are
 * counted.
 *
 * @param file name for evidence and messages.
 */
export function decisionLogReader(file: string): TrafficReader {
  const apps = tallyByApp((key) => (key === UNIDENTIFIED ? 'Callers that nobody knows' : key));
  let read = 0;
  let other = 0;
  let unidentified = 0;
  let beyond = 0;
  const reader = lines((line, number) => {
    if (line.trim() === '') return;
    const parsed = decision.safeParse(valueOf(line));
    if (!parsed.success) {
      other += 1;
      return;
    }
    read += 1;
    const { app, method, path, time } = parsed.data;
    if (app === UNIDENTIFIED) unidentified += 1;
    const added = apps.add(forgeKey(app) ?? app, { method, url: path, time, by: null, line: number });
    if (!added) beyond += 1;
  });
  const counted = (code: Parameters<typeof notice>[0], count: number, detail: string): Notice[] =>
    count === 0 ? [] : [notice(code, file, null, `${count} of ${read + other} lines ${detail}`)];
  return {
    write: (bytes) => reader.write(bytes),
    end() {
      reader.end();
      if (read === 0) return refused('is no decision log: expected JSON lines of the guard or the gateway');
      return {
        ok: true,
        apps: apps.records(file),
        total: null,
        notices: [
          notice('traffic-limits', file, null, 'a decision log shows only the calls that asked that point'),
          ...counted(
            'unidentified',
            unidentified,
            `are calls of callers that nobody knows (\`${UNIDENTIFIED}\`)`,
          ),
          ...counted('left-out', other, 'are no decisions, or could not be read'),
          ...counted('left-out', beyond, 'are of apps beyond those that are told apart'),
        ],
      };
    },
  };
}

/** Saying what is wrong with a text is slow, so that what can be no object is not even tried. */
function valueOf(line: string): unknown {
  if (!/^\s*\{[^]*\}\s*$/.test(line)) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
