/**
 * `npm run bench -- fuzz`: 100,000 mangled source files (PORTCULLIS_CASES for another number). None may
 * crash the collector, and none may take more than 50 ms for each 100 kB it holds, counted from 100 kB.
 * Every hundredth is repeated to some 50 kB. A case that is over is tried twice more, and the quickest
 * counts: what remains is the text, not the machine.
 */
import fc from 'fast-check';
import { collectSource } from '../src/evidence/source';
import { mangled } from '../test/evidence/source/mangle';
import type { Bench } from './harness';

const CASES = Number(process.env['PORTCULLIS_CASES'] ?? 100_000);
const MOST = 50;
const BATCH = 10_000;
const LARGE = 50_000;

/** Processor time of one reading, in milliseconds. */
function timeOf(path: string, text: string): number {
  const before = process.cpuUsage();
  collectSource([{ path, text }]);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function allowed(text: string): number {
  return MOST * Math.max(1, text.length / 100_000);
}

/** Reads every case; gives the worst, as milliseconds for 100 kB, and those that are over or crashed. */
export function run(): Promise<Bench> {
  let worst = 0;
  let over = 0;
  let crashed = 0;
  let done = 0;
  const started = performance.now();
  for (let seed = 1; done < CASES; seed++) {
    for (const { path, text: short } of fc.sample(mangled, {
      numRuns: Math.min(BATCH, CASES - done),
      seed,
    })) {
      const text = ++done % 100 === 0 ? short.repeat(Math.ceil(LARGE / Math.max(1, short.length))) : short;
      try {
        let time = timeOf(path, text);
        for (let again = 0; again < 2 && time > allowed(text); again++)
          time = Math.min(time, timeOf(path, text));
        worst = Math.max(worst, (time / allowed(text)) * MOST);
        if (time > allowed(text)) over += 1;
      } catch {
        crashed += 1;
      }
    }
  }
  return Promise.resolve({
    name: 'fuzz',
    results: [
      { candidate: 'mangled sources', value: done, unit: 'cases', correct: crashed === 0 && over === 0 },
      { candidate: 'worst', value: worst, unit: 'ms/100 kB', correct: over === 0 },
      { candidate: 'over the limit', value: over, unit: 'cases', correct: over === 0 },
      { candidate: 'crashed', value: crashed, unit: 'cases', correct: crashed === 0 },
      { candidate: 'all together', value: (performance.now() - started) / 1000, unit: 's', correct: true },
    ],
    ratios: {},
  });
}
