import type { Notice } from './app';
import { clip } from './lenient';

/** Oddities a reader can meet without giving up; `detail` of the notice is a clause that explains the case. */
export type NoticeCode =
  | 'placeholder' // a value that is filled in before the app is deployed
  | 'duplicate-key'
  | 'several-documents'
  | 'tabs'
  | 'lenient-json' // comments or trailing commas where JSON has none
  | 'unreadable-part' // one entry of another form than expected
  | 'no-confluence-part' // an app of another product
  | 'other-product-part' // modules that this site does not show
  | 'ui-kit-1'
  | 'impersonation' // may act for a user who is not present
  | 'incomplete' // fewer apps than the source says there are
  | 'errors-in-answer' // GraphQL answered with errors
  | 'traffic-limits' // what this kind of recording cannot show
  | 'traffic-elsewhere' // requests to something other than Confluence's REST API
  | 'unidentified' // calls of callers that nobody knows
  | 'vendors-word' // what a vendor says of its own app
  | 'left-out' // entries that are no installed apps
  | 'disabled'
  | 'several-installations';

export function notice(code: NoticeCode, file: string, line: number | null, detail: string): Notice {
  return { code, file, line, detail: clip(detail) };
}

/** One notice for what happens on several lines, at the first of them; none where there are no lines. */
export function noticeOfLines(
  code: NoticeCode,
  file: string,
  lines: readonly number[],
  detail: string,
): Notice[] {
  const [first, ...others] = lines;
  if (first === undefined) return [];
  const more = others.length > 5 ? ` and ${others.length - 5} more` : '';
  const also = others.length > 0 ? `, also at ${others.slice(0, 5).join(', ')}${more}` : '';
  return [notice(code, file, first, detail + also)];
}
