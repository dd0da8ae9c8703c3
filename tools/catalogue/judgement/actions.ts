/** What a call does, by method and path with every parameter written `{}`; first match wins. */
import type { Action } from '../../../src/policy/endpoint';

export const ACTIONS: readonly (readonly [RegExp, Action])[] = [
  [/^GET /, 'read'],

  // These post a question and change nothing.
  [/^POST .*\/content\/\{\}\/permission\/check$/, 'read'],
  [/^POST .*\/contentbody\/convert\//, 'read'],
  [/^POST .*\/content\/convert-ids-to-types$/, 'read'],
  [/^POST .*\/user\/access\/check-access-by-email$/, 'read'],
  [/^POST .*\/users-bulk$/, 'read'],

  // These take something away from people or reset a setting; no data is deleted.
  [/^DELETE .*\/group\/(user|userByGroupId)$/, 'administer'],
  [/^DELETE .*\/space\/\{\}\/(permission\/\{\}|theme)$/, 'administer'],
  [/^DELETE .*\/(settings\/lookandfeel\/custom|admin-key|classification-level\/default)$/, 'administer'],

  [/^DELETE /, 'delete'],
  [/^POST .*\/content-states\/delete$/, 'delete'],

  // Writes that need more than the right to edit content.
  [/^(POST|PUT) \/wiki\/rest\/api\/(audit|group|settings|template)(\/|$)/, 'administer'],
  [/^(POST|PUT) \/wiki\/(rest\/api|api\/v2)\/(space|spaces|space\/_private|space\/\{\})$/, 'administer'],
  [
    /^(POST|PUT) .*\/spaces?\/\{\}\/(permission|property|properties|settings|theme|role-assignments|classification-level)(\/|$)/,
    'administer',
  ],
  [/^(POST|PUT) .*\/(space-roles|space-permissions\/transition|admin-key)(\/|$)/, 'administer'],
  [/^POST .*\/user\/access\/invite-by-email$/, 'administer'],

  [/^(POST|PUT) .*\/(content|content-states|inlinetasks|relation)(\/|$)/, 'write'],
  [/^(POST|PUT) .*\/(pages|blogposts|custom-content|whiteboards|databases|embeds|folders)(\/|$)/, 'write'],
  [/^(POST|PUT) .*\/(attachments|comments|footer-comments|inline-comments|tasks)(\/|$)/, 'write'],
  [/^POST .*\/user\/watch\//, 'write'],
  [/^POST .*\/space\/\{\}\/label$/, 'write'],
  [/^(POST|PUT) .*\/user\/\{\}\/property\/\{\}$/, 'write'],
  [/^(POST|PUT) .*\/app\/(properties|module)\//, 'write'],
];
