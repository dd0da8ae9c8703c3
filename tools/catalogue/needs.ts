/** Says in our words what a caller needs besides the scope, from the description of an operation. */
import type { Needs } from '../../src/policy/endpoint';

/** What the part on permissions asks for, first match wins; the words on the right are ours. */
const RIGHTS: readonly (readonly [RegExp, string | null])[] = [
  [/user must be an organization or site admin/i, 'organisation or site administrator'],
  [/user must be a site admin/i, 'site administrator'],
  [
    /space template or 'confluence administrator'/i,
    'space administrator, for a global template Confluence administrator',
  ],
  [
    /'confluence administrator' global permission or 'space administrator'/i,
    'use Confluence, for another user Confluence or space administrator',
  ],
  [
    /'confluence administrator' global permission if specifying a user|if checking permission for self, otherwise/i,
    'use Confluence, for another user Confluence administrator',
  ],
  [
    /'confluence administrator' global permission|user must be a confluence administrator/i,
    'Confluence administrator',
  ],
  [/'admin' permission for the space/i, 'space administrator'],
  [/manage roles in the space/i, 'manage roles in the space'],
  [/administer the space \(if attempting to purge\)/i, 'delete in the space, to purge space administrator'],
  [/'create space\(s\)'|permission to create spaces/i, 'create spaces'],
  [/'archive' permission/i, 'archive in the space'],
  [/'delete' permission for the space|permission to delete \w/i, 'delete in the space'],
  [/'add' permission for the space|permission to create (?:a|custom|comments)\b/i, 'add to the space'],
  [/if trying to view classification level for a draft/i, 'view the content, for a draft edit it'],
  [/permission to (?:update|edit|attachment) \w/i, 'edit the content'],
  [
    /space to view blueprints|space to view space templates/i,
    'view the space, for global templates use Confluence',
  ],
  [/must have user authentication/i, 'a signed-in user'],
  [/site; if requesting a certain space/i, 'use Confluence, for one space view it'],
  [/\('can use' global permission\)\. only (?:labels|spaces) that/i, 'use Confluence'],
  [
    /(?:permission to|and) view the (?:corresponding )?space\b|'view' permission for the space\.?$/i,
    'view the space',
  ],
  [/permission to view|'view' permission/i, 'view the content'],
  [/permission to access the confluence site/i, 'use Confluence'],
  [/only (?:connect )?apps can make this request|required\*\*:\s*none$/i, null],
];

/** Who may call at all, wherever the description says it. */
const CALLERS: readonly (readonly [RegExp, string])[] = [
  [/only available to apps approved by atlassian/i, 'only a Forge app as itself or an approved Connect app'],
  [/can only be accessed using \*\*\[asapp/i, 'only a Forge app as itself'],
  [/only connect apps can make this request/i, 'only a Connect app'],
  [/only apps can (?:make this request|access this rest resource)/i, 'only an app'],
  [/requires \*\*atlassian guard premium/i, 'with Atlassian Guard Premium'],
];
const NO_APPS = /apps cannot access this rest resource|connect and forge app users are not authorized/i;
const STATES_RIGHT = /\*\*\[?permissions/i;

/**
 * @param id method and path, for the error
 * @param description the newest description of the operation; null for a removed one, of which nothing is known
 * @throws Error when the description has a part on permissions in words that no rule knows
 */
export function needsOf(id: string, description: string | null): Needs {
  const text = (description ?? '').replace(/\s+/g, ' ').replace(/[‘’]/g, "'").trim();
  const start = text.search(STATES_RIGHT);
  const stated = start < 0 ? '' : text.slice(start);
  const rule = RIGHTS.find(([pattern]) => pattern.test(stated));
  if (!rule && stated) throw new Error(`${id}: no rule for what it needs: \`${stated}\``);
  const caller = CALLERS.find(([pattern]) => pattern.test(text))?.[1];
  const right = [rule?.[1], caller].filter((word) => typeof word === 'string').join('; ');
  return { right: right || null, apps: !NO_APPS.test(text) };
}
