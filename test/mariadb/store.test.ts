import { migrationsContract } from '../forge/contract/migrations';
import { createStoreSite, type StoreSite } from '../forge/contract/site';
import { storeContract } from '../forge/contract/store';
import { startMariadb, type Mariadb } from './server';

jest.setTimeout(60_000);

let mariadb: Mariadb;
let site: StoreSite;
let old: StoreSite;

beforeAll(async () => {
  mariadb = await startMariadb();
  site = createStoreSite({ sql: (await mariadb.database()).sql });
  old = createStoreSite({ sql: (await mariadb.database()).sql }, 'v001_');
});

afterAll(async () => {
  await Promise.all([site.close(), old.close()]);
  await mariadb.stop();
});

describe('the store over MariaDB', () => {
  storeContract({ within: (work) => site.within(work), close: () => site.close() });
  migrationsContract({ within: (work) => old.within(work), close: () => old.close() });
});
