/** Measuring candidates side by side: alternated rounds, the median of nine, nothing optimised away. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Contract "npm run bench -- NAME --json". */
export interface Bench {
  readonly name: string;
  readonly results: readonly Result[];
  readonly ratios: Readonly<Record<string, number>>;
}

export interface Result {
  readonly candidate: string;
  readonly value: number;
  readonly unit: string;
  /** Whether its answers are those of the oracle. */
  readonly correct: boolean;
}

export interface Candidate {
  readonly name: string;
  readonly correct: boolean;
  /** Does every call once and returns something that depends on each answer. */
  readonly pass: () => number;
  /** How many calls one pass makes. */
  readonly calls: number;
}

const ROUNDS = 9;
/** Milliseconds: long enough for the clock, short enough that all candidates meet the same machine. */
const ROUND = 80;

let sink = 0;

/**
 * Calls a second of each candidate by name, one figure a round. The seconds are processor time, collecting
 * garbage included, so that other work on the machine counts as little as possible.
 */
export function measure(candidates: readonly Candidate[]): Map<string, number[]> {
  const rates = new Map(candidates.map(({ name }) => [name, [] as number[]]));
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const { name, pass, calls } of candidates) {
      const start = processorTime();
      let passes = 0;
      let elapsed = 0;
      do {
        sink = (sink + pass()) % 1_000_003;
        passes += 1;
        elapsed = processorTime() - start;
      } while (elapsed < ROUND);
      if (round >= 0) rates.get(name)?.push((passes * calls * 1000) / elapsed);
    }
  }
  if (Number.isNaN(sink)) throw new Error('a candidate gave no number');
  return rates;
}

/** Milliseconds that this process has used since it started. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export function results(
  candidates: readonly Candidate[],
  rates: Map<string, number[]>,
  unit: string,
): Result[] {
  return candidates.map(({ name, correct }) => ({
    candidate: name,
    value: median(rates.get(name) ?? []),
    unit,
    correct,
  }));
}

/** Median over the rounds of how many times as fast one candidate was as the other in the same round. */
export function ratio(rates: Map<string, number[]>, one: string, other: string): number {
  const others = rates.get(other) ?? [];
  return median((rates.get(one) ?? []).map((rate, round) => rate / (others[round] ?? Number.NaN)));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * From nothing to the first answer of the catalogue, in nine fresh processes: load, parse, compile, match.
 * Bundled as the command line is, with the data parsed as JSON.
 */
export async function catalogueReady(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-bench-'));
  try {
    const outfile = join(folder, 'catalogue.cjs');
    await build({
      entryPoints: ['src/policy/catalogue.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      plugins: [parsedJson],
      logLevel: 'error',
    });
    const script = `const start = performance.now();
      const used = process.cpuUsage();
      const found = require(${JSON.stringify(outfile)}).matchEndpoint('GET', '/wiki/api/v2/pages/1');
      const { user, system } = process.cpuUsage(used);
      console.log(JSON.stringify({ clock: performance.now() - start, processor: (user + system) / 1000, path: found.path }));`;
    const runs = Array.from(
      { length: ROUNDS },
      () => JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as Ready,
    );
    const correct = runs.every(({ path }) => path === '/wiki/api/v2/pages/{id}');
    return (['processor', 'clock'] as const).map((time) => ({
      candidate: `catalogue ready, ${time} time`,
      value: median(runs.map((ready) => ready[time])),
      unit: 'ms',
      correct,
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Ready {
  readonly clock: number;
  readonly processor: number;
  readonly path: string;
}

const parsedJson: Plugin = {
  name: 'parsed-json',
  setup(bundle) {
    bundle.onLoad({ filter: /\.json$/ }, ({ path }) => ({
      contents: `module.exports = JSON.parse(${JSON.stringify(readFileSync(path, 'utf8'))})`,
    }));
  },
};
