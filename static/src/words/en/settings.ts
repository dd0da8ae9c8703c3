import { count, counted, moment } from '../format';

/** Settings of the installation, what it stores, and what Confluence says live. */
export const settings = {
  title: 'Settings',
  values: 'Values',
  retention: 'Days that a scan is kept',
  retentionHint: 'From 7 to 3650. The last scan of each month stays.',
  stale: 'Days after which a source counts as aged',
  staleHint: 'From 1 to 365.',
  decisions: 'Days that decisions of the guard and the gateway are kept',
  decisionsHint: 'From 1 to 3650.',
  notWhole: 'Write whole numbers in the three fields.',
  match: 'Words of the audit log',
  matchHint:
    'An audit record counts as an install, a removal or an update of an app when its summary holds one of these, one a line.',
  installed: 'Installed',
  removed: 'Removed',
  updated: 'Updated',
  callFields: 'Fields of an audit log that hold a call',
  callFieldsHint:
    'Of an imported export of the organisation, such as attributes.request, one a line. Left empty, every text of a record is searched for a method and an address.',
  save: 'Save the settings',
  saved: 'The settings are saved.',
} as const;

export const stored = {
  title: 'What is stored',
  lead: 'All of it lies in the storage of your site. Nothing leaves Atlassian.',
  columns: { what: 'What', rows: 'Rows', bytes: 'Size' },
  bytes: (n: number | null) => (n === null ? 'not known' : `${count(Math.ceil(n / 1024))} KiB`),
  none: 'Nothing is stored.',
  export: 'Export everything',
  exporting: (part: number, parts: number) => `Fetching part ${count(part)} of ${count(parts)}`,
  exported: (file: string) => `${file} was handed to your browser.`,
  delete: 'Delete everything',
  deleteMeans:
    'Removes sources, scans, findings, rules, approvals, decisions and settings for good. Export first what you have to keep.',
  deleteType: 'Type “delete” to go on',
  deleteWord: 'delete',
  deleteDo: 'Delete it all',
  deleted: 'Everything was deleted.',
  notDeleted: 'Nothing was deleted.',
  lifecycle: 'Events of Portcullis itself',
  lifecycleNone: 'None came yet.',
} as const;

export const audit = {
  title: 'Audit log of Confluence',
  lead: 'Read with your own rights, now, because a scheduled scan has no user who may read it.',
  read: 'Read the audit log',
  again: 'Read it again',
  summary: (records: number, events: number, at: string) =>
    `${counted(records, 'record')} read at ${moment(at)}, ${counted(events, 'event')} about apps.`,
  none: 'No record tells of an installed, removed or updated app.',
  kind: { installed: 'Installed', removed: 'Removed', updated: 'Updated' },
  columns: { at: 'When', kind: 'What', app: 'App', by: 'By', agrees: 'Estate', raw: 'Record' },
  agrees: 'Agrees',
  differs: 'The estate says otherwise: import anew',
  raw: 'As Confluence gave it',
  nobody: 'Not said',
} as const;

export const ownPolicy = {
  title: 'This app under the rules of this site',
  lead: 'What Confluence says of Portcullis itself. It says nothing about any other app.',
  any: {
    yes: 'A rule blocks Portcullis from some content of this site.',
    no: 'No rule blocks Portcullis from content of this site.',
    unknown: 'Confluence did not say whether a rule blocks Portcullis anywhere.',
  },
  ask: 'Ask about a space',
  choose: 'choose a space',
  columns: { space: 'Space', blocked: 'Portcullis there' },
  blocked: { yes: 'Blocked', no: 'Not blocked', unknown: 'Not known' },
  none: 'No space asked about yet.',
} as const;

export const table = {
  csv: 'Save as CSV',
  csvOf: (label: string) => `Save as CSV: ${label}`,
  saved: (file: string) => `${file} was handed to your browser.`,
} as const;

export const filters = {
  label: 'Saved filters',
  choose: 'Choose one',
  name: 'Name of this filter',
  save: 'Save this filter',
  saved: (name: string) => `The filter “${name}” is kept in this browser.`,
  remove: 'Forget it',
  removed: (name: string) => `The filter “${name}” is forgotten.`,
} as const;
