/** The log of a gateway on the page: imported once, filtered, counted. */
import { createSite } from './site';

const line = (changes: object = {}) =>
  JSON.stringify({
    time: '2026-11-20T10:00:00.000Z',
    point: 'gateway',
    app: 'com.example.sync',
    method: 'GET',
    path: '/wiki/api/v2/pages/42',
    endpoint: 'GET /wiki/api/v2/pages/{id}',
    spaces: ['HR'],
    verdict: 'blocked',
    reason: 'covered',
    effect: 'refused',
    rule: 'hr',
    enforced: true,
    filtered: 0,
    ...changes,
  });
const log = [
  JSON.stringify({ time: '2026-11-20T09:59:00.000Z', event: 'listening', rules: 1 }),
  line(),
  line(),
  line({
    verdict: 'allowed',
    reason: 'space-not-covered',
    effect: 'none',
    spaces: ['OPEN'],
    enforced: false,
    rule: null,
  }),
  line({ enforced: false, time: '2026-11-20T11:00:00Z' }),
  line({ verdict: 'perhaps' }),
  'not a line',
].join('\n');

const { platform, get, send } = createSite();
afterAll(() => platform.close());

test('the log of a gateway is taken in, and taken in twice it is there once', async () => {
  const first = await send('com.example.sync.log', log);
  expect(first).toMatchObject({
    ok: true,
    value: {
      notices: expect.arrayContaining([
        '4 decisions of the gateway are in the decision log.',
        '1 line of the log could not be read as decisions.',
      ]) as string[],
    },
  });
  await send('com.example.sync.log', `${log}\n${line({ time: '2026-11-21T00:00:00.000Z' })}`);
  const { rows, total, counts } = await get('decisions', { point: 'gateway' });
  expect([total, counts]).toEqual([5, { blocked: 4, allowed: 1, unknown: 0 }]);
  expect(rows.map(({ time, text }) => [time, text])).toEqual([
    [
      '2026-11-21T00:00:00.000Z',
      'The call is refused: a rule covers the app and the place, and blocks this endpoint.',
    ],
    [
      '2026-11-20T11:00:00.000Z',
      'The call would be refused: a rule covers the app and the place, and blocks this endpoint.',
    ],
    ...Array.from({ length: 3 }, () => ['2026-11-20T10:00:00.000Z', expect.any(String) as string]),
  ]);
});

test('filters and pages', async () => {
  const total = async (query: object) => (await get('decisions', { point: 'gateway', ...query })).total;
  expect(await total({ app: 'com.example.sync', space: 'hr' })).toBe(4);
  expect(await total({ verdict: 'allowed' })).toBe(1);
  expect(await total({ find: 'pages/42' })).toBe(5);
  expect(await total({ find: 'EXAMPLE.sync' })).toBe(5);
  expect(await total({ after: '2026-11-21T00:00:00.000Z' })).toBe(1);
  const { rows, total: all, from } = await get('decisions', { point: 'gateway', from: 4, size: 2 });
  expect([rows.length, all, from]).toEqual([1, 5, 4]);
});
