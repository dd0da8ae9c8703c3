/**
 * Scopes of Forge that no endpoint of the catalogue asks for, so that a declared one is not taken for a mistake.
 * Source: the scope list of @forge/manifest 13.7.0, to which a test holds this file.
 */

/** Scopes of Confluence outside the catalogue's endpoints. */
export const otherConfluenceScopes: ReadonlySet<string> = new Set([
  'delete:blogpost:confluence',
  'moderate:confluence-comments',
  'moderate:confluence-content',
  'read:app-notification:confluence',
  'read:blogpost:confluence',
  'read:confluence:agent-interface',
  'read:forge-app:confluence',
  'read:graph:blogpost:confluence',
  'read:graph:comment:confluence',
  'read:graph:confluence',
  'read:graph:database:confluence',
  'read:graph:folder:confluence',
  'read:graph:page:confluence',
  'read:graph:space:confluence',
  'read:graph:whiteboard:confluence',
  'read:permission:confluence',
  'search:confluence:agent-interface',
  'send:app-notification:confluence',
  'write:blogpost:confluence',
  'write:confluence:agent-interface',
  'write:forge-app:confluence',
]);

const otherProducts =
  'jira jira-configuration jira-data-provider jira-project jira-software jira-service-management jira-user ' +
  'jira-webhook jira-work connect-jira bitbucket compass cmdb servicedesk-customer servicedesk-request ' +
  'servicemanagement-insight-objects opsgenie focus loom talent teams customer-notes capacity-planning';
const platform =
  'app app-system-token app-user-token account me personal-data brie realtime artifacts rovo agent-interface ccg ' +
  'fsag support-api-gateway atlassian external';
const elsewhere = new Set(`${otherProducts} ${platform}`.split(' '));

/** True for a scope of another product or of the platform itself, told by what stands after its last colon. */
export function isForeignScope(scope: string): boolean {
  return elsewhere.has(scope.slice(scope.lastIndexOf(':') + 1)) && scope.includes(':');
}
