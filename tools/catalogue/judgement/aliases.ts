/** Operations that moved: the older path still means the endpoint of the newer one. */

const OLD = '/atlassian-connect/1/app/module/dynamic';
const NEW = '/wiki/rest/atlassian-connect/1/app/module/dynamic';

/** Newer operation by the id of the older one. */
export const MOVED: ReadonlyMap<string, string> = new Map([
  [`GET ${OLD}`, `GET ${NEW}`],
  [`POST ${OLD}`, `POST ${NEW}`],
  [`DELETE ${OLD}`, `DELETE ${NEW}`],
]);
