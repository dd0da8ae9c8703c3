/** Entries of the document whose name does not lead to exactly one operation of that time. */

export interface Join {
  /** Line of the entry's name. */
  readonly line: number;
  /** Method and path of the operation. */
  readonly operation: string;
  readonly why: string;
}

const CONTENT = '/wiki/rest/api/content';
const RESTRICTION = `${CONTENT}/{id}/restriction`;
const GROUP = '/wiki/rest/api/group';

const OTHER_WORDING = 'the only operation that does this, and the link cell has its name';
const TAGGED = 'the twin by group name was the deprecated one; this entry carries the tag';
const UNTAGGED = 'the twin by group id was not deprecated; this entry carries no tag';

export const JOINS: readonly Join[] = [
  { line: 448, operation: 'GET /wiki/api/v2/footer-comments/{id}/children', why: OTHER_WORDING },
  { line: 484, operation: 'GET /wiki/api/v2/inline-comments/{id}/children', why: OTHER_WORDING },
  { line: 498, operation: `GET ${CONTENT}`, why: OTHER_WORDING },
  { line: 506, operation: `POST ${CONTENT}`, why: OTHER_WORDING },
  { line: 727, operation: `GET ${CONTENT}/{id}/child/comment`, why: OTHER_WORDING },
  { line: 1041, operation: `GET ${RESTRICTION}`, why: OTHER_WORDING },
  { line: 1053, operation: `POST ${RESTRICTION}`, why: OTHER_WORDING },
  { line: 1059, operation: `DELETE ${RESTRICTION}`, why: OTHER_WORDING },
  { line: 1077, operation: `GET ${RESTRICTION}/byOperation/{operationKey}/group/{groupName}`, why: TAGGED },
  { line: 1085, operation: `PUT ${RESTRICTION}/byOperation/{operationKey}/group/{groupName}`, why: TAGGED },
  {
    line: 1093,
    operation: `DELETE ${RESTRICTION}/byOperation/{operationKey}/group/{groupName}`,
    why: TAGGED,
  },
  {
    line: 1101,
    operation: `GET ${RESTRICTION}/byOperation/{operationKey}/byGroupId/{groupId}`,
    why: UNTAGGED,
  },
  {
    line: 1107,
    operation: `PUT ${RESTRICTION}/byOperation/{operationKey}/byGroupId/{groupId}`,
    why: UNTAGGED,
  },
  {
    line: 1113,
    operation: `DELETE ${RESTRICTION}/byOperation/{operationKey}/byGroupId/{groupId}`,
    why: UNTAGGED,
  },
  { line: 1159, operation: `PUT ${CONTENT}/{id}/state`, why: OTHER_WORDING },
  { line: 1165, operation: `DELETE ${CONTENT}/{id}/state`, why: OTHER_WORDING },
  { line: 1171, operation: `GET ${CONTENT}/{id}/state/available`, why: OTHER_WORDING },
  { line: 1177, operation: 'PUT /wiki/rest/api/content-states', why: OTHER_WORDING },
  { line: 1201, operation: 'GET /wiki/rest/api/space/{spaceKey}/state/content', why: OTHER_WORDING },
  { line: 1639, operation: 'GET /wiki/rest/api/search', why: OTHER_WORDING },
  { line: 1826, operation: 'GET /wiki/rest/api/audit', why: OTHER_WORDING },
  { line: 1838, operation: 'GET /wiki/rest/api/audit/export', why: OTHER_WORDING },
  { line: 1844, operation: 'GET /wiki/rest/api/audit/retention', why: OTHER_WORDING },
  { line: 1850, operation: 'PUT /wiki/rest/api/audit/retention', why: OTHER_WORDING },
  { line: 1856, operation: 'GET /wiki/rest/api/audit/since', why: OTHER_WORDING },
  { line: 2032, operation: `DELETE ${GROUP}`, why: TAGGED },
  {
    line: 2040,
    operation: `GET ${GROUP}/by-name`,
    why: 'first of three; tagged, by name, and the order is that of the description of the time: by-name, by-id, {groupName}',
  },
  { line: 2048, operation: `GET ${GROUP}/by-id`, why: UNTAGGED },
  { line: 2054, operation: `DELETE ${GROUP}/by-id`, why: UNTAGGED },
  {
    line: 2060,
    operation: `GET ${GROUP}/{groupName}`,
    why: 'last of three; tagged, by name; what remains in the order of the description of the time',
  },
  {
    line: 2068,
    operation: `GET ${GROUP}/member`,
    why: 'first of two tagged ones of three; the order is that of the description of the time',
  },
  {
    line: 2076,
    operation: `GET ${GROUP}/{groupName}/member`,
    why: 'second of two tagged ones of three; the order is that of the description of the time',
  },
  { line: 2090, operation: `POST ${GROUP}/userByGroupId`, why: OTHER_WORDING },
  { line: 2102, operation: `GET ${GROUP}/{groupId}/membersByGroupId`, why: UNTAGGED },
  { line: 2154, operation: 'GET /wiki/rest/api/longtask/{id}', why: OTHER_WORDING },
  { line: 2184, operation: 'GET /wiki/rest/api/search/user', why: OTHER_WORDING },
  { line: 2222, operation: 'PUT /wiki/rest/api/settings/lookandfeel/selected', why: OTHER_WORDING },
  { line: 2572, operation: 'GET /wiki/rest/api/user/email/bulk', why: OTHER_WORDING },
];
