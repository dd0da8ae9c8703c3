import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onSite, onSpace, raw, rulesText, startTestGateway, startUpstream, type Upstream } from './harness';

/** Bytes of a connection, as Latin-1. Each tries to reach the page 1001 or the space HR, which a rule covers. */
const evasions = readFileSync(join(__dirname, 'evasions', 'requests.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { name: string; raw: string });

/** Harmless calls in which something is hidden: these alone may reach the site, and only as they are. */
const HARMLESS = /^(?:GET \/wiki\/api\/v2\/spaces|POST \/wiki\/api\/v2\/users-bulk)$/;

async function tryAll(upstream: Upstream, where: object): Promise<{ passed: string[]; answers: string[] }> {
  const gateway = await startTestGateway(upstream.url, rulesText(where));
  const passed: string[] = [];
  const answers: string[] = [];
  for (let at = 0; at < evasions.length; at += 16) {
    const some = evasions.slice(at, at + 16);
    const before = upstream.received.length;
    answers.push(...(await Promise.all(some.map((one) => raw(gateway.url, one.raw)))));
    for (const { method, url, body, headers } of upstream.received.slice(before)) {
      const isAsItWas =
        HARMLESS.test(`${method} ${url}`) &&
        !/1001|HR|HTTP/.test(body) &&
        headers['authorization'] === undefined;
      if (!isAsItWas)
        passed.push(`${method} ${url} ${body} (one of ${some.map(({ name }) => name).join(' | ')})`);
    }
  }
  await gateway.close();
  return { passed, answers };
}

it('has at least 300 requests, each once', () => {
  expect(new Set(evasions.map((one) => one.raw)).size).toBe(evasions.length);
  expect(evasions.length).toBeGreaterThanOrEqual(300);
});

it.each([
  ['a rule on the site', onSite],
  ['a rule on the space', onSpace],
])(
  'lets none through under %s',
  async (_, where) => {
    const upstream = await startUpstream();
    const { passed, answers } = await tryAll(upstream, where);
    await upstream.close();
    expect(passed).toEqual([]);
    if (where === onSite) expect(upstream.lookUps).toEqual([]);
    const unanswered = evasions.filter((_one, at) => !/^HTTP\/1\.1 (?:[245]\d\d)/.test(answers[at] ?? ''));
    expect(unanswered.map(({ name }) => name)).toEqual([]);
  },
  60_000,
);
