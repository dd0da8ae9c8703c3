/**
 * `npm run bench -- estate`: the first looks at an estate of 500 apps with 100,000 findings, in processor time, each
 * as the first call of a fresh process over the local platform, and again in the same process. "Rows read" is a
 * lower bound for everything that looks at the records themselves: they are read and parsed.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UseCase } from '../src/api';
import type { AppRecord } from '../src/evidence/app';
import { appRecord } from '../src/evidence/read';
import { people } from '../src/local/confluence/people';
import { createPlatform } from '../src/local/platform';
import { endpoints } from '../src/policy/catalogue';
import { endpointId } from '../src/policy/endpoint';
import { createStoreSite } from '../test/forge/contract/site';
import { median, type Bench } from './harness';

const ROLE = 'PORTCULLIS_BENCH_ROLE';
const ROUNDS = 3;
const APPS = 500;
const FINDINGS = 100_000;
/** Milliseconds that a first look may take. */
const LIMIT = 500;
/** Calls of an app: those that the catalogue has, and those that it does not have. */
const [CALLS, STRANGE] = [170, 40];

const asked = {
  estate: {},
  overview: {},
  findings: { code: null, app: null, level: null, state: null, find: '', from: 0, size: 50 },
} as const satisfies Partial<Record<UseCase, unknown>>;
type Asked = keyof typeof asked;
const useCases = Object.keys(asked) as Asked[];

/** An app that calls far more than its scopes allow; no two are alike. */
function makeApp(index: number): AppRecord {
  const calls = Array.from({ length: CALLS }, (_, at) => endpoints[(index * 13 + at * 3) % endpoints.length]);
  const known = calls.flatMap((endpoint) => endpoint ?? []);
  const strange = Array.from({ length: STRANGE }, (_, at) => ({
    method: 'GET',
    path: `/wiki/plugins/app${index}/${at}`,
  }));
  return appRecord({
    key: `com.example.app${index}`,
    name: `App ${index}`,
    kind: 'forge',
    vendor: `Vendor ${index % 90}`,
    version: `1.${index % 10}.0`,
    source: 'export.json',
    scopes: ['read:page:confluence', 'read:space:confluence'],
    evidence: [...known, ...strange].map(({ method, path }, at) => ({
      strength: at % 4 === 0 ? 'observed' : 'referenced',
      method,
      path,
      caller: 'app',
      file: `src/part${at % 12}.ts`,
      line: at + 1,
      detail: endpointId({ method, path }),
    })),
  });
}

async function fill(folder: string): Promise<void> {
  const site = createStoreSite({ dataDir: folder });
  await site.within((store) =>
    store.putImport(
      {
        id: 'bench',
        importId: '11111111-1111-4111-8111-111111111111',
        kind: 'inventory',
        name: 'export.json',
        importedAt: new Date().toISOString(),
        importedBy: people.siteAdministrator,
        apps: APPS,
        total: APPS,
      },
      Array.from({ length: APPS }, (_, index) => makeApp(index)),
    ),
  );
  await site.close();
}

interface Look {
  readonly cold: number;
  readonly warm: number;
  readonly correct: boolean;
}

/** The rows of the records, read and parsed. */
async function rowsRead(folder: string): Promise<Look> {
  const site = createStoreSite({ dataDir: folder });
  await site.within((store) => store.sources());
  const read = () => site.within((store) => store.records(['11111111-1111-4111-8111-111111111111']));
  const look = await twice(read, ({ length }) => length === APPS);
  await site.close();
  return look;
}

/** One use case, in a process in which modules are loaded and nothing of the estate is known. */
async function useCase(folder: string, name: Asked): Promise<Look> {
  const platform = createPlatform({ dataDir: folder });
  const ask = (wanted: string, payload: unknown) =>
    platform.invoke('adminResolver', wanted, payload, { accountId: people.siteAdministrator });
  await ask('catalogue', {});
  const look = await twice(
    () => ask(name, asked[name]),
    (answer) => isWhole(name, answer),
  );
  await platform.close();
  return look;
}

async function twice<T>(call: () => Promise<T>, check: (answer: T) => boolean): Promise<Look> {
  const start = process.cpuUsage();
  const first = await call();
  const cold = milliseconds(process.cpuUsage(start));
  const again = process.cpuUsage();
  const second = await call();
  const warm = milliseconds(process.cpuUsage(again));
  return { cold, warm, correct: check(first) && JSON.stringify(first) === JSON.stringify(second) };
}

/** Every app and every finding is counted. */
function isWhole(name: Asked, answer: unknown): boolean {
  const { value } = answer as { value?: Record<string, unknown> };
  if (name === 'findings') return Number(value?.['total']) >= FINDINGS;
  const levels = value?.['findings'] as Record<string, number>;
  const apps = name === 'overview' ? value?.['apps'] : (value?.['rows'] as unknown[]).length;
  return apps === APPS && Object.values(levels).reduce((sum, count) => sum + count, 0) >= FINDINGS;
}

const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

const role = process.env[ROLE];
if (role !== undefined) {
  const [what, folder] = JSON.parse(role) as [Asked | 'fill' | 'rows', string];
  if (what === 'fill') await fill(folder);
  else process.send?.(await (what === 'rows' ? rowsRead(folder) : useCase(folder, what)));
}

/** Does one thing in a process of its own. */
function apart(what: Asked | 'fill' | 'rows', folder: string): Promise<Look | null> {
  const child = fork(fileURLToPath(import.meta.url), [], {
    env: { ...process.env, [ROLE]: JSON.stringify([what, folder]) },
  });
  let look: Look | null = null;
  return new Promise((resolve, reject) => {
    child
      .on('message', (message) => (look = message as Look))
      .once('exit', (code) =>
        code === 0 ? resolve(look) : reject(new Error(`a process of the bench ended with ${String(code)}`)),
      );
  });
}

export async function run(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-estate-'));
  try {
    await apart('fill', folder);
    const first = await apart('estate', folder);
    const looks = new Map<Asked | 'rows', Look[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const what of [...useCases, 'rows'] as const) {
        const look = await apart(what, folder);
        if (look) looks.set(what, [...(looks.get(what) ?? []), look]);
      }
    }
    const result = (what: Asked | 'rows', time: 'cold' | 'warm') => {
      const of = looks.get(what) ?? [];
      return {
        candidate: what === 'rows' ? 'rows read' : `${what}, ${time}`,
        value: median(of.map((look) => look[time])),
        unit: 'ms',
        correct: of.length === ROUNDS && of.every(({ correct }) => correct),
      };
    };
    const results = [
      {
        candidate: 'estate, first look after an import',
        value: first?.cold ?? Number.NaN,
        unit: 'ms',
        correct: first?.correct ?? false,
      },
      ...useCases.flatMap((name) => [result(name, 'cold'), result(name, 'warm')]),
      result('rows', 'cold'),
    ];
    return {
      name: 'estate',
      results,
      ratios: Object.fromEntries(
        results.map(({ candidate, value }) => [`${candidate}/${LIMIT} ms`, value / LIMIT]),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
