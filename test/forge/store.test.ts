import { migrations } from '../../src/forge/schema';
import { migrationsContract } from './contract/migrations';
import { createStoreSite } from './contract/site';
import { storeContract } from './contract/store';

describe('the store over the embedded database', () => {
  const site = createStoreSite();
  const old = createStoreSite({}, 'v001_');
  afterAll(() => Promise.all([site.close(), old.close()]));
  storeContract(site);
  migrationsContract(old);
});

test('a new site needs fewer statements for its tables than Forge takes in a minute', () => {
  // 25 a minute, two of which are those of the runner itself.
  expect(migrations.length).toBeLessThanOrEqual(23);
});
