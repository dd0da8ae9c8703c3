/**
 * `npm run bench -- estate`: the first looks at an estate of 500 apps with 100,000 findings, in processor time, each
 * as the first call of a fresh process over the local platform, and again in the same process. The import and the scan
 * before them leave the apps assessed, so what that takes is told too. "Rows read" is a lower bound for everything
 * that looks at the records themselves: they are read and parsed.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UseCase } from '../src/api';
import { people } from '../src/local/confluence/people';
import { createPlatform } from '../src/local/platform';
import { createStoreSite } from '../test/forge/contract/site';
import { median, type Bench } from './harness';
import { APPS, fill, FINDINGS, STRANGE } from './heavy-estate';

const ROLE = 'PORTCULLIS_BENCH_ROLE';
const ROUNDS = 3;
/** Milliseconds that a first look may take. */
const LIMIT = 500;
const RULES = `version: 1
rules: [{ id: site, name: All apps, mode: audit, apps: { block: all, except: [] }, where: { site: true } }]
`;

const any = { code: null, app: null, level: null, state: null, find: '', from: 0, size: 50 };
const asked = {
  estate: { useCase: 'estate', payload: {} },
  overview: { useCase: 'overview', payload: {} },
  findings: { useCase: 'findings', payload: any },
  'findings of one kind': { useCase: 'findings', payload: { ...any, code: 'endpoint-unknown', from: 9_000 } },
  'findings, a rare word': { useCase: 'findings', payload: { ...any, find: 'plugins/app77/' } },
  'findings, a common word': { useCase: 'findings', payload: { ...any, find: 'catalogue' } },
} as const satisfies Record<string, { useCase: UseCase; payload: unknown }>;
type Asked = keyof typeof asked;
const questions = Object.keys(asked) as Asked[];

/** Brings one file more, which names an app that is there. */
async function bring(folder: string): Promise<Look> {
  const { platform, ask } = open(folder);
  const bytes = Buffer.from('key,name,kind,vendor\ncom.example.app7,App 7,forge,Vendor 7\n');
  const begun = await ask('import.begin', { name: 'more.csv', bytes: bytes.length, chunks: 1 });
  const { upload } = (begun as { value: { upload: string } }).value;
  await ask('import.chunk', { upload, index: 0, data: bytes.toString('base64') });
  const [cold, answer] = await timed(() => ask('import.finish', { upload }));
  await platform.close();
  return { cold, warm: cold, correct: (answer as { ok: boolean }).ok };
}

/** A scan by rules that were recorded where nobody looked at what they mean. */
async function scan(folder: string): Promise<Look> {
  const site = createStoreSite({ dataDir: folder });
  await site.within((store) =>
    store.putRules({ version: 1, text: RULES, recordedAt: '', recordedBy: '', reason: '', rules: 1 }),
  );
  await site.close();
  const { platform, ask } = open(folder);
  const [cold] = await timed(async () => {
    await ask('scan.start', {});
    await platform.drain();
  });
  const { value } = (await ask('scan.status', {})) as { value: { state: string; done: number } };
  await platform.close();
  return { cold, warm: cold, correct: value.state === 'done' && value.done === APPS };
}

function open(folder: string) {
  const platform = createPlatform({ dataDir: folder });
  const ask = (wanted: string, payload: unknown) =>
    platform.invoke('adminResolver', wanted, payload, { accountId: people.siteAdministrator });
  return { platform, ask };
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

/** One question, in a process in which modules are loaded and nothing of the estate is known. */
async function question(folder: string, name: Asked): Promise<Look> {
  const { platform, ask } = open(folder);
  await ask('catalogue', {});
  const { useCase, payload } = asked[name];
  const look = await twice(
    () => ask(useCase, payload),
    (answer) => isWhole(name, answer),
  );
  await platform.close();
  return look;
}

async function twice<T>(call: () => Promise<T>, check: (answer: T) => boolean): Promise<Look> {
  const [cold, first] = await timed(call);
  const [warm, second] = await timed(call);
  return { cold, warm, correct: check(first) && JSON.stringify(first) === JSON.stringify(second) };
}

async function timed<T>(call: () => Promise<T>): Promise<[number, T]> {
  const start = process.cpuUsage();
  const answer = await call();
  const { user, system } = process.cpuUsage(start);
  return [(user + system) / 1000, answer];
}

/** Every app and every finding is counted. */
function isWhole(name: Asked, answer: unknown): boolean {
  const { value } = answer as { value?: Record<string, unknown> };
  const total = Number(value?.['total']);
  if (name === 'findings of one kind') return total === APPS * STRANGE;
  if (name === 'findings, a rare word') return total >= STRANGE && total < APPS;
  if (name === 'findings, a common word') return total >= APPS * STRANGE;
  if (name === 'findings') return total >= FINDINGS;
  const levels = value?.['findings'] as Record<string, number>;
  const apps = name === 'overview' ? value?.['apps'] : (value?.['rows'] as unknown[]).length;
  return apps === APPS && Object.values(levels).reduce((sum, count) => sum + count, 0) >= FINDINGS;
}

const others = { fill, import: bring, scan, rows: rowsRead };
type Task = Asked | keyof typeof others;

const isOther = (task: Task): task is keyof typeof others => task in others;

const role = process.env[ROLE];
if (role !== undefined) {
  const [task, folder] = JSON.parse(role) as [Task, string];
  process.send?.((isOther(task) ? await others[task](folder) : await question(folder, task)) ?? null);
}

/** Does one thing in a process of its own. */
function apart(task: Task, folder: string): Promise<Look | null> {
  const child = fork(fileURLToPath(import.meta.url), [], {
    env: { ...process.env, [ROLE]: JSON.stringify([task, folder]) },
  });
  let look: Look | null = null;
  return new Promise((resolve, reject) => {
    child
      .on('message', (message) => (look = message as Look | null))
      .once('exit', (code) =>
        code === 0 ? resolve(look) : reject(new Error(`a process of the bench ended with ${String(code)}`)),
      );
  });
}

export async function run(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-estate-'));
  try {
    await apart('fill', folder);
    const once = async (task: Task, candidate: string) => {
      const look = await apart(task, folder);
      return { candidate, value: look?.cold ?? Number.NaN, unit: 'ms', correct: look?.correct ?? false };
    };
    const prepared = [
      await once('import', 'an import, all apps assessed'),
      await once('estate', 'estate, first look after it'),
      await once('scan', 'a scan, all apps assessed'),
      await once('estate', 'estate, first look after the scan'),
    ];
    const looks = new Map<Asked | 'rows', Look[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const what of [...questions, 'rows'] as const) {
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
      ...prepared,
      ...questions.flatMap((name) => [result(name, 'cold'), result(name, 'warm')]),
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
