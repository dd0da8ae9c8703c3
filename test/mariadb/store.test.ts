import { createStoreSite, type StoreSite } from '../forge/contract/site';
import { storeContract } from '../forge/contract/store';
import { startMariadb, type Mariadb } from './server';

jest.setTimeout(60_000);

let mariadb: Mariadb;
let site: StoreSite;

beforeAll(async () => {
  mariadb = await startMariadb();
  site = createStoreSite({ sql: (await mariadb.database()).sql });
});

afterAll(async () => {
  await site.close();
  await mariadb.stop();
});

describe('the store over MariaDB', () => {
  storeContract({ within: (work) => site.within(work), close: () => site.close() });
});
