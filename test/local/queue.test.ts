import { InvocationError, InvocationErrorCode, Queue, type AsyncEvent } from '@forge/events';
import { bench, temporaryFolder } from './packages';

const jobs = () => new Queue({ key: 'jobs' });

test('events reach the consumer; one that asks for a retry gets it, with what it left', async () => {
  const seen: AsyncEvent[] = [];
  const { run, platform } = bench({}, (event: AsyncEvent) => {
    seen.push(event);
    const again = event.body['fail'] === true && event.retryContext === undefined;
    return Promise.resolve(
      again
        ? new InvocationError({
            retryAfter: 600,
            retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
            retryData: { at: 3 },
          })
        : undefined,
    );
  });
  const { jobId } = await run(() =>
    jobs().push([{ body: { n: 1 } }, { body: { n: 2, fail: true }, delayInSeconds: 800 }]),
  );
  await platform.drain();
  expect(seen.map((event) => event.body['n'])).toEqual([1, 2, 2]);
  expect(seen[2]?.retryContext).toMatchObject({ retryCount: 1, retryData: { at: 3 } });
  expect(seen[2]?.eventId).toBe(seen[1]?.eventId);
  expect(await run(() => jobs().getJob(jobId).getStats())).toEqual({ success: 2, inProgress: 0, failed: 0 });
  await platform.close();
});

test('a consumer that always throws is given up after four retries', async () => {
  let calls = 0;
  const { run, platform } = bench({}, () => {
    calls += 1;
    return Promise.reject(new Error('broken'));
  });
  const { jobId } = await run(() => jobs().push({ body: {} }));
  await platform.drain();
  expect(calls).toBe(5);
  expect(await run(() => jobs().getStats(jobId))).toEqual({ success: 0, inProgress: 0, failed: 1 });
  await platform.close();
});

test('what was pushed is delivered after a restart', async () => {
  const dataDir = temporaryFolder();
  const first = bench({ dataDir });
  await first.run(() => jobs().push({ body: { n: 1 }, delayInSeconds: 900 }));
  await first.platform.close();
  const seen: unknown[] = [];
  const second = bench({ dataDir }, (event: AsyncEvent) => Promise.resolve(seen.push(event.body['n'])));
  await second.platform.drain();
  expect(seen).toEqual([1]);
  await second.platform.close();
});

test('events are delivered without being asked for, and those of one key one at a time', async () => {
  let running = 0;
  let most = 0;
  const { run, platform } = bench({}, async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running -= 1;
  });
  const concurrency = { key: 'one', limit: 1 };
  const { jobId } = await run(() => jobs().push([1, 2, 3].map((n) => ({ body: { n }, concurrency }))));
  const done = async () => (await run(() => jobs().getStats(jobId))).inProgress === 0;
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(most).toBe(1);
  await platform.close();
});

test('a cancelled job is not delivered; unknown jobs and queues are refused', async () => {
  let calls = 0;
  const { run, platform } = bench({}, () => Promise.resolve((calls += 1)));
  const { jobId } = await run(() => jobs().push({ body: {}, delayInSeconds: 900 }));
  await run(() => jobs().cancel(jobId));
  await platform.drain();
  expect(calls).toBe(0);
  await expect(run(() => jobs().getStats('nothing'))).rejects.toThrow(/was not found/);
  await expect(run(() => new Queue({ key: 'other' }).push({ body: {} }))).rejects.toThrow(/no consumer/);
  await platform.close();
});
