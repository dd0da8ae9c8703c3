/** Entries whose description misleads; found by reading, so kept by hand. Lines are those of the names. */

export interface Remark {
  readonly line: number;
  /** What the document says, in our words. */
  readonly says: string;
  readonly decided: string;
  readonly why: string;
}

const BY_NAME = 'the name and the operation of that time decide, not the description';

export const REMARKS: readonly Remark[] = [
  {
    line: 272,
    says: 'attachments of one piece of content',
    decided: 'all attachments of the site',
    why: BY_NAME,
  },
  { line: 418, says: 'comments of one page', decided: 'all footer comments of the site', why: BY_NAME },
  { line: 454, says: 'comments of one page', decided: 'all inline comments of the site', why: BY_NAME },
  {
    line: 533,
    says: 'a search request',
    decided: '`/content/search`, not `/search`',
    why: 'line 1639 is the other CQL search; each name fits one operation',
  },
  {
    line: 1908,
    says: 'the watches of all pages in a space',
    decided: 'the watches of the space that a page lies in; the path names the page',
    why: BY_NAME,
  },
  { line: 2084, says: 'members of a group', decided: 'groups that fit a search text', why: BY_NAME },
  {
    line: 2270,
    says: 'permissions of one space',
    decided: 'the list of spaces',
    why: `${BY_NAME}; the text is that of line 2318`,
  },
];
