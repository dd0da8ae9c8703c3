import type { Answer } from '../platform/answer';
import { countedPage } from './paging';
import { found, Refused } from './refusals';
import { param, type Call, type Routes } from './route';
import { administersSite, type Group, type User } from './site';

const person = (call: Call, accountId: string | null): User =>
  found(
    call.site.users.find((user) => user.accountId === accountId),
    'the user',
  );

/** A user as v1 answers it. Apps do not learn email addresses without the scope of their own for it. */
function userV1(call: Call, user: User): object {
  const operations = administersSite(call.site, user.accountId)
    ? [
        { operation: 'administer', targetType: 'application' },
        { operation: 'use', targetType: 'application' },
      ]
    : [{ operation: 'use', targetType: 'application' }];
  const expands = (call.query.get('expand') ?? '').split(',').includes('operations');
  return {
    type: 'known',
    accountId: user.accountId,
    accountType: 'atlassian',
    email: call.caller.kind === 'app' ? '' : user.email,
    publicName: user.displayName,
    displayName: user.displayName,
    isExternalCollaborator: false,
    ...(expands && { operations }),
    _expandable: { ...(!expands && { operations: '' }), personalSpace: '' },
    _links: { self: `${call.site.address}/wiki/rest/api/user?accountId=${user.accountId}` },
  };
}

function groupV1(call: Call, { id, name }: Group): object {
  return {
    type: 'group',
    id,
    name,
    _links: { self: `${call.site.address}/wiki/rest/api/group/by-id?id=${id}` },
  };
}

function current(call: Call): Answer {
  if (call.view.accountId !== null)
    return { status: 200, body: userV1(call, person(call, call.view.accountId)) };
  if (call.caller.kind !== 'app') throw new Refused(401, 'nobody is signed in');
  const { app } = call.caller;
  return {
    status: 200,
    body: { type: 'known', accountId: `app:${app}`, accountType: 'app', displayName: app, publicName: app },
  };
}

const members = (call: Call, groupId: string): Answer => {
  const group = found(
    call.site.groups.find((entry) => entry.id === groupId),
    'the group',
  );
  const users = call.site.users.filter((user) => user.groups.includes(group.id));
  return countedPage(call, users, (user) => userV1(call, user));
};

export const peopleRoutes: Routes = {
  'GET /wiki/rest/api/user/current': current,
  'GET /wiki/rest/api/user': (call) => ({
    status: 200,
    body: userV1(call, person(call, call.query.get('accountId'))),
  }),
  'GET /wiki/rest/api/user/memberof': (call) => {
    const { groups } = person(call, call.query.get('accountId'));
    return countedPage(
      call,
      call.site.groups.filter((group) => groups.includes(group.id)),
      (group) => groupV1(call, group),
    );
  },
  'GET /wiki/rest/api/group': (call) => countedPage(call, call.site.groups, (group) => groupV1(call, group)),
  'GET /wiki/rest/api/group/by-id': (call) => ({
    status: 200,
    body: groupV1(
      call,
      found(
        call.site.groups.find((group) => group.id === call.query.get('id')),
        'the group',
      ),
    ),
  }),
  'GET /wiki/rest/api/group/{groupId}/membersByGroupId': (call) => members(call, param(call, 'groupId')),
};
