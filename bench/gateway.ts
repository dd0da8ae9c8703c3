/** The gateway beside a bare reverse proxy of the same shape, over loopback: throughput, latency, memory. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { bareProxy, COVERED, gateway, LIST_LENGTH, site } from './gateway-parts';
import type { Bench } from './harness';

const ROLE = 'PORTCULLIS_BENCH_ROLE';
const roles = { site: () => site(), bare: bareProxy, portcullis: gateway } as const;
type Role = keyof typeof roles;

const UNFILTERED = '/wiki/api/v2/pages/2001';
const FILTERED = '/wiki/api/v2/pages?limit=25';

const ROUNDS = 7;
const PER_ROUND = 1_500;
const AT_ONCE = 16;
const ALONE = 400;
/** Requests of the memory run, and how many of them come before the first look. */
const MANY = 200_000;
const WARM = 50_000;
/** How much more memory the end may need than the first look: what a collector leaves lying around. */
const GROWTH = 1.25;
const MEGABYTE = 1024 * 1024;

const role = process.env[ROLE]?.split(' ');
if (role !== undefined) {
  const [name, to = ''] = role;
  process.send?.(await roles[name as Role](to));
  process.on('message', (wanted: Wanted) => {
    if (wanted === 'memory') global.gc?.();
    const { user, system } = process.cpuUsage();
    process.send?.(wanted === 'memory' ? process.memoryUsage().rss / MEGABYTE : user + system);
  });
}

/** Asked of a server: its resident memory in MB, or the processor time it has used in microseconds. */
type Wanted = 'memory' | 'time';

interface Part {
  readonly child: ChildProcess;
  readonly url: string;
}

async function start(name: Role, to = ''): Promise<Part> {
  const child = fork(fileURLToPath(import.meta.url), [], {
    env: { ...process.env, [ROLE]: `${name} ${to}` },
    execArgv: ['--expose-gc'],
  });
  return { child, url: await said<string>(child) };
}

function said<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child
      .once('message', (message) => resolve(message as T))
      .once('exit', () => reject(new Error('a server of the bench ended')));
  });
}

async function ask({ child }: Part, wanted: Wanted): Promise<number> {
  const answer = said<number>(child);
  child.send(wanted);
  return answer;
}

/** Makes so many calls, so many at once; gives calls per second and whether every answer was right. */
async function load(
  pool: Pool,
  path: string,
  count: number,
  atOnce: number,
  right: (text: string) => boolean,
): Promise<{ rate: number; correct: boolean }> {
  let left = count;
  let correct = true;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        const { statusCode, body } = await pool.request({ method: 'GET', path });
        correct = right(await body.text()) && statusCode === 200 && correct;
      }
    }),
  );
  return { rate: (count / (performance.now() - began)) * 1_000, correct };
}

/** Time of each call when one follows the other, in milliseconds, sorted. */
async function latencies(pool: Pool, path: string): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < ALONE; at += 1) {
    const began = performance.now();
    const { body } = await pool.request({ method: 'GET', path });
    await body.text();
    times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other);
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const entries = (count: number) => (text: string) =>
  (JSON.parse(text) as { results: unknown[] }).results.length === count;
const anything = (text: string): boolean => text.includes('"2001"');

export async function run(): Promise<Bench> {
  const upstream = await start('site');
  const parts = {
    bare: await start('bare', upstream.url),
    portcullis: await start('portcullis', upstream.url),
  };
  const pools = {
    bare: new Pool(parts.bare.url, { connections: AT_ONCE }),
    portcullis: new Pool(parts.portcullis.url, { connections: AT_ONCE }),
  };
  const names = ['bare', 'portcullis'] as const;
  const kinds = [
    { name: 'unfiltered calls', path: UNFILTERED, right: { bare: anything, portcullis: anything } },
    {
      name: `filtered lists of ${LIST_LENGTH}`,
      path: FILTERED,
      right: { bare: entries(LIST_LENGTH), portcullis: entries(LIST_LENGTH - COVERED) },
    },
  ];
  const bench: { results: Bench['results'][number][]; ratios: Record<string, number> } = {
    results: [],
    ratios: {},
  };
  try {
    for (const { name, path, right } of kinds) {
      const rates = { bare: [] as number[], portcullis: [] as number[] };
      const alone = { bare: [] as number[], portcullis: [] as number[] };
      const times = { bare: [] as number[], portcullis: [] as number[] };
      const correct = { bare: true, portcullis: true };
      // The two take turns, so that whatever else the machine does is shared between them.
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const one of round % 2 === 0 ? names : [...names].reverse()) {
          const before = await ask(parts[one], 'time');
          const { rate, correct: isRight } = await load(pools[one], path, PER_ROUND, AT_ONCE, right[one]);
          const used = (await ask(parts[one], 'time')) - before;
          correct[one] &&= isRight;
          if (round === 0) continue;
          rates[one].push(rate);
          times[one].push(used / PER_ROUND);
          alone[one].push(median(await latencies(pools[one], path)));
        }
      }
      for (const one of names) {
        bench.results.push({
          candidate: `${one}: ${name}`,
          value: median(rates[one]),
          unit: 'requests/s',
          correct: correct[one],
        });
        bench.results.push({
          candidate: `${one}: ${name}, processor time`,
          value: median(times[one]),
          unit: 'µs a request',
          correct: correct[one],
        });
        bench.results.push({
          candidate: `${one}: ${name}, alone`,
          value: median(alone[one]),
          unit: 'ms at the median',
          correct: correct[one],
        });
      }
      bench.ratios[`portcullis/bare, ${name}`] = median(
        rates.portcullis.map((rate, at) => rate / (rates.bare[at] ?? rate)),
      );
      bench.ratios[`bare/portcullis, processor time of ${name}`] = median(
        times.portcullis.map((time, at) => (times.bare[at] ?? time) / time),
      );
    }
    const first = await memoryAfter(parts.portcullis, pools.portcullis, WARM);
    const last = await memoryAfter(parts.portcullis, pools.portcullis, MANY - WARM);
    bench.results.push({
      candidate: `memory after ${WARM} requests`,
      value: first,
      unit: 'MB',
      correct: true,
    });
    bench.results.push({
      candidate: `memory after ${MANY} requests`,
      value: last,
      unit: 'MB',
      correct: last <= first * GROWTH,
    });
    bench.ratios['memory, last/first look'] = last / first;
  } finally {
    await Promise.all(Object.values(pools).map((pool) => pool.destroy()));
    for (const { child } of [parts.bare, parts.portcullis, upstream]) child.removeAllListeners('exit').kill();
  }
  return { name: 'gateway', ...bench };
}

/** Resident memory of the gateway in MB after so many more requests, one in five a filtered list. */
async function memoryAfter(part: Part, pool: Pool, requests: number): Promise<number> {
  await load(pool, UNFILTERED, requests * 0.8, AT_ONCE, anything);
  await load(pool, FILTERED, requests * 0.2, AT_ONCE, () => true);
  return ask(part, 'memory');
}
