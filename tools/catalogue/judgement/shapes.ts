/**
 * Whether a read answers one thing or a list that may span spaces, by its path with every parameter
 * written `{}`; first match wins. Everything that is not a read has the shape `write`.
 */
import type { Shape } from '../../../src/policy/endpoint';

export const READ_SHAPES: readonly (readonly [RegExp, Exclude<Shape, 'write'>])[] = [
  // A label or a relation belongs to no space; what it leads to can lie in any.
  [/\/labels\/\{\}\/(attachments|blogposts|pages)$/, 'collection'],
  [/\/relation\/\{\}\/(from\/\{\}\/\{\}\/to|to\/\{\}\/\{\}\/from)\/\{\}$/, 'collection'],
  // The path names one object, space, group, user or task: what it answers lies inside that.
  [/\{\}/, 'object'],

  // One thing that the query or the caller names.
  [/\/group\/(by-name|by-id|member)$/, 'object'],
  [/\/rest\/api\/user(\/(anonymous|current|memberof|email))?$/, 'object'],
  [/\/settings\/(lookandfeel|systemInfo|theme\/selected)$/, 'object'],
  [/\/(audit\/retention|admin-key|space-role-mode|data-policies\/metadata)$/, 'object'],

  [/\/(content|content\/search|content-states|content\/convert-ids-to-types)$/, 'collection'],
  [/\/(search|search\/user|inlinetasks\/search|label|labels)$/, 'collection'],
  [/\/(pages|blogposts|custom-content|attachments|footer-comments|inline-comments)$/, 'collection'],
  [/\/(api\/v2\/tasks|contentbody\/convert\/async\/bulk\/tasks)$/, 'collection'],
  [
    /\/(space|spaces|data-policies\/spaces|space-permissions|space-permissions\/transition\/combinations|space-roles)$/,
    'collection',
  ],
  [
    /\/(group|group\/picker|user\/bulk|user\/email\/bulk|users-bulk|user\/access\/check-access-by-email)$/,
    'collection',
  ],
  [/\/(audit|audit\/export|audit\/since|longtask|settings\/theme|classification-levels)$/, 'collection'],
  [/\/(template\/blueprint|template\/page|app\/properties|app\/module\/dynamic)$/, 'collection'],
];
