import { createConfluence } from '../../src/local/confluence/confluence';
import { createSampleSite } from '../../src/local/confluence/sample-site';
import { createSite, descriptor } from '../app/site';

// Far more than it takes; other work on the machine must not fail it.
jest.setTimeout(120_000);

test('two sites that are scanned at the same time in one process see nothing of each other', async () => {
  const sites = [
    { name: 'one', spaces: 30, apps: 40 },
    { name: 'two', spaces: 600, apps: 3 },
  ].map((about) => ({
    ...about,
    ...createSite({
      confluence: createConfluence(createSampleSite({ spaces: about.spaces, cloudId: about.name })),
    }),
  }));
  await Promise.all(
    sites.map(async ({ name, apps, send, platform }) => {
      for (let app = 0; app < apps; app += 1) {
        await send(`${app}.json`, descriptor(`com.example.${name}-${app}`));
      }
      await platform.trigger('scanSchedule', {});
    }),
  );
  await Promise.all(sites.map(({ platform }) => platform.drain()));
  const seen = await Promise.all(
    sites.map(async ({ get }) => ({
      scan: await get('scan.status', {}),
      history: await get('scans', {}),
      estate: (await get('estate', {})).rows.map(({ key }) => key),
    })),
  );
  for (const [index, { name, apps, spaces }] of sites.entries()) {
    const { scan, history, estate } = seen[index]!;
    expect(scan).toMatchObject({ state: 'done', done: apps, total: apps, spaces });
    expect(history.rows).toMatchObject([{ id: scan.id, by: 'schedule', apps, spaces }]);
    expect(estate).toHaveLength(apps);
    expect(estate.every((key) => key.startsWith(`com.example.${name}-`))).toBe(true);
  }
  expect(seen[0]!.scan.id).not.toBe(seen[1]!.scan.id);
  await Promise.all(sites.map(({ platform }) => platform.close()));
});
