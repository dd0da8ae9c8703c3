import type { Group, User } from './site';

/** The four callers that the local host can be looked at as; `nobody` is no account at all. */
export const people = {
  siteAdministrator: 'local-site-administrator',
  spaceAdministrator: 'local-space-administrator',
  user: 'local-user',
  nobody: null,
} as const;

export const groups: readonly Group[] = [
  { id: '1f0c6a52-0000-4000-8000-000000000001', name: 'site-admins' },
  { id: '1f0c6a52-0000-4000-8000-000000000002', name: 'confluence-users' },
  { id: '1f0c6a52-0000-4000-8000-000000000003', name: 'people-team' },
];

const [administrators, users, peopleTeam] = groups.map((group) => group.id) as [string, string, string];

export const administratorGroups: readonly string[] = [administrators];

export const sampleUsers: readonly User[] = [
  user(people.siteAdministrator, 'Asha Rahman', [administrators, users]),
  user(people.spaceAdministrator, 'Bruno Keller', [users, peopleTeam]),
  user(people.user, 'Chidi Obi', [users]),
  user('local-author-1', 'Dana Petrova', [users, peopleTeam]),
  user('local-author-2', 'Emil Sørensen', [users]),
  user('local-author-3', 'Farah Haddad', [users]),
];

function user(accountId: string, displayName: string, memberOf: readonly string[]): User {
  const email = `${displayName.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`;
  return { accountId, displayName, email, groups: memberOf };
}
