/**
 * The same point gives the same verdict in the app, over HTTP and in a batch. `PORTCULLIS_CASES` says how many
 * calls are tried; each is one request through a running gateway.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Pool } from 'undici';
import type { Decision } from '../../src/enforce/decision-log';
import { hashCredential } from '../../src/enforce/gateway/callers';
import { guarded } from '../../src/enforce/guard';
import { createFinder } from '../../src/enforce/space';
import { whereOf } from '../../src/enforce/where';
import { endpointById, endpoints } from '../../src/policy/catalogue';
import { compileRules, UNIDENTIFIED, type RulesIndex } from '../../src/policy/decide';
import { endpointId } from '../../src/policy/endpoint';
import { parseRules, type AppAccessRule } from '../../src/policy/rule';
import { explain } from '../../src/report/explain';
import { lookUp, MARK, startTestGateway, startUpstream } from './gateway/harness';

const CASES = Number(process.env['PORTCULLIS_CASES'] ?? 600);
/** So few cases meet every kind of verdict only by luck, so a short run always draws the same ones. */
const isShort = CASES <= 10_000;
const SHORT_SEED = 1;
/** Calls that are tried under one set of rules, and at once. */
const UNDER_ONE = 200;
const AT_ONCE = 20;

const places = {
  HR: { key: 'HR', id: '11', content: '1001' },
  OPEN: { key: 'OPEN', id: '12', content: '2001' },
  nowhere: { key: 'NOSUCH', id: '99', content: '9001' },
} as const;
type PlaceName = keyof typeof places;

const apps = ['com.example.a', 'com.example.b', 'com.example.c'] as const;
const keyOf = (app: string) => `key of ${app}`;

interface Case {
  readonly endpoint: string;
  readonly place: PlaceName;
  /** Null for a caller that nobody knows. */
  readonly app: string | null;
  /** Calls no endpoint at all. */
  readonly astray: boolean;
}

const cases: fc.Arbitrary<Case> = fc.record({
  endpoint: fc.constantFrom(...endpoints.map(endpointId)),
  place: fc.constantFrom<PlaceName>('HR', 'OPEN', 'nowhere'),
  app: fc.constantFrom(...apps, null),
  astray: fc.nat(19).map((n) => n === 0),
});
const ruleSets = fc.array(
  fc.record({
    mode: fc.constantFrom('audit', 'enforce', 'enforce'),
    apps: fc.oneof(
      fc.constant({ block: 'all' }),
      fc.record({ block: fc.constant('all'), except: fc.subarray([...apps], { minLength: 1 }) }),
      fc.record({ block: fc.subarray([...apps], { minLength: 1 }) }),
    ),
    where: fc.constantFrom<object>(
      { site: true },
      { spaces: ['HR'] },
      { spaces: ['hr', 'OTHER'] },
      { spaces: ['OPEN'] },
    ),
  }),
  { minLength: 1, maxLength: 3 },
);

/** A URL in which every parameter names something of one place, and a body that does. */
function callOf({ endpoint: name, place, astray }: Case): {
  method: string;
  url: string;
  body: object | null;
} {
  const endpoint = endpointById(name)!;
  const { key, id, content } = places[place];
  const kinds = new Map(whereOf(endpoint).path.map(({ segment, kind }) => [segment, kind]));
  const path = endpoint.path.split('/').map((segment, at) => {
    if (!segment.startsWith('{')) return segment;
    if (/type\}$/i.test(segment)) return 'content';
    const kind = kinds.get(at);
    return kind === 'spelled' ? key : kind === 'space' ? id : content;
  });
  const names = whereOf(endpoint).body.length > 0;
  const body = {
    spaceId: id,
    space: { key },
    pages: [{ id: content }],
    ids: [content],
    ancestors: [{ id: content }],
    container: { id: content },
    destination: { type: 'existing_page', value: content },
    destinationPageId: content,
    pageId: content,
    parentId: content,
  };
  return {
    method: endpoint.method,
    url: `${path.join('/')}${astray ? '/astray/for/sure' : ''}`,
    body: names ? body : null,
  };
}

/** Whether the call says where it goes; of the others an enforcement point knows no place. */
function isPlaced({ endpoint, place }: Case): boolean {
  const { path, body } = whereOf(endpointById(endpoint)!);
  return place !== 'nowhere' && path.length + body.length > 0;
}

const ask = (method: string, url: string, body?: object) => {
  const found = lookUp(method, url, JSON.stringify(body ?? {}));
  return Promise.resolve({ status: found === null ? 404 : 200, body: found });
};

/** What the gateway says of a call. */
async function overHttp(pool: Pool, one: Case): Promise<Record<string, string | string[] | undefined>> {
  const { method, url, body } = callOf(one);
  const { headers, body: answer } = await pool.request({
    method,
    path: url,
    headers: { [MARK]: '1', ...(one.app !== null && { 'portcullis-key': keyOf(one.app) }) },
    body: body === null ? null : JSON.stringify(body),
  });
  await answer.dump();
  return headers;
}

test('guard, gateway and batch agree about every call', async () => {
  const upstream = await startUpstream();
  const callers = apps.map((app) => ({ app, keySha256: hashCredential(keyOf(app)) }));
  const rulesText = (rules: readonly object[]) =>
    JSON.stringify({ version: 1, rules: rules.map((rule, at) => ({ id: `rule-${at}`, ...rule })) });
  const everything = rulesText([{ mode: 'enforce', apps: { block: 'all' }, where: { site: true } }]);
  const gateway = await startTestGateway(upstream.url, everything, { callers: JSON.stringify({ callers }) });
  const pool = new Pool(gateway.url, { connections: AT_ONCE, pipelining: 1 });
  const seen = new Map<string, number>();
  let tried = 0;

  const tryOne = async (
    one: Case,
    text: string,
    rules: readonly AppAccessRule[],
    index: RulesIndex,
  ): Promise<void> => {
    const { method, url, body } = callOf(one);
    const decisions: Decision[] = [];
    await guarded(
      { method, url, ...(body && { body }) },
      () => Promise.resolve({ status: 200, body: { results: [] } }),
      {
        app: one.app ?? UNIDENTIFIED,
        rules: () => Promise.resolve(index),
        finder: createFinder({ most: 10 }),
        ask,
        log: (decision) => decisions.push(decision),
      },
    );
    const headers = await overHttp(pool, one);
    const batch = explain(method, url, {
      app: one.app,
      space: isPlaced(one) ? places[one.place].key : null,
      classificationLevel: null,
      rules,
      point: 'gateway',
    });
    if ('error' in batch) throw new Error(batch.error);
    const [guard] = decisions;
    const about = `${method} ${url} of ${one.app ?? 'nobody'} under ${text}`;
    const inApp = { about, verdict: guard?.verdict };
    expect({ about, verdict: headers['portcullis-verdict'] }).toEqual(inApp);
    expect({ about, verdict: batch.verdict }).toEqual(inApp);
    expect([about, batch.effect]).toEqual([about, guard?.effect]);
    const told = headers['portcullis-enforced'];
    if (told !== undefined) expect([about, told]).toEqual([about, String(guard?.enforced)]);
    const kind = `${guard?.verdict ?? ''} ${guard?.effect ?? ''} ${String(guard?.enforced)}`;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    tried += 1;
  };

  const underOne = fc.tuple(ruleSets, fc.array(cases, { minLength: UNDER_ONE, maxLength: UNDER_ONE }));
  const tryAll = fc.assert(
    fc.asyncProperty(underOne, async ([rules, calls]) => {
      const text = rulesText(rules);
      writeFileSync(join(gateway.folder, 'rules.yml'), text);
      await gateway.reload();
      const parsed = parseRules(text);
      if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
      const index = compileRules(parsed.rules);
      for (let at = 0; at < calls.length; at += AT_ONCE)
        await Promise.all(calls.slice(at, at + AT_ONCE).map((one) => tryOne(one, text, parsed.rules, index)));
      gateway.logged.length = 0;
      upstream.received.length = 0;
      upstream.lookUps.length = 0;
    }),
    { numRuns: Math.ceil(CASES / UNDER_ONE), endOnFailure: true, ...(isShort ? { seed: SHORT_SEED } : {}) },
  );
  await tryAll.finally(async () => {
    await pool.close();
    await gateway.close();
    await upstream.close();
  });
  expect(tried).toBeGreaterThanOrEqual(CASES);
  for (const kind of [
    'allowed none false',
    'blocked refused true',
    'unknown refused true',
    'allowed filtered true',
    'blocked refused false',
  ])
    expect([kind, seen.has(kind)]).toEqual([kind, true]);
  if (!isShort) console.log(tried, Object.fromEntries(seen));
}, 3_600_000);
