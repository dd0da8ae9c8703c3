import type { Row, Store } from './database';

/** One event on its way to a consumer. */
export interface QueuedEvent {
  readonly id: string;
  readonly queue: string;
  readonly job: string;
  readonly body: unknown;
  readonly concurrency: { readonly key: string; readonly limit: number } | null;
  /** Deliveries so far. */
  readonly attempts: number;
  /** What the consumer asked to be told at the next delivery. */
  readonly retry: { readonly reason: string; readonly data: unknown } | null;
  /** Not to be delivered before; milliseconds since 1970. */
  readonly due: number;
}

export type EventState = 'waiting' | 'done' | 'failed' | 'cancelled';

/** Where events wait: on disk before a push is acknowledged, until a delivery has ended. */
export interface EventTable {
  add(events: readonly QueuedEvent[]): void;
  /** Waiting events in the order they are due. */
  waiting(): QueuedEvent[];
  settle(id: string, state: Exclude<EventState, 'waiting'>): void;
  postpone(id: string, due: number, retry: QueuedEvent['retry']): void;
  cancel(job: string): void;
  /** Counts by state, null for a job nobody pushed. */
  count(queue: string, job: string): Record<EventState, number> | null;
}

export function createEventTable(store: Store): EventTable {
  store.run(`CREATE TABLE IF NOT EXISTS event (
    id TEXT NOT NULL UNIQUE, queue TEXT NOT NULL, job TEXT NOT NULL, state TEXT NOT NULL, due INTEGER NOT NULL,
    attempts INTEGER NOT NULL, detail TEXT NOT NULL)`);
  store.run('CREATE INDEX IF NOT EXISTS event_waiting ON event (state, due)');
  // Settled events are kept for the statistics of their job, and only in this life.
  store.run("DELETE FROM event WHERE state <> 'waiting'");
  return {
    add: (events) =>
      store.transaction(() => {
        for (const { id, queue, job, due, attempts, ...detail } of events)
          store.run("INSERT INTO event VALUES (?, ?, ?, 'waiting', ?, ?, ?)", [
            id,
            queue,
            job,
            due,
            attempts,
            JSON.stringify(detail),
          ]);
      }),
    waiting: () => store.all("SELECT * FROM event WHERE state = 'waiting' ORDER BY due, rowid").map(toEvent),
    settle: (id, state) => void store.run('UPDATE event SET state = ? WHERE id = ?', [state, id]),
    postpone: (id, due, retry) =>
      void store.run(
        "UPDATE event SET due = ?, attempts = attempts + 1, detail = json_set(detail, '$.retry', json(?)) WHERE id = ?",
        [due, JSON.stringify(retry), id],
      ),
    cancel: (job) =>
      void store.run("UPDATE event SET state = 'cancelled' WHERE job = ? AND state = 'waiting'", [job]),
    count(queue, job) {
      const rows = store.all(
        'SELECT state, COUNT(*) AS n FROM event WHERE queue = ? AND job = ? GROUP BY state',
        [queue, job],
      );
      if (rows.length === 0) return null;
      const counts = { waiting: 0, done: 0, failed: 0, cancelled: 0 };
      for (const row of rows) counts[row['state'] as EventState] = Number(row['n']);
      return counts;
    },
  };
}

function toEvent(row: Row): QueuedEvent {
  const detail = JSON.parse(String(row['detail'])) as Pick<QueuedEvent, 'body' | 'concurrency' | 'retry'>;
  return {
    ...detail,
    id: String(row['id']),
    queue: String(row['queue']),
    job: String(row['job']),
    attempts: Number(row['attempts']),
    due: Number(row['due']),
  };
}
