import { randomUUID } from 'node:crypto';
import type { AppRecord } from '../../src/evidence/app';
import { appRecord } from '../../src/evidence/read';
import type { ScanStep } from '../../src/host';
import { snapshotOf } from '../../src/scan/snapshot';
import { audit } from '../../src/report/audit';
import { createSite, descriptor } from '../app/site';

const record = (changes: Partial<AppRecord> = {}): AppRecord =>
  appRecord({ key: 'a', name: 'a', kind: 'unknown', source: 'a.csv', ...changes });

describe('a scan of the estate', () => {
  const { platform, get, send } = createSite();
  afterAll(() => platform.close());

  test('of nothing is done at once and says why', async () => {
    const scan = await get('scan.start', {});
    expect(scan).toMatchObject({ state: 'done', done: 0, total: 0, message: expect.any(String) as string });
  });

  test('goes through the queue in steps and ends', async () => {
    const rows = Array.from({ length: 60 }, (_, app) => `com.example.app-${app},App ${app},connect,READ`);
    await send('apps.csv', ['key,name,kind,scopes', ...rows].join('\n'));
    const started = await get('scan.start', {});
    expect(started).toMatchObject({ state: 'running', total: 60 });
    await platform.drain();
    const scan = await get('scan.status', {});
    expect(scan).toMatchObject({ id: started.id, state: 'done', done: 60, total: 60 });
    expect(scan.finishedAt).not.toBeNull();
  });

  test('starts once, however often it is asked for', async () => {
    const first = await get('scan.start', {});
    const second = await get('scan.start', {});
    expect(second.id).toBe(first.id);
    await platform.drain();
    expect(await get('scan.status', {})).toMatchObject({ id: first.id, state: 'done' });
  });

  test('runs by itself once a day', async () => {
    const before = await get('scan.status', {});
    await platform.trigger('scanSchedule', {});
    await platform.drain();
    const after = await get('scan.status', {});
    expect(after).toMatchObject({ state: 'done', done: 60 });
    expect(after.id).not.toBe(before.id);
  });

  test('does a step again without counting it twice, and ignores what it does not know', async () => {
    await send('one.json', descriptor('com.example.one'));
    const { id, total } = await get('scan.start', {});
    const step: ScanStep = { scan: id!, step: 0 };
    const log = jest.spyOn(console, 'error').mockImplementation();
    for (const body of [step, step, { ...step, scan: randomUUID() }, { scan: 'x' }, 'nonsense']) {
      await platform.trigger('scanStep', { body });
    }
    expect(log).toHaveBeenCalledTimes(2);
    log.mockRestore();
    await platform.drain();
    expect(await get('scan.status', {})).toMatchObject({ id, state: 'done', done: total });
  });
});

test('the snapshot of an app that did not change is the same text, whatever the order of its facts', () => {
  const of = (scopes: string[]) => {
    const { apps, findings } = audit([record({ kind: 'forge', scopes })], [], []);
    return snapshotOf(apps[0]!, findings);
  };
  const scopes = ['read:page:confluence', 'read:space:confluence'];
  expect(of(scopes)).toEqual(of([...scopes].reverse()));
  expect(of(scopes).body).not.toBe(of(scopes.slice(1)).body);
});

test('a step that fails comes again a few times, and then the scan is given up with a reason', async () => {
  const log = jest.spyOn(console, 'error').mockImplementation();
  let attempts = 0;
  const { platform, get, send } = createSite({
    load: async () => {
      const { createApp } = await import('../../src/app');
      const { handlersOf } = await import('../../src/forge/handlers');
      const { forgeHost } = await import('../../src/forge/host');
      const putSnapshots = () => {
        attempts += 1;
        return Promise.reject(new Error('the store is down'));
      };
      return handlersOf(createApp({ ...forgeHost, store: { ...forgeHost.store, putSnapshots } }));
    },
  });
  await send('one.json', descriptor('com.example.one'));
  await get('scan.start', {});
  await platform.drain();
  const scan = await get('scan.status', {});
  expect(scan).toMatchObject({ state: 'failed', done: 0, total: 1, message: expect.any(String) as string });
  expect(attempts).toBe(4);
  expect(log).toHaveBeenCalledTimes(4);
  log.mockRestore();
  await platform.close();
});
