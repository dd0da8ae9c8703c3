/** Every call that `portcullis collect` makes; all of them read. */
import { inventoryQuery } from './inventory-query';
import type { SiteCall } from './call';

const spacesAPage = 250;
/** Records of one page of the audit log, its largest. */
export const recordsAPage = 1_000;

/** Names the cloud id of a site; it is open to everybody. */
export const tenantCall: SiteCall = { method: 'GET', path: '/_edge/tenant_info', open: true };

/** @param site ARI of the site, or null where no call is meant yet. */
export function inventoryCall(site: string | null, after: string | null): SiteCall {
  const variables = { site, after };
  return { method: 'POST', path: '/gateway/api/graphql', body: { query: inventoryQuery, variables } };
}

export const pluginsCall: SiteCall = { method: 'GET', path: '/wiki/rest/plugins/1.0/' };

export function spacesCall(cursor: string | null): SiteCall {
  const rest = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  return { method: 'GET', path: `/wiki/api/v2/spaces?limit=${spacesAPage}${rest}` };
}

export function auditCall(start: number): SiteCall {
  return { method: 'GET', path: `/wiki/rest/api/audit?start=${start}&limit=${recordsAPage}` };
}
