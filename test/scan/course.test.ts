import { createConfluence } from '../../src/local/confluence/confluence';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import type { Answer } from '../../src/local/platform/answer';
import { createSite, descriptor } from '../app/site';

// Far more than it takes; other work on the machine must not fail it.
jest.setTimeout(120_000);

/** A site whose clock and whose answers to the list of spaces are the test's. */
function createTimedSite(spaces: number) {
  const course = { now: Date.parse('2026-11-22T10:00:00.000Z'), answer: null as Answer | null, asked: 0 };
  const confluence = createConfluence(createSampleSite({ spaces }));
  const site = createSite({
    confluence: {
      ...confluence,
      request(request, caller) {
        if (!request.url.startsWith('/wiki/api/v2/spaces?')) return confluence.request(request, caller);
        course.asked += 1;
        return course.answer ?? confluence.request(request, caller);
      },
    },
    load: async () => {
      const { createApp } = await import('../../src/app');
      const { handlersOf } = await import('../../src/forge/handlers');
      const { forgeHost } = await import('../../src/forge/host');
      const now = () => new Date((course.now += 1)).toISOString();
      return handlersOf(createApp({ ...forgeHost, now }));
    },
  });
  const hour = async () => {
    await site.platform.trigger('scanSchedule', {});
    await site.platform.drain();
    return site.get('scan.status', {});
  };
  return { ...site, course, hour };
}

describe('the course of a scan', () => {
  const site = createTimedSite(600);
  const { course, get, hour } = site;
  beforeAll(() => site.send('one.json', descriptor('com.example.one')));
  afterAll(() => site.platform.close());

  test('the clock starts one a day, however often it strikes', async () => {
    const first = await hour();
    expect(first).toMatchObject({ state: 'done', done: 1, total: 1, spaces: 600 });
    expect(first.budget).toEqual({ spent: 603, hourly: 13_000 });
    course.now += 3_600_000;
    expect((await hour()).id).toBe(first.id);
    course.now += 22.7 * 3_600_000;
    expect((await hour()).id).not.toBe(first.id);
    expect(await get('scans', {})).toMatchObject({
      total: 2,
      rows: [
        { by: 'schedule', calls: 3, callsNeeded: 3, points: 603, spaces: 600, apps: 1 },
        { by: 'schedule' },
      ],
    });
  });

  test('who cancels it stops it, and a step that comes later does nothing', async () => {
    const { id } = await get('scan.start', {});
    expect(await get('scan.cancel', {})).toMatchObject({ id, state: 'cancelled' });
    const { asked } = course;
    await site.platform.drain();
    expect(await get('scan.status', {})).toMatchObject({ id, state: 'cancelled' });
    expect(course.asked).toBe(asked);
    expect((await get('scan.start', {})).id).not.toBe(id);
    await site.platform.drain();
  });

  test('a wait that the queue cannot hold is kept by the clock', async () => {
    course.answer = { status: 429, headers: { 'retry-after': '5000' } };
    const { id } = await get('scan.start', {});
    await site.platform.drain();
    const { asked } = course;
    expect(await hour()).toMatchObject({ id, state: 'running', done: 1 });
    expect((await get('scan.status', {})).message).toContain('Confluence is busy');
    expect(course.asked).toBe(asked);
    course.answer = null;
    course.now += 2 * 3_600_000;
    expect(await hour()).toMatchObject({ id, state: 'done', spaces: 600, message: null });
    expect((await get('scans', {})).rows[0]).toMatchObject({ calls: 4, callsNeeded: 3 });
  });

  test.each([
    [403, 1],
    [503, 9],
  ])(
    'a list that Confluence does not give (%i) leaves the one before, and is told',
    async (status, calls) => {
      course.answer = { status };
      await get('scan.start', {});
      await site.platform.drain();
      expect(await get('scan.status', {})).toMatchObject({
        state: 'done',
        done: 1,
        message: expect.stringContaining(`status ${status}`) as string,
      });
      expect((await get('scans', {})).rows[0]).toMatchObject({ calls, spaces: 0 });
      const { stored } = await get('settings', {});
      expect(stored.find(({ what }) => what === 'Spaces')?.rows).toBe(600);
      course.answer = null;
    },
  );

  test('a scan that does not end within a day is given up, and the next one starts', async () => {
    course.answer = { status: 429, headers: { 'retry-after': '900000' } };
    const { id } = await get('scan.start', {});
    await site.platform.drain();
    course.answer = null;
    course.now += 25 * 3_600_000;
    expect(await get('scan.status', {})).toMatchObject({ id, state: 'failed' });
    expect((await hour()).id).not.toBe(id);
  });

  test('what time brings is counted with its findings, without a user', async () => {
    course.now += 60 * 86_400_000;
    await hour();
    const [newest, ...older] = (await get('scans', {})).rows;
    // The source has aged; nothing else changed.
    expect(newest!.findings.warning).toBe(older[0]!.findings.warning + 1);
  });
});

test('what an hour allows is not exceeded; the list goes on in the next', async () => {
  const site = createTimedSite(10_000);
  await site.send('one.json', descriptor('com.example.one'));
  await site.hour();
  await site.get('scan.start', {});
  await site.platform.drain();
  const waiting = await site.get('scan.status', {});
  expect(waiting).toMatchObject({
    state: 'running',
    message: expect.stringContaining('11:00 UTC') as string,
  });
  expect(waiting.budget.spent).toBeLessThanOrEqual(waiting.budget.hourly);
  site.course.now += 3_600_000;
  expect(await site.hour()).toMatchObject({ state: 'done', spaces: 10_000 });
  expect(site.course.asked).toBe(80);
  await site.platform.close();
});
