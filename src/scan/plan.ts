/** What a scan has to do, as steps that can be done again, and how they reach the queue. */
import type { Host, PlannedStep, StepTask, StoredScan } from '../host';
import { later } from './clock';
import { sha256 } from './content-hash';

/** Apps a step looks at: a second of work. */
const BATCH = 25;
/** Seconds after which a step that the queue should have delivered counts as lost. */
const LOST = 600;

/**
 * The steps of a scan of these apps: batches of them, and last the first page of spaces. The apps come in
 * the order of their hashes, in which the store keeps them: rows added in order fill its pages, others half.
 */
export function planOf(scan: StoredScan, keys: readonly string[]): PlannedStep[] {
  const apps = keys.toSorted((a, b) => (sha256(a) < sha256(b) ? -1 : 1));
  const batches = Array.from({ length: Math.ceil(apps.length / BATCH) }, (_, index): StepTask => ({
    kind: 'apps',
    apps: apps.slice(index * BATCH, (index + 1) * BATCH),
  }));
  const tasks: StepTask[] = [...batches, { kind: 'spaces', cursor: null }];
  return tasks.map((task, step) => plannedStep(scan, step, task));
}

/** A step that is to be done at once. */
export function plannedStep(scan: StoredScan, step: number, task: StepTask): PlannedStep {
  return {
    scan: scan.id,
    step,
    task,
    dueAt: scan.startedAt,
    failures: 0,
    calls: 0,
    points: 0,
    result: null,
  };
}

/** A plan is written in order, so it is whole as soon as the page of spaces at its end is there. */
export function isWhole(steps: readonly PlannedStep[]): boolean {
  return steps.some(({ task }) => task.kind === 'spaces');
}

/**
 * Puts steps on the queue and notes when they count as lost. Where the process ends in between, they are
 * pushed once more, and the second delivery finds them done.
 *
 * @param delay seconds until the first of them is delivered, at most 900
 */
export async function push(host: Host, steps: readonly PlannedStep[], delay = 0): Promise<void> {
  if (steps.length === 0) return;
  await host.queue.pushSteps(
    steps.map(({ scan, step, task }) => ({
      scan,
      step,
      delay,
      // A page delivered twice at once would be asked for twice.
      lane: task.kind === 'spaces' ? 'spaces' : null,
    })),
  );
  const dueAt = later(host.now(), delay + LOST);
  for (const step of steps) await host.store.delayStep(step, dueAt, step.failures);
}
