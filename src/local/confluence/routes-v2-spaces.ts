import type { Answer } from '../platform/answer';
import { cursorPage } from './paging';
import { found, Refused } from './refusals';
import { param, type Call, type Routes } from './route';
import { isBlocked } from './guard-rules';
import { spaceOperations, spaceV2 } from './shape-space';
import type { Space } from './site';

/** Spaces named by `ids` and `keys`, repeated or separated by commas; all where neither is given. */
function asked(call: Call): Space[] {
  const list = (name: string) => call.query.getAll(name).flatMap((value) => value.split(','));
  const ids = list('ids');
  const keys = list('keys');
  if (ids.length > 250 || keys.length > 250) throw new Refused(400, 'at most 250 ids or keys fit one call');
  const type = call.query.get('type');
  return call.view
    .spaces()
    .filter((space) => ids.length === 0 || ids.includes(space.id))
    .filter((space) => keys.length === 0 || keys.includes(space.key))
    .filter((space) => type === null || space.type === type);
}

const one = (call: Call): Space => found(call.view.space(param(call, 'id')), 'the space');

function permissions(call: Call): Answer {
  const space = one(call);
  const holders =
    space.viewers === 'everyone' ? call.site.users.map((user) => user.accountId) : space.viewers;
  const entries = [
    ...holders.map((id) => ({ holder: id, key: 'read' })),
    ...space.administrators.map((id) => ({ holder: id, key: 'administer' })),
  ].map((entry, at) => ({ ...entry, id: `${space.id}${String(at).padStart(4, '0')}` }));
  return cursorPage(call, entries, ({ id, holder, key }) => ({
    id,
    principal: { type: 'user', id: holder },
    operation: { key, targetType: 'space' },
  }));
}

/** The calling app's own state, and nobody else's (forge-platform.md, 5a); people get a refusal. */
function ownApp(call: Call): string {
  if (call.caller.kind !== 'app') throw new Refused(401, 'only apps may ask for data policies');
  return call.caller.app;
}

export const spaceRoutes: Routes = {
  'GET /wiki/api/v2/spaces': (call) => cursorPage(call, asked(call), (space) => spaceV2(call.site, space)),
  'GET /wiki/api/v2/spaces/{id}': (call) => ({ status: 200, body: spaceV2(call.site, one(call)) }),
  'GET /wiki/api/v2/spaces/{id}/operations': (call) => ({
    status: 200,
    body: { operations: spaceOperations(call.site, one(call), call.view.accountId) },
  }),
  'GET /wiki/api/v2/spaces/{id}/permissions': permissions,
  'GET /wiki/api/v2/data-policies/metadata': (call) => {
    const app = ownApp(call);
    const blocked = call.site.spaces.some((space) => isBlocked(call.rules, app, space));
    return { status: 200, body: { anyContentBlocked: blocked } };
  },
  'GET /wiki/api/v2/data-policies/spaces': (call) => {
    const app = ownApp(call);
    return cursorPage(call, asked(call), ({ id, key, name, ...space }) => ({
      id,
      key,
      name,
      description: null,
      dataPolicy: { anyContentBlocked: isBlocked(call.rules, app, { id, key, name, ...space }) },
      icon: null,
      _links: { webui: `/spaces/${key}` },
    }));
  },
};
