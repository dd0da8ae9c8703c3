import type { Answer } from '../platform/answer';
import type { Caller } from './caller';
import type { GuardRule } from './guard-rules';
import { refuse } from './refusals';
import type { Site } from './site';
import { createView } from './view';

/** The page and the file name of a download address, null for any other path. */
export interface Download {
  readonly contentId: string;
  readonly title: string;
}

export function downloadOf(path: string): Download | null {
  const match = /^\/wiki\/download\/attachments\/(\d+)\/([^/]+)$/.exec(path);
  return match === null ? null : { contentId: match[1] ?? '', title: decodeURIComponent(match[2] ?? '') };
}

/** The catalogue does not list downloads: they go with the content they hang on (contracts.md, "Gateway answers"). */
export function download(
  site: Site,
  rules: readonly GuardRule[],
  caller: Caller,
  path: string,
  { contentId, title }: Download,
): Answer {
  if (caller.kind === 'anonymous') return refuse(path, 401, 'sign in first');
  const view = createView(site, rules, caller, 'blocked');
  const parent = view.content(contentId);
  const file =
    parent &&
    view
      .contentsOf(parent.spaceId)
      .find(
        (content) =>
          content.type === 'attachment' && content.parentId === contentId && content.title === title,
      );
  if (file === undefined) return refuse(path, 404, 'the attachment was not found');
  return {
    status: 200,
    body: Buffer.from(file.body),
    headers: {
      'content-type': file.mediaType ?? 'application/octet-stream',
      'content-disposition': 'attachment',
    },
  };
}
