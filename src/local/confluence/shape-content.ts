import type { Content, ContentType, Site } from './site';

/** Where a content type has its collection in v2. */
const collections: Readonly<Record<ContentType, string>> = {
  page: 'pages',
  blogpost: 'blog',
  'footer-comment': 'comments',
  'inline-comment': 'comments',
  attachment: 'attachments',
  whiteboard: 'whiteboard',
  database: 'database',
  folder: 'folder',
  embed: 'embed',
  'custom-content': 'custom-content',
};

/** How v2 names the parent of a content, by the parent's type. */
const parentFields: Readonly<Partial<Record<ContentType, string>>> = {
  page: 'pageId',
  blogpost: 'blogPostId',
  'custom-content': 'customContentId',
  attachment: 'attachmentId',
  'footer-comment': 'parentCommentId',
  'inline-comment': 'parentCommentId',
};

/** A content as v2 answers it: tree content names `parentId`, the rest names what it lies under. */
export function contentV2(site: Site, content: Content, bodyFormat: string | null): object {
  const { id, type, title, spaceId, authorId, createdAt } = content;
  const parent = content.parentId === null ? undefined : site.contents.get(content.parentId);
  const tree = !['footer-comment', 'inline-comment', 'attachment', 'custom-content', 'blogpost'].includes(
    type,
  );
  return {
    id,
    status: 'current',
    title,
    ...(!['page', 'blogpost', 'attachment', 'footer-comment', 'inline-comment'].includes(type) && {
      type: nameOf(content),
    }),
    ...(!type.endsWith('-comment') && type !== 'attachment' && { spaceId }),
    ...(tree
      ? { parentId: content.parentId, parentType: parent?.type ?? null, position: 0, ownerId: authorId }
      : parent !== undefined && { [parentFields[parent.type] ?? 'parentId']: parent.id }),
    authorId,
    createdAt,
    version: { number: content.version, createdAt, message: '', minorEdit: false, authorId },
    ...(type === 'attachment' && {
      mediaType: content.mediaType,
      fileId: `file-${id}`,
      fileSize: content.body.length,
      downloadLink: downloadOf(content),
    }),
    ...(bodyFormat !== null && {
      body: { [bodyFormat]: { representation: bodyFormat, value: content.body } },
    }),
    _links: { webui: webui(site, content), base: `${site.address}/wiki` },
  };
}

/** A content as v1 answers it in searches. */
export function contentV1(site: Site, content: Content): object {
  return {
    id: content.id,
    type: nameOf(content),
    status: 'current',
    title: content.title,
    _expandable: { container: '', space: '', version: '', body: '', history: '' },
    _links: { webui: webui(site, content), self: `${site.address}/wiki/rest/api/content/${content.id}` },
  };
}

/** The type as v1 and CQL write it: both kinds of comments are `comment`. */
export function nameOf({ type }: Content): string {
  if (type === 'custom-content') return 'ac:com.example.tasks:task-list';
  return type.endsWith('-comment') ? 'comment' : type;
}

export function webui(site: Site, content: Content): string {
  const space = site.spaces.find((entry) => entry.id === content.spaceId);
  return `/spaces/${space?.key ?? ''}/${collections[content.type]}/${content.id}`;
}

function downloadOf(content: Content): string {
  return `/download/attachments/${content.parentId ?? '0'}/${encodeURIComponent(content.title)}`;
}
