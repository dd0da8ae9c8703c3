import { people, sampleUsers } from './people';
import type { Caller } from './caller';
import type { Site } from './site';

/** One line of the credentials that the sandbox prints. */
export interface Credential {
  readonly who: string;
  /** Value of the `Authorization` header. */
  readonly header: string;
  /** The same as `curl -u` takes it, null where it is no name and token. */
  readonly basic: string | null;
}

const tokenOf = (accountId: string): string => `sandbox-token-${accountId.replace('local-', '')}`;
const appToken = 'sandbox-app:';

/** Sample credentials: API tokens of people, and the token of an app, which rules can reach. */
export function sampleCredentials(): Credential[] {
  const named = [people.siteAdministrator, people.spaceAdministrator, people.user];
  const ofPeople = sampleUsers
    .filter((user) => named.some((id) => id === user.accountId))
    .map((user) => {
      const basic = `${user.email}:${tokenOf(user.accountId)}`;
      const header = `Basic ${Buffer.from(basic).toString('base64')}`;
      return { who: user.accountId.replace('local-', '').replaceAll('-', ' '), header, basic };
    });
  return [
    ...ofPeople,
    { who: 'the app com.example.reports', header: `Bearer ${appToken}com.example.reports`, basic: null },
  ];
}

/**
 * Who stands behind an `Authorization` header.
 *
 * @returns null for credentials that nobody has; anonymous for no header at all.
 */
export function authenticate(site: Site, header: string | undefined): Caller | null {
  if (header === undefined) return { kind: 'anonymous' };
  const [scheme = '', value = ''] = header.split(' ');
  if (scheme.toLowerCase() === 'bearer' && value.length > appToken.length && value.startsWith(appToken))
    return { kind: 'app', app: value.slice(appToken.length), scopes: null, accountId: null };
  if (scheme.toLowerCase() !== 'basic') return null;
  const [email = '', token = ''] = Buffer.from(value, 'base64').toString().split(/:(.*)/s);
  const user = site.users.find((entry) => entry.email === email);
  return user !== undefined && token === tokenOf(user.accountId)
    ? { kind: 'person', accountId: user.accountId }
    : null;
}
