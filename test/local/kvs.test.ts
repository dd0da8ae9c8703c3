import { Filter, FilterConditions, kvs, MetadataField, Sort, WhereConditions } from '@forge/kvs';
import { bench, temporaryFolder } from './packages';

const { run, platform } = bench();
afterAll(() => platform.close());

test('a value comes back as it went in, a missing one as undefined', () =>
  run(async () => {
    await kvs.set('a', { list: [1, null, 'x'] });
    expect(await kvs.get('a')).toEqual({ list: [1, null, 'x'] });
    expect(await kvs.get('missing')).toBeUndefined();
    await kvs.delete('a');
    expect(await kvs.get('a')).toBeUndefined();
    await kvs.delete('a');
  }));

test('a query gives keys with a prefix, page by page, in order', () =>
  run(async () => {
    for (let n = 10; n < 35; n++) await kvs.set(`page:${n}`, n);
    await kvs.set('pagf', 1);
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const query = kvs.query().where('key', WhereConditions.beginsWith('page:')).limit(10);
      const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
      expect(page.results.length).toBeLessThanOrEqual(10);
      seen.push(...page.results.map((result) => result.value));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => n + 10));
  }));

test('limits are those of Forge', () =>
  run(async () => {
    await expect(kvs.set('big', 'x'.repeat(241 * 1024))).rejects.toMatchObject({ code: 'MAX_SIZE' });
    await expect(kvs.set('no/slash', 1)).rejects.toMatchObject({ code: 'INVALID_KEY' });
    await expect(kvs.set('k'.repeat(501), 1)).rejects.toMatchObject({ code: 'INVALID_KEY' });
    await kvs.set('big', 'x'.repeat(239 * 1024));
  }));

test('secrets, policies, time to live and metadata', () =>
  run(async () => {
    await kvs.setSecret('s', 'hush');
    expect(await kvs.getSecret('s')).toBe('hush');
    expect(await kvs.get('s')).toBeUndefined();
    await kvs.set('once', 1, { keyPolicy: 'FAIL_IF_EXISTS' });
    await expect(kvs.set('once', 2, { keyPolicy: 'FAIL_IF_EXISTS' })).rejects.toMatchObject({
      code: 'KEY_ALREADY_EXISTS',
    });
    await kvs.set('brief', 1, { ttl: { value: 1, unit: 'HOURS' } } as never);
    const brief = await kvs.get('brief', { metadataFields: [MetadataField.EXPIRE_TIME] });
    expect(Date.parse((brief as unknown as { expireTime: string }).expireTime)).toBeGreaterThan(Date.now());
  }));

test('batches and transactions', () =>
  run(async () => {
    const set = await kvs.batchSet([
      { key: 'b1', value: 1 },
      { key: 'b/2', value: 2 },
    ]);
    expect(set.successfulKeys).toEqual([{ key: 'b1' }]);
    expect(set.failedKeys).toMatchObject([{ key: 'b/2', error: { code: 'INVALID_KEY' } }]);
    const got = await kvs.batchGet([{ key: 'b1' }, { key: 'b3' }]);
    expect(got.successfulKeys).toMatchObject([{ key: 'b1', value: 1 }]);
    expect(got.failedKeys).toMatchObject([{ key: 'b3', error: { code: 'KEY_NOT_FOUND' } }]);
    await kvs.transact().set('t1', 1).delete('b1').execute();
    expect([await kvs.get('t1'), await kvs.get('b1')]).toEqual([1, undefined]);
    const stale = {
      entityName: 'finding',
      conditions: new Filter<{ severity: number }>().and('severity', FilterConditions.equalTo(9)),
    };
    await kvs.entity('finding').set('f0', { severity: 1, app: 'z' });
    await expect(kvs.transact().set('t2', 1).check('f0', stale).execute()).rejects.toMatchObject({
      code: 'CONDITION_FAILED',
    });
    expect(await kvs.get('t2')).toBeUndefined();
  }));

test('entities are found by an index of the manifest, and by no other', () =>
  run(async () => {
    const finding = kvs.entity<{ severity: number; app: string }>('finding');
    await finding.set('f1', { severity: 3, app: 'x' });
    await finding.set('f2', { severity: 5, app: 'x' });
    await finding.set('f3', { severity: 4, app: 'y' });
    const ofX = await finding
      .query()
      .index('by-app', { partition: ['x'] })
      .sort(Sort.DESC)
      .getMany();
    expect(ofX.results.map((result) => result.key)).toEqual(['f2', 'f1']);
    const severe = await finding
      .query()
      .index('severity')
      .where(WhereConditions.greaterThan(3))
      .filters(new Filter<{ severity: number; app: string }>().and('app', FilterConditions.equalTo('y')))
      .getMany();
    expect(severe.results.map((result) => result.key)).toEqual(['f3']);
    await expect(finding.query().index('nope').getMany()).rejects.toMatchObject({ code: 'INVALID_INDEX' });
  }));

test('values outlive the process, and only one process holds a folder', async () => {
  const dataDir = temporaryFolder();
  const first = bench({ dataDir });
  await first.run(() => kvs.set('kept', 'yes'));
  expect(() => bench({ dataDir })).toThrow(/is in use by process/);
  await first.platform.close();
  const second = bench({ dataDir });
  expect(await second.run(() => kvs.get('kept'))).toBe('yes');
  await second.platform.close();
});

test('two sites do not see each other, even at the same time', async () => {
  const [one, two] = [bench(), bench()];
  const mark = (site: ReturnType<typeof bench>, value: string) =>
    site.run(async () => {
      await kvs.set('mark', value);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return kvs.get('mark');
    });
  expect(await Promise.all([mark(one, 'one'), mark(two, 'two')])).toEqual(['one', 'two']);
  await one.platform.close();
  await two.platform.close();
});
