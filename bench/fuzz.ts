/**
 * `npm run bench -- fuzz`: 100,000 mangled source files and as many mangled recordings (PORTCULLIS_CASES for
 * another number). None may crash its reader, and none may take more than 50 ms for each 100 kB it holds,
 * counted from 100 kB. Every hundredth is repeated to some 50 kB. Time is what passes, and the quickest try counts:
 * a case that is over is tried four times more at once, and what is still over after all cases again, a second
 * between the tries, because the same text takes up to twice as long in another minute of the same machine. What
 * remains is the text.
 */
import { setTimeout } from 'node:timers/promises';
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
const LATER_TRIES = 30;
const BETWEEN = 1_000;

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

export async function run(): Promise<Bench> {
  const results: Result[] = [];
  for (const [name, cases] of kinds) results.push(...(await outcome(name, cases)));
  return { name: 'fuzz', results, ratios: {} };
}

/** Reads every case; gives the worst, as milliseconds for 100 kB, and those that are over or crashed. */
async function outcome(name: string, cases: fc.Arbitrary<Case>): Promise<Result[]> {
  let worst = 0;
  const suspects: Case[] = [];
  let crashed = 0;
  let done = 0;
  const started = performance.now();
  for (let seed = 1; done < CASES; seed++) {
    for (const { text: short, read } of fc.sample(cases, { numRuns: Math.min(BATCH, CASES - done), seed })) {
      const text = ++done % 100 === 0 ? short.repeat(Math.ceil(LARGE / Math.max(1, short.length))) : short;
      try {
        const time = quickest({ text, read });
        if (time > MOST) suspects.push({ text, read });
        else worst = Math.max(worst, time);
      } catch {
        crashed += 1;
      }
    }
  }
  const seconds = (performance.now() - started) / 1000;
  const settled = await triedLater(suspects);
  worst = Math.max(worst, ...settled);
  const over = settled.filter((time) => time > MOST).length;
  return [
    { candidate: `mangled ${name}`, value: done, unit: 'cases', correct: crashed === 0 && over === 0 },
    { candidate: `worst of the ${name}`, value: worst, unit: 'ms/100 kB', correct: over === 0 },
    { candidate: `${name} tried again later`, value: suspects.length, unit: 'cases', correct: true },
    { candidate: `${name} over the limit`, value: over, unit: 'cases', correct: over === 0 },
    { candidate: `${name} that crashed`, value: crashed, unit: 'cases', correct: crashed === 0 },
    { candidate: `all ${name} together`, value: seconds, unit: 's', correct: true },
  ];
}

/** The quickest of several tries of each case at moments apart, in milliseconds for 100 kB. */
async function triedLater(suspects: readonly Case[]): Promise<number[]> {
  const times = suspects.map(() => Infinity);
  for (let tries = 0; tries < LATER_TRIES && times.some((time) => time > MOST); tries++) {
    await setTimeout(BETWEEN);
    for (const [index, suspect] of suspects.entries())
      times[index] = Math.min(times[index] ?? Infinity, quickest(suspect));
  }
  return times;
}

/** The quickest of up to five tries, in milliseconds for 100 kB; the first that is within the limit ends them. */
function quickest({ text, read }: Case): number {
  const part = Math.max(1, text.length / 100_000);
  let time = Infinity;
  for (let tries = 0; tries < TRIES && time > MOST; tries++) {
    const before = performance.now();
    read(text);
    time = Math.min(time, (performance.now() - before) / part);
  }
  return time;
}
