import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer } from './answer';
import type { EventTable, QueuedEvent } from './event-table';

const push = z.object({
  queueName: z.string(),
  jobId: z.string(),
  payload: z
    .array(
      z.object({
        body: z.record(z.string(), z.unknown()),
        delayInSeconds: z.number().min(0).max(900).default(0),
        concurrency: z
          .object({ key: z.string(), limit: z.number().int().min(1) })
          .nullable()
          .default(null),
      }),
    )
    .min(1)
    .max(50),
});
const job = z.object({ queueName: z.string(), jobId: z.string() });
const retryAnswer = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .prefault({}),
});
const maxPushBytes = 200 * 1024;
const maxRetries = 4;
const atOnce = 4;
/** Doubles with each attempt; what a consumer asks for itself is capped as on Forge. */
const backoffMs = 1_000;
const maxRetryAfterSeconds = 900;

/** Hands one event to the consumer's function and gives what that returns. */
export type Deliver = (queue: string, event: object) => Promise<unknown>;

/** The queue service of `@forge/events` 3.0.8, and the deliveries that follow from it. */
export interface QueueService {
  call(path: string, body: unknown): Answer;
  /** Starts delivering what waits, such as events of an earlier life. */
  start(): void;
  /** Delivers everything that waits, and what that leads to, without waiting for delays. */
  drain(): Promise<void>;
  /** Ends deliveries under way and starts no more. */
  stop(): Promise<void>;
}

/** At least once: an event counts as delivered only when its consumer has returned. */
export function createQueue(
  events: EventTable,
  knows: (queue: string) => boolean,
  deliver: Deliver,
): QueueService {
  const running = new Map<string, { event: QueuedEvent; ended: Promise<void> }>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = true;

  const attempt = async (event: QueuedEvent): Promise<void> => {
    let retry: { after: number; reason: string; data: unknown } | null = null;
    try {
      const asked = retryAnswer.safeParse(await deliver(event.queue, toDelivery(event)));
      if (asked.success) {
        const { retryAfter, retryReason, retryData } = asked.data.retryOptions;
        const seconds = Math.min(retryAfter ?? 1, maxRetryAfterSeconds);
        retry = {
          after: seconds * 1_000,
          reason: retryReason ?? 'FUNCTION_RETRY_REQUEST',
          data: retryData ?? null,
        };
      }
    } catch {
      retry = {
        after: backoffMs * 2 ** event.attempts,
        reason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
        data: null,
      };
    }
    if (retry === null) events.settle(event.id, 'done');
    else if (event.attempts >= maxRetries) events.settle(event.id, 'failed');
    else events.postpone(event.id, Date.now() + retry.after, { reason: retry.reason, data: retry.data });
  };
  const mayRun = (event: QueuedEvent): boolean => {
    if (running.has(event.id)) return false;
    const { concurrency } = event;
    if (concurrency === null) return true;
    const same = [...running.values()].filter((other) => other.event.concurrency?.key === concurrency.key);
    return same.length < concurrency.limit;
  };
  /** Starts what may run now; gives the time when the next event is due, null when none waits. */
  const pump = (now: number): number | null => {
    let next: number | null = null;
    for (const event of events.waiting()) {
      if (event.due > now) {
        next ??= event.due;
      } else if (running.size < atOnce && mayRun(event)) {
        const ended = attempt(event).finally(() => {
          running.delete(event.id);
          schedule(0);
        });
        running.set(event.id, { event, ended });
      }
    }
    return next;
  };
  const schedule = (delay: number): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const next = pump(Date.now());
      if (next !== null && running.size === 0) schedule(Math.max(0, next - Date.now()));
    }, delay);
    if (delay > 0) timer.unref();
  };

  return {
    call(path, body) {
      if (path.startsWith('/webhook/queue/publish/')) {
        const { queueName, jobId, payload } = push.parse(body);
        if (!knows(queueName))
          return { status: 404, body: { message: `the manifest has no consumer of queue ${queueName}` } };
        if (Buffer.byteLength(JSON.stringify(payload)) > maxPushBytes)
          return { status: 413, body: { errorMessage: `a push is at most ${maxPushBytes} bytes` } };
        events.add(
          payload.map(({ body: data, delayInSeconds, concurrency }) => ({
            id: randomUUID(),
            queue: queueName,
            job: jobId,
            body: data,
            concurrency,
            attempts: 0,
            retry: null,
            due: Date.now() + delayInSeconds * 1_000,
          })),
        );
        schedule(0);
        return { status: 201, body: {} };
      }
      const { queueName, jobId } = job.parse(body);
      const counts = events.count(queueName, jobId);
      if (counts === null) return { status: 404, body: {} };
      if (path.startsWith('/webhook/queue/stats/'))
        return {
          status: 200,
          body: { success: counts.done, inProgress: counts.waiting, failed: counts.failed },
        };
      events.cancel(jobId);
      return { status: 204 };
    },
    start() {
      stopped = false;
      schedule(0);
    },
    async drain() {
      for (;;) {
        pump(Number.POSITIVE_INFINITY);
        if (running.size === 0) return;
        await Promise.race([...running.values()].map(({ ended }) => ended));
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

function toDelivery(event: QueuedEvent): object {
  return {
    queueName: event.queue,
    jobId: event.job,
    eventId: event.id,
    body: event.body,
    ...(event.concurrency !== null && { concurrency: event.concurrency }),
    ...(event.retry !== null && {
      retryContext: {
        retryCount: event.attempts,
        retryReason: event.retry.reason,
        retryData: event.retry.data,
      },
    }),
  };
}
