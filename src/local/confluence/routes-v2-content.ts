import { cursorPage } from './paging';
import { found, Refused } from './refusals';
import { param, type Call, type Handler, type Routes } from './route';
import { contentV2, nameOf } from './shape-content';
import type { Content, ContentType } from './site';

/** Bodies are large: a list or an object carries one only where the caller asks for a format. */
function shape(call: Call): (content: Content) => object {
  const format = call.query.get('body-format');
  if (format !== null && !['storage', 'atlas_doc_format', 'view'].includes(format))
    throw new Refused(400, 'body-format must be storage, atlas_doc_format or view');
  return (content) => contentV2(call.site, content, format);
}

/** The content with the id in the path, if it has this type. */
function one(call: Call, type: ContentType, name = 'id'): Content {
  const content = call.view.content(param(call, name));
  return found(content?.type === type ? content : undefined, `the ${type}`);
}

const list = (call: Call, contents: readonly Content[]) => cursorPage(call, contents, shape(call));

const single =
  (type: ContentType, name?: string): Handler =>
  (call) => ({ status: 200, body: shape(call)(one(call, type, name)) });

const all =
  (type: ContentType): Handler =>
  (call) => {
    const spaces = call.query.getAll('space-id').flatMap((value) => value.split(','));
    const contents =
      spaces.length === 0 ? call.view.contents() : spaces.flatMap((id) => call.view.contentsOf(id));
    const ids = call.query.getAll('id').flatMap((value) => value.split(','));
    return list(
      call,
      contents.filter((content) => content.type === type && (ids.length === 0 || ids.includes(content.id))),
    );
  };

const under =
  (parent: ContentType, ...types: ContentType[]): Handler =>
  (call) => {
    const { id, spaceId } = one(call, parent);
    return list(
      call,
      call.view
        .contentsOf(spaceId)
        .filter((content) => content.parentId === id && types.includes(content.type)),
    );
  };

const inSpace =
  (type: ContentType): Handler =>
  (call) => {
    const space = found(call.view.space(param(call, 'id')), 'the space');
    return list(
      call,
      call.view.contentsOf(space.id).filter((content) => content.type === type),
    );
  };

const labels =
  (type: ContentType): Handler =>
  (call) =>
    cursorPage(
      call,
      one(call, type).labels.map((name) => ({ id: name, name })),
      ({ name }) => ({ id: name, name, prefix: 'global' }),
    );

const tree: readonly ContentType[] = ['page', 'whiteboard', 'database', 'folder', 'embed'];

const directChildren =
  (type: ContentType): Handler =>
  (call) => {
    const { id, spaceId } = one(call, type);
    const children = call.view
      .contentsOf(spaceId)
      .filter((content) => content.parentId === id && tree.includes(content.type));
    return cursorPage(call, children, (child) => ({
      id: child.id,
      status: 'current',
      title: child.title,
      type: child.type,
      spaceId,
      childPosition: 0,
    }));
  };

const ancestors =
  (type: ContentType): Handler =>
  (call) => {
    const above: { id: string; type: ContentType }[] = [];
    for (let at: Content | undefined = one(call, type); at !== undefined;) {
      at = at.parentId === null ? undefined : call.view.content(at.parentId);
      if (at !== undefined) above.unshift({ id: at.id, type: at.type });
    }
    return { status: 200, body: { results: above, _links: { base: `${call.site.address}/wiki` } } };
  };

/** Ids of contents that the caller sees, with the names that v2 has for their types. */
const convertIds: Handler = (call) => {
  const { contentIds } = (call.body ?? {}) as { contentIds?: unknown };
  if (!Array.isArray(contentIds)) throw new Refused(400, 'contentIds must be a list');
  const types = contentIds.flatMap((id: unknown) => {
    const content = call.view.content(String(id));
    return content === undefined
      ? []
      : [[content.id, content.type === 'custom-content' ? nameOf(content) : content.type]];
  });
  return { status: 200, body: { results: Object.fromEntries(types) as object } };
};

export const contentRoutes: Routes = {
  'POST /wiki/api/v2/content/convert-ids-to-types': convertIds,
  'GET /wiki/api/v2/pages': all('page'),
  'GET /wiki/api/v2/pages/{id}': single('page'),
  'GET /wiki/api/v2/pages/{id}/children': under('page', 'page'),
  'GET /wiki/api/v2/pages/{id}/direct-children': directChildren('page'),
  'GET /wiki/api/v2/pages/{id}/ancestors': ancestors('page'),
  'GET /wiki/api/v2/pages/{id}/attachments': under('page', 'attachment'),
  'GET /wiki/api/v2/pages/{id}/footer-comments': under('page', 'footer-comment'),
  'GET /wiki/api/v2/pages/{id}/inline-comments': under('page', 'inline-comment'),
  'GET /wiki/api/v2/pages/{id}/labels': labels('page'),
  'GET /wiki/api/v2/spaces/{id}/pages': inSpace('page'),
  'GET /wiki/api/v2/blogposts': all('blogpost'),
  'GET /wiki/api/v2/blogposts/{id}': single('blogpost'),
  'GET /wiki/api/v2/blogposts/{id}/attachments': under('blogpost', 'attachment'),
  'GET /wiki/api/v2/blogposts/{id}/footer-comments': under('blogpost', 'footer-comment'),
  'GET /wiki/api/v2/blogposts/{id}/inline-comments': under('blogpost', 'inline-comment'),
  'GET /wiki/api/v2/blogposts/{id}/labels': labels('blogpost'),
  'GET /wiki/api/v2/spaces/{id}/blogposts': inSpace('blogpost'),
  'GET /wiki/api/v2/attachments': all('attachment'),
  'GET /wiki/api/v2/attachments/{id}': single('attachment'),
  'GET /wiki/api/v2/footer-comments': all('footer-comment'),
  'GET /wiki/api/v2/footer-comments/{comment-id}': single('footer-comment', 'comment-id'),
  'GET /wiki/api/v2/inline-comments': all('inline-comment'),
  'GET /wiki/api/v2/inline-comments/{comment-id}': single('inline-comment', 'comment-id'),
  'GET /wiki/api/v2/whiteboards/{id}': single('whiteboard'),
  'GET /wiki/api/v2/whiteboards/{id}/ancestors': ancestors('whiteboard'),
  'GET /wiki/api/v2/databases/{id}': single('database'),
  'GET /wiki/api/v2/databases/{id}/ancestors': ancestors('database'),
  'GET /wiki/api/v2/folders/{id}': single('folder'),
  'GET /wiki/api/v2/folders/{id}/direct-children': directChildren('folder'),
  'GET /wiki/api/v2/embeds/{id}': single('embed'),
  'GET /wiki/api/v2/custom-content': all('custom-content'),
  'GET /wiki/api/v2/custom-content/{id}': single('custom-content'),
};
