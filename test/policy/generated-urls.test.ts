/**
 * Generated calls against the oracle. `PORTCULLIS_CASES` says how many (a million in CI), `PORTCULLIS_SEED`
 * which ones.
 */
import { endpoints, matchEndpoint } from '../../src/policy/catalogue';
import type { Endpoint } from '../../src/policy/endpoint';
import { parseOperation } from '../../src/policy/operation';
import { oracle } from './oracle';
import { canonicalCall, doubts, random, spellings, type Call, type Random } from './urls';

const cases = Number(process.env['PORTCULLIS_CASES'] ?? 30_000);
const seed = Number(process.env['PORTCULLIS_SEED'] ?? 1);
const expected = oracle(endpoints);

function found({ method, path }: Call): Endpoint | null {
  const parsed = parseOperation(method, path);
  return parsed.ok ? matchEndpoint(parsed.operation.method, parsed.operation.path) : null;
}

function one<T>(from: Random, table: Readonly<Record<string, T>>): [string, T] {
  const entries = Object.entries(table);
  return entries[from(entries.length)]!;
}

it(`reads ${cases} generated calls as the oracle does`, () => {
  const from = random(seed);
  const differences: string[] = [];
  let matched = 0;
  for (let count = 0; count < cases && differences.length < 10; count += 1) {
    const call = canonicalCall(from, endpoints);
    const wanted = expected(call.method, call.path);
    const [name, spell] = one(from, spellings);
    const written = spell(from, call);
    const got = found(written);
    if (wanted !== null) matched += 1;
    if (got !== wanted)
      differences.push(
        `${name}: ${written.method} ${written.path} -> ${got?.path ?? 'none'}, not ${wanted?.path ?? 'none'}`,
      );
  }
  expect(differences).toEqual([]);
  expect(matched).toBeGreaterThan(cases / 3);
});

it(`refuses ${cases / 10} doubtful calls, whatever they resemble`, () => {
  const from = random(seed + 1);
  const taken: string[] = [];
  for (let count = 0; count < cases / 10 && taken.length < 10; count += 1) {
    const [name, doubt] = one(from, doubts);
    const [, spell] = one(from, {
      asIs: spellings['asIs']!,
      host: spellings['host']!,
      query: spellings['query']!,
    });
    const written = spell(from, doubt(from, canonicalCall(from, endpoints)));
    const parsed = parseOperation(written.method, written.path);
    if (parsed.ok) taken.push(`${name}: ${written.path} -> ${parsed.operation.path}`);
  }
  expect(taken).toEqual([]);
});
