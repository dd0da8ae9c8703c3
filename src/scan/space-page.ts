/** One page of the list of spaces; each page plans the one after it. */
import type { ConfluenceAnswer, Host, PlannedStep, StoredScan } from '../host';
import { freeAt } from './budget';
import { chance, later } from './clock';
import { plannedStep, push } from './plan';
import { cursorOf, spaceList } from './space-list';

/** Failures in a row after which the list is given up. */
const FAILURES = 8;
/** Seconds before the first try again; each further one waits twice as long. */
const FIRST_WAIT = 5;
/** Seconds that the queue can hold a step back. */
const LONGEST = 900;

/**
 * Lists a page as the app, stores it and pushes the next. Where the allowance of the hour is used up, or
 * Confluence asks for a wait that the queue cannot hold, the step is left for the watch of the next hour.
 */
export async function listSpaces(
  host: Host,
  scan: StoredScan,
  planned: PlannedStep,
  cursor: string | null,
): Promise<void> {
  const { store } = host;
  const free = await freeAt(host);
  if (free !== null) return store.delayStep(planned, free, planned.failures);
  await store.countCall(planned, host.now());
  const answer = await host.confluence.asApp({ name: 'spaces', cursor });
  if (answer.status === 429 || answer.status >= 500) return tryAgain(host, planned, answer);
  const page = answer.status === 200 ? spaceList.safeParse(answer.body) : null;
  if (!page?.success) return giveUp(host, planned, answer);
  await store.putSpaces(page.data.results, scan.startedAt);
  const after = cursorOf(page.data);
  const next = after === null ? [] : [plannedStep(scan, planned.step + 1, { kind: 'spaces', cursor: after })];
  // The next page before the end of this one, so that there is never a moment without an open step.
  await store.planSteps(next);
  const { length } = page.data.results;
  await store.finishStep(planned, { ...nothing, spaces: length, refused: null }, length);
  await push(host, next);
}

const nothing = {
  apps: 0,
  spaces: 0,
  endpoints: { blocked: 0, notBlocked: 0, unknown: 0 },
  findings: { error: 0, warning: 0, note: 0 },
};

async function tryAgain(host: Host, planned: PlannedStep, answer: ConfluenceAnswer): Promise<void> {
  const failures = planned.failures + 1;
  if (failures > FAILURES) return giveUp(host, planned, answer);
  const backOff = FIRST_WAIT * 2 ** planned.failures * (1 + chance(host.newId()));
  const wait = Math.ceil(answer.retryAfter ?? Math.min(backOff, LONGEST));
  await host.store.delayStep(planned, later(host.now(), wait), failures);
  if (wait <= LONGEST) await push(host, [{ ...planned, failures }], wait);
}

function giveUp({ store }: Host, planned: PlannedStep, { status }: ConfluenceAnswer): Promise<void> {
  const refused = `Confluence did not give the list of spaces (status ${status}), so the one of an earlier scan stays.`;
  return store.finishStep(planned, { ...nothing, refused }, 0);
}
