import { administersSpace, type Site, type Space } from './site';

export function spaceV2(site: Site, space: Space): object {
  const { id, key, name, type, homepageId, authorId, createdAt } = space;
  return {
    id,
    key,
    name,
    type,
    status: 'current',
    homepageId,
    authorId,
    createdAt,
    currentActiveAlias: key,
    description: null,
    icon: null,
    _links: { webui: `/spaces/${key}`, base: `${site.address}/wiki` },
  };
}

/** What a caller may do in a space it sees; null is an app acting for itself. */
export function spaceOperations(site: Site, space: Space, accountId: string | null): object[] {
  const contents = ['page', 'blogpost', 'comment', 'attachment'];
  const writes = contents.flatMap((targetType) => [
    { operation: 'create', targetType },
    { operation: 'delete', targetType },
  ]);
  const administers = accountId !== null && administersSpace(site, space, accountId);
  return [
    { operation: 'read', targetType: 'space' },
    ...writes,
    ...(administers
      ? ['administer', 'export', 'restrict_content'].map((operation) => ({ operation, targetType: 'space' }))
      : []),
  ];
}
