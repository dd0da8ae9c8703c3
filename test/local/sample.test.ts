import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { people } from '../../src/local/confluence/people';
import { createPlatform } from '../../src/local/platform';
import { seedEstate } from '../../src/local/sample/seed';
import { temporaryFolder } from './packages';

interface Row {
  key: string;
  kind: string;
  strongest: string | null;
}

test('the sample estate is imported once, through the use cases of the app', async () => {
  const dataDir = temporaryFolder();
  const platform = createPlatform({ dataDir });
  const ask = async <T>(useCase: string, payload: object = {}): Promise<T> => {
    const answer = await platform.invoke('adminResolver', useCase, payload, {
      accountId: people.siteAdministrator,
    });
    return (answer as { value: T }).value;
  };
  const files = await seedEstate(platform, dataDir);
  expect(files).toBeGreaterThan(10);
  const estate = await ask<{ rows: Row[]; sources: { kind: string }[]; scan: { state: string } }>('estate');
  const kinds = new Set(estate.rows.map(({ kind }) => kind));
  expect(estate.rows.length).toBeGreaterThanOrEqual(40);
  expect([...kinds].sort()).toEqual(expect.arrayContaining(['connect', 'forge', 'script']));
  expect(new Set(estate.sources.map(({ kind }) => kind)).size).toBe(7);
  const strengths = estate.rows.map(({ strongest }) => strongest);
  expect(strengths).toEqual(expect.arrayContaining(['observed', 'referenced', 'permitted', null]));
  expect(estate.scan.state).toBe('done');
  expect(await ask<{ rules: object[] }>('rules')).toMatchObject({ rules: [{}, {}] });
  expect(await seedEstate(platform, dataDir)).toBe(0);
  expect(existsSync(join(dataDir, 'sample-estate'))).toBe(true);
  await platform.close();
}, 60_000);
