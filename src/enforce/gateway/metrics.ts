/** What the gateway counts, and the text form of Prometheus for it. */

export type Labels = Readonly<Record<string, string>>;

export interface Metrics {
  readonly add: (name: CounterName, labels?: Labels, by?: number) => void;
  /** Time from the head of a request to the end of its answer, in milliseconds. */
  readonly took: (milliseconds: number) => void;
  /** @param gauges values of this moment by name. */
  readonly text: (gauges: Readonly<Record<string, number>>) => string;
}

const counters = {
  portcullis_requests_total: 'Requests by verdict, effect and whether it was enforced.',
  portcullis_filtered_entries_total: 'Entries taken out of lists.',
  portcullis_refused_requests_total: 'Requests refused before a decision, by status.',
  portcullis_site_faults_total: 'Calls that the site did not answer, by kind.',
  portcullis_look_ups_total: 'Calls made to find the space of something.',
  portcullis_reloads_total: 'Reloads of rules and callers, by outcome.',
} as const;
export type CounterName = keyof typeof counters;

/** Upper bounds in seconds. */
const BOUNDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30];

export function createMetrics(): Metrics {
  const values = new Map<CounterName, Map<string, number>>();
  const buckets = BOUNDS.map(() => 0);
  let count = 0;
  let sum = 0;
  return {
    add(name, labels = {}, by = 1) {
      const series = values.get(name) ?? new Map<string, number>();
      values.set(name, series);
      const key = labelText(labels);
      series.set(key, (series.get(key) ?? 0) + by);
    },
    took(milliseconds) {
      const seconds = milliseconds / 1_000;
      count += 1;
      sum += seconds;
      const at = BOUNDS.findIndex((bound) => seconds <= bound);
      if (at !== -1) buckets[at] = (buckets[at] ?? 0) + 1;
    },
    text(gauges) {
      const lines: string[] = [];
      for (const [name, help] of Object.entries(counters)) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`);
        for (const [labels, value] of values.get(name as CounterName) ?? [])
          lines.push(`${name}${labels} ${value}`);
      }
      const time = 'portcullis_request_seconds';
      lines.push(`# HELP ${time} Time to the end of the answer.`, `# TYPE ${time} histogram`);
      let below = 0;
      BOUNDS.forEach((bound, at) =>
        lines.push(`${time}_bucket{le="${bound}"} ${(below += buckets[at] ?? 0)}`),
      );
      lines.push(`${time}_bucket{le="+Inf"} ${count}`, `${time}_sum ${sum}`, `${time}_count ${count}`);
      for (const [name, value] of Object.entries(gauges))
        lines.push(`# TYPE ${name} gauge`, `${name} ${value}`);
      return `${lines.join('\n')}\n`;
    },
  };
}

/** Values of labels are words of our own, so nothing in them needs an escape. */
function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return pairs.length === 0 ? '' : `{${pairs.join()}}`;
}
