import { approvalsContract } from './approvals';
import { assessedContract } from './assessed';
import { decisionsContract } from './decisions';
import { estateContract } from './estate';
import { planContract } from './plan';
import { rulesContract } from './rules';
import { scansContract } from './scans';
import { spacesContract } from './spaces';
import type { StoreSite } from './site';

/** What holds of the store, whatever the engine. */
export function storeContract(site: StoreSite): void {
  estateContract(site);
  rulesContract(site);
  scansContract(site);
  planContract(site);
  spacesContract(site);
  decisionsContract(site);
  approvalsContract(site);
  assessedContract(site);
}
