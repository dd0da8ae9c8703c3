/**
 * `npm run bench -- fuzz`: 100,000 mangled source files and as many mangled recordings (PORTCULLIS_CASES for
 * another number). None may crash its reader, and none may take more than 50 ms for each 100 kB it holds,
 * counted from 100 kB. Every hundredth is repeated to some 50 kB. Time is what passes; a case that is over is
 * tried four times more, and the quickest counts: what remains is the text, not the machine.
 */
import fc from 'fast-check';
import { collectSource } from '../src/evidence/source';
import { recordingReader } from '../src/evidence/traffic/field-file';
import { mangled as mangledSource } from '../test/evidence/source/mangle';
import { mangled as mangledRecording } from '../test/evidence/traffic/mangle';
import type { Bench, Result } from './harness';

const CASES = Number(process.env['PORTCULLIS_CASES'] ?? 100_000);
const MOST = 50;
const BATCH = 10_000;
const LARGE = 50_000;
const TRIES = 5;

/** A text, and what reads it. */
interface Case {
  readonly text: string;
  readonly read: (text: string) => void;
}

const utf8 = new TextEncoder();

const kinds: readonly (readonly [string, fc.Arbitrary<Case>])[] = [
  [
    'sources',
    mangledSource.map(({ path, text }) => ({
      text,
      read: (whole) => void collectSource([{ path, text: whole }]),
    })),
  ],
  [
    'recordings',
    mangledRecording.map(({ kind, text }) => ({
      text,
      read: (whole) => {
        const reader = recordingReader(kind, 'recording');
        reader.write(utf8.encode(whole));
        reader.end();
      },
    })),
  ],
];

export function run(): Promise<Bench> {
  return Promise.resolve({
    name: 'fuzz',
    results: kinds.flatMap(([name, cases]) => outcome(name, cases)),
    ratios: {},
  });
}

/** Reads every case; gives the worst, as milliseconds for 100 kB, and those that are over or crashed. */
function outcome(name: string, cases: fc.Arbitrary<Case>): Result[] {
  let worst = 0;
  let over = 0;
  let crashed = 0;
  let done = 0;
  const started = performance.now();
  for (let seed = 1; done < CASES; seed++) {
    for (const { text: short, read } of fc.sample(cases, { numRuns: Math.min(BATCH, CASES - done), seed })) {
      const text = ++done % 100 === 0 ? short.repeat(Math.ceil(LARGE / Math.max(1, short.length))) : short;
      try {
        const allowed = MOST * Math.max(1, text.length / 100_000);
        const time = quickest(read, text, allowed);
        worst = Math.max(worst, (time / allowed) * MOST);
        if (time > allowed) over += 1;
      } catch {
        crashed += 1;
      }
    }
  }
  const seconds = (performance.now() - started) / 1000;
  return [
    { candidate: `mangled ${name}`, value: done, unit: 'cases', correct: crashed === 0 && over === 0 },
    { candidate: `worst of the ${name}`, value: worst, unit: 'ms/100 kB', correct: over === 0 },
    { candidate: `${name} over the limit`, value: over, unit: 'cases', correct: over === 0 },
    { candidate: `${name} that crashed`, value: crashed, unit: 'cases', correct: crashed === 0 },
    { candidate: `all ${name} together`, value: seconds, unit: 's', correct: true },
  ];
}

function quickest(read: Case['read'], text: string, allowed: number): number {
  let time = Infinity;
  for (let tries = 0; tries < TRIES && time > allowed; tries++) {
    const before = performance.now();
    read(text);
    time = Math.min(time, performance.now() - before);
  }
  return time;
}
