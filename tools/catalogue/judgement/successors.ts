/**
 * What to call instead of an endpoint that is removed or deprecated, concluded from data and action: the
 * descriptions of the removed ones only point to version 2 as a whole. Parameters are written `{}`.
 */

const V1 = '/wiki/rest/api';
const V2 = '/wiki/api/v2';

const COMMENTS = ['footer-comments', 'inline-comments'];
const BODIES = ['pages', 'blogposts', 'custom-content'];
const ALL_CONTENT = [...BODIES, 'attachments', ...COMMENTS];
const WITH_PROPERTIES = [...BODIES, 'attachments', 'comments'];
const TREE = ['pages', 'whiteboards', 'databases', 'embeds', 'folders'];

const each = (method: string, kinds: readonly string[], rest = ''): string[] =>
  kinds.map((kind) => `${method} ${V2}/${kind}${rest}`);

const commentsOf = COMMENTS.flatMap((kind) => each('GET', ['pages', 'blogposts'], `/{}/${kind}`));
const attachmentsOf = each('GET', BODIES, '/{}/attachments');
const children = [
  ...each('GET', ['pages'], '/{}/direct-children'),
  ...each('GET', ['custom-content'], '/{}/children'),
  ...attachmentsOf,
  ...commentsOf,
];
const inSpace = each(
  'GET',
  ['pages', 'blogposts', 'custom-content'].map((kind) => `spaces/{}/${kind}`),
);
const byGroupId = (method: string): string =>
  `${method} ${V1}/content/{}/restriction/byOperation/{}/byGroupId/{}`;

/** Successors by the method and path of the old endpoint; an empty list says that there is none. */
export const SUCCESSORS: Readonly<Record<string, readonly string[]>> = {
  [`GET ${V1}/content`]: each('GET', BODIES),
  [`POST ${V1}/content`]: each('POST', [...BODIES, 'footer-comments']),
  [`GET ${V1}/content/{}`]: each('GET', ALL_CONTENT, '/{}'),
  [`PUT ${V1}/content/{}`]: each('PUT', [...BODIES, ...COMMENTS], '/{}'),
  [`DELETE ${V1}/content/{}`]: each('DELETE', ALL_CONTENT, '/{}'),
  [`GET ${V1}/content/{}/history`]: each('GET', ALL_CONTENT, '/{}/versions'),
  [`GET ${V1}/content/{}/version`]: each('GET', ALL_CONTENT, '/{}/versions'),
  [`GET ${V1}/content/{}/version/{}`]: each('GET', ALL_CONTENT, '/{}/versions/{}'),
  [`GET ${V1}/content/{}/child`]: children,
  [`GET ${V1}/content/{}/child/{}`]: [
    ...children,
    ...each('GET', ['pages', 'blogposts'], '/{}/custom-content'),
  ],
  [`GET ${V1}/content/{}/child/attachment`]: attachmentsOf,
  [`GET ${V1}/content/{}/child/comment`]: [
    ...commentsOf,
    ...each('GET', ['custom-content', 'attachments'], '/{}/footer-comments'),
    ...each('GET', COMMENTS, '/{}/children'),
  ],
  [`GET ${V1}/content/{}/descendant`]: [
    ...each('GET', TREE, '/{}/descendants'),
    ...attachmentsOf,
    ...commentsOf,
  ],
  [`GET ${V1}/content/{}/descendant/{}`]: [
    ...each('GET', TREE, '/{}/descendants'),
    ...attachmentsOf,
    ...commentsOf,
  ],
  [`GET ${V2}/pages/{}/children`]: [`GET ${V2}/pages/{}/direct-children`],
  [`GET ${V1}/content/{}/label`]: each('GET', [...BODIES, 'attachments'], '/{}/labels'),

  [`GET ${V1}/content/{}/property`]: each('GET', WITH_PROPERTIES, '/{}/properties'),
  [`POST ${V1}/content/{}/property`]: each('POST', WITH_PROPERTIES, '/{}/properties'),
  [`GET ${V1}/content/{}/property/{}`]: each('GET', WITH_PROPERTIES, '/{}/properties/{}'),
  [`PUT ${V1}/content/{}/property/{}`]: each('PUT', WITH_PROPERTIES, '/{}/properties/{}'),
  [`POST ${V1}/content/{}/property/{}`]: each('POST', WITH_PROPERTIES, '/{}/properties'),
  [`DELETE ${V1}/content/{}/property/{}`]: each('DELETE', WITH_PROPERTIES, '/{}/properties/{}'),

  [`GET ${V1}/content/{}/restriction/byOperation/{}/group/{}`]: [byGroupId('GET')],
  [`PUT ${V1}/content/{}/restriction/byOperation/{}/group/{}`]: [byGroupId('PUT')],
  [`DELETE ${V1}/content/{}/restriction/byOperation/{}/group/{}`]: [byGroupId('DELETE')],

  [`PUT ${V1}/content-states`]: [`PUT ${V1}/content/{}/state`],
  [`POST ${V1}/content-states/delete`]: [`DELETE ${V1}/content/{}/state`],
  // The states of many pages are no longer set in one go, so there is no task to ask for.
  [`GET ${V1}/content-states/task/{}`]: [],
  [`POST ${V1}/contentbody/convert/{}`]: [
    `POST ${V1}/contentbody/convert/async/{}`,
    `GET ${V1}/contentbody/convert/async/{}`,
  ],

  [`GET ${V1}/inlinetasks/search`]: each('GET', ['tasks']),
  [`GET ${V1}/inlinetasks/{}`]: each('GET', ['tasks'], '/{}'),
  [`PUT ${V1}/inlinetasks/{}`]: each('PUT', ['tasks'], '/{}'),

  // Groups stayed in version 1 and are named by id there.
  [`DELETE ${V1}/group`]: [`DELETE ${V1}/group/by-id`],
  [`GET ${V1}/group/by-name`]: [`GET ${V1}/group/by-id`],
  [`GET ${V1}/group/{}`]: [`GET ${V1}/group/by-id`],
  [`GET ${V1}/group/member`]: [`GET ${V1}/group/{}/membersByGroupId`],
  [`GET ${V1}/group/{}/member`]: [`GET ${V1}/group/{}/membersByGroupId`],
  [`POST ${V1}/group/user`]: [`POST ${V1}/group/userByGroupId`],
  [`DELETE ${V1}/group/user`]: [`DELETE ${V1}/group/userByGroupId`],

  [`PUT ${V1}/settings/lookandfeel/selected`]: [`PUT ${V1}/settings/lookandfeel`],
  [`GET ${V1}/space`]: each('GET', ['spaces']),
  [`GET ${V1}/space/{}`]: each('GET', ['spaces'], '/{}'),
  [`GET ${V1}/space/{}/content`]: inSpace,
  [`GET ${V1}/space/{}/content/{}`]: inSpace,
  [`GET ${V1}/space/{}/property`]: each('GET', ['spaces'], '/{}/properties'),
  [`POST ${V1}/space/{}/property`]: each('POST', ['spaces'], '/{}/properties'),
  [`GET ${V1}/space/{}/property/{}`]: each('GET', ['spaces'], '/{}/properties/{}'),
  [`PUT ${V1}/space/{}/property/{}`]: each('PUT', ['spaces'], '/{}/properties/{}'),
  [`POST ${V1}/space/{}/property/{}`]: each('POST', ['spaces'], '/{}/properties'),
  [`DELETE ${V1}/space/{}/property/{}`]: each('DELETE', ['spaces'], '/{}/properties/{}'),
};
