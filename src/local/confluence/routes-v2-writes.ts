import { z } from 'zod';
import type { Answer } from '../platform/answer';
import { found, Refused } from './refusals';
import { param, type Call, type Handler, type Routes } from './route';
import { contentV2 } from './shape-content';
import type { Content, ContentType } from './site';

const body = z.object({ representation: z.literal('storage'), value: z.string().max(1_000_000) });
const creation = z.object({
  spaceId: z.string(),
  title: z.string().min(1).max(255),
  parentId: z.string().optional(),
  body: body.optional(),
});
const change = z.object({
  id: z.string(),
  title: z.string().min(1).max(255),
  version: z.object({ number: z.number().int() }),
  body: body.optional(),
});
const comment = z.object({
  pageId: z.string().optional(),
  blogPostId: z.string().optional(),
  parentCommentId: z.string().optional(),
  body,
});

function read<T>(schema: z.ZodType<T>, call: Call): T {
  const parsed = schema.safeParse(call.body);
  if (!parsed.success) throw new Refused(400, z.prettifyError(parsed.error).replaceAll('\n', ' '));
  return parsed.data;
}

function author(call: Call): string {
  if (call.view.accountId !== null) return call.view.accountId;
  if (call.caller.kind === 'app') return `app:${call.caller.app}`;
  throw new Refused(401, 'who writes must be known');
}

function keep(call: Call, content: Content): Answer {
  call.site.contents.put(content);
  return { status: 200, body: contentV2(call.site, content, 'storage') };
}

/** A space whose contents the caller may reach; a covered one is as good as missing. */
const openSpace = (call: Call, id: string) =>
  found(
    call.view.openSpaces().find((space) => space.id === id),
    'the space',
  );

function fresh(
  call: Call,
  type: ContentType,
  spaceId: string,
  title: string,
  parentId: string | null,
  text: string,
): Content {
  const id = call.site.contents.nextId();
  const createdAt = new Date().toISOString();
  return {
    id,
    type,
    spaceId,
    title,
    parentId,
    authorId: author(call),
    createdAt,
    version: 1,
    body: text,
    labels: [],
  };
}

const create =
  (type: 'page' | 'blogpost'): Handler =>
  (call) => {
    const wanted = read(creation, call);
    const space = openSpace(call, wanted.spaceId);
    if (wanted.parentId !== undefined) found(call.view.content(wanted.parentId), 'the parent');
    const parentId = type === 'page' ? (wanted.parentId ?? space.homepageId) : null;
    return keep(call, fresh(call, type, space.id, wanted.title, parentId, wanted.body?.value ?? ''));
  };

const existing = (call: Call, type: ContentType): Content => {
  const content = call.view.content(param(call, 'id'));
  return found(content?.type === type ? content : undefined, `the ${type}`);
};

const update =
  (type: 'page' | 'blogpost'): Handler =>
  (call) => {
    const content = existing(call, type);
    const wanted = read(change, call);
    if (wanted.version.number !== content.version + 1)
      throw new Refused(409, `the version must be ${content.version + 1}`);
    return keep(call, {
      ...content,
      title: wanted.title,
      version: wanted.version.number,
      body: wanted.body?.value ?? content.body,
    });
  };

const remove =
  (type: ContentType): Handler =>
  (call) => {
    call.site.contents.remove(existing(call, type).id);
    return { status: 204 };
  };

function addComment(call: Call): Answer {
  const wanted = read(comment, call);
  const parentId = wanted.pageId ?? wanted.blogPostId ?? wanted.parentCommentId;
  if (parentId === undefined) throw new Refused(400, 'a comment needs pageId, blogPostId or parentCommentId');
  const parent = found(call.view.content(parentId), 'the parent');
  const content = fresh(
    call,
    'footer-comment',
    parent.spaceId,
    `Re: ${parent.title}`,
    parent.id,
    wanted.body.value,
  );
  return { ...keep(call, content), status: 201 };
}

export const writeRoutes: Routes = {
  'POST /wiki/api/v2/pages': create('page'),
  'PUT /wiki/api/v2/pages/{id}': update('page'),
  'DELETE /wiki/api/v2/pages/{id}': remove('page'),
  'POST /wiki/api/v2/blogposts': create('blogpost'),
  'PUT /wiki/api/v2/blogposts/{id}': update('blogpost'),
  'DELETE /wiki/api/v2/blogposts/{id}': remove('blogpost'),
  'POST /wiki/api/v2/footer-comments': addComment,
};
