/** Which kind of data an endpoint reaches, by its path with every parameter written `{}`; first match wins. */
import type { DataClass } from '../../../src/policy/endpoint';

export const DATA_CLASSES: readonly (readonly [RegExp, DataClass])[] = [
  [/\/audit(\/|$)/, 'audit'],
  // Who looked at content and who liked it are both about its use, not its text.
  [/\/analytics\/|\/likes\//, 'analytics'],
  [/\/notification\/|\/watch(\/|$)/, 'watches'],
  [/\/relation\//, 'relations'],
  [/\/template(\/|$)/, 'templates'],
  [/\/classification-levels?(\/|$)/, 'classification'],
  [/\/restriction(\/|$)/, 'restrictions'],
  // An admin key opens restricted content to its holder, so it is a permission.
  [
    /\/operations$|\/permissions?(\/|$)|\/space-(permissions|roles|role-mode)(\/|$)|\/role-assignments$|\/admin-key$/,
    'permissions',
  ],
  [/\/data-policies\/|\/settings(\/|$)|\/theme$|\/space\/\{\}\/state$/, 'settings'],
  [/\/longtask(\/|$)|\/content-states\/task\//, 'background tasks'],
  [/\/inlinetasks\/|\/api\/v2\/tasks(\/|$)/, 'tasks'],
  [/\/group(\/|$)|\/user\/memberof$/, 'groups'],
  [/\/user\/\{\}\/property(\/|$)|\/app\/(properties|module)(\/|$)/, 'app data'],
  [/\/user(\/|$)|\/users-bulk$/, 'people'],
  [/\/search$/, 'search'],
  [/\/labels\/\{\}\/attachments$/, 'attachments'],
  [/\/labels\/\{\}\/(blogposts|pages)$/, 'content'],
  [/\/labels?(\/|$)/, 'labels'],
  [/\/spaces?\/\{\}\/propert(y|ies)(\/|$)/, 'space data'],
  [/\/propert(y|ies)(\/|$)/, 'content properties'],
  [/\/versions?(\/|$)|\/content\/\{\}\/history$/, 'versions'],
  [/\/(comment|footer-comments|inline-comments)(\/|$)/, 'comments'],
  [/\/attachments?(\/|$)/, 'attachments'],
  [/\/space(\/_private|\/\{\})?$|\/spaces(\/\{\})?$/, 'space data'],
  [/\/(content|contentbody|content-states)(\/|$)/, 'content'],
  [/\/(pages|blogposts|custom-content|whiteboards|databases|embeds|folders)(\/|$)/, 'content'],
];
