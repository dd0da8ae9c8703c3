import fc from 'fast-check';
import { payloads, type UseCase } from '../../src/api';
import { createSite, people } from './site';

const { platform, ask, get } = createSite();
afterAll(() => platform.close());

const long = 'x'.repeat(1_000_000);
const polluted = JSON.parse(
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
) as object;

const wrong: readonly (readonly [UseCase, unknown])[] = [
  ['estate', 'text'],
  ['estate', [1, 2]],
  ['app', {}],
  ['app', { key: '' }],
  ['app', { key: 7 }],
  ['app', { key: long }],
  ['app', { key: ['a'] }],
  ['app', polluted],
  ['forecast', { app: null }],
  ['forecast', { app: long, space: null }],
  ['forecast', { app: null, space: { key: 'HR' } }],
  ['spaces', { query: long }],
  ['spaces', { query: null }],
  ['import.begin', { name: 'a', bytes: -1, chunks: 1 }],
  ['import.begin', { name: 'a', bytes: 1.5, chunks: 1 }],
  ['import.begin', { name: '', bytes: 1, chunks: 1 }],
  ['import.begin', { name: 'a', bytes: 1e12, chunks: 1 }],
  ['import.begin', { name: 'a', bytes: 10, chunks: 1e9 }],
  ['import.begin', { name: 'a', bytes: 9_000_000, chunks: 1 }],
  ['import.chunk', { upload: '../settings', index: 0, data: '' }],
  ['import.finish', { upload: 'own-block' }],
  ['import.remove', { source: null }],
  ['rules.record', { text: long, reason: 'x' }],
  ['rules.record', { text: 'version: 1', reason: '' }],
  ['export', { format: 'exe' }],
  ['export', { format: 'csv', part: -1 }],
  ['export', { format: 'csv', part: 1e99 }],
];

test.each(wrong)('%s answers bad input with one sentence', async (useCase, payload) => {
  const answer = await ask(people.siteAdministrator, useCase, payload);
  expect(answer).toMatchObject({ ok: false, code: 'bad-input' });
  expect(answer.ok ? '' : answer.message).toMatch(/^[^\n]{10,400}\.$/);
});

test('no payload pollutes a prototype', async () => {
  for (const useCase of Object.keys(payloads) as UseCase[]) {
    await ask(people.siteAdministrator, useCase, polluted);
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('whatever comes in, an answer comes out, and the estate stays as it was', async () => {
  const before = await get('estate', {});
  const quiet = (Object.keys(payloads) as UseCase[]).filter((name) => !name.startsWith('scan.'));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...quiet), fc.jsonValue(), async (useCase, payload) => {
      const answer = await ask(people.siteAdministrator, useCase, payload);
      expect(typeof answer.ok).toBe('boolean');
      expect(answer).not.toMatchObject({ code: 'failed' });
    }),
    { numRuns: 200 },
  );
  expect(await get('estate', {})).toEqual(before);
});
