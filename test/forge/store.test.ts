import { createStoreSite } from './contract/site';
import { storeContract } from './contract/store';

describe('the store over the embedded database', () => {
  const site = createStoreSite();
  afterAll(() => site.close());
  storeContract(site);
});
