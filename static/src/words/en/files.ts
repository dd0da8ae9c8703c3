import { count, counted } from '../format';

/** What comes in and what it is held against: files and the catalogue. */
export const imports = {
  title: 'Import what is known of the apps',
  drop: 'Drop files here, or',
  choose: 'Choose files',
  kinds:
    'Inventory exports (JSON), app lists (UPM JSON), CSV, Forge manifests, Connect descriptors, source archives (zip), HAR files, access logs, audit logs, decision logs, collected sites, vendor statements',
  waiting: 'Waiting',
  sending: (share: number) => `Sending, ${String(Math.round(share * 100))}%`,
  reading: 'Reading',
  failed: 'Not imported: ',
  moreNotices: (n: number) => `${counted(n, 'more remark')} in the findings`,
  outcome: (added: number, updated: number, apps: number, total: number | null) =>
    `${counted(apps, 'app')}${total === null || total <= apps ? '' : ` of ${count(total)}`} read: ${count(added)} new, ${count(updated)} updated.`,
  incomplete: (apps: number, total: number) =>
    `Incomplete: ${count(apps)} of ${count(total)} apps. Import the next pages too.`,
  whichApp: 'Which app is this a recording of?',
  assignOf: (file: string) => `The app of ${file}`,
  notSaid: 'Not said yet: type a name or a key',
  assign: 'Count it for this app',
  results: 'Outcome of each file',
  sources: 'Sources',
  sourcesNone: 'Nothing was imported yet.',
  columns: { name: 'Source', kind: 'Kind', apps: 'Apps', at: 'Imported', remove: 'Remove' },
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  removed: (name: string) => `${name} was removed, and what only it said.`,
  howTitle: 'How to get each file',
  how: [
    [
      'Inventory export',
      'Ask Atlassian’s GraphQL gateway (/gateway/api/graphql on your site) for the installed apps while signed in as an administrator, and save each page of the answer as a JSON file. It brings Forge and Connect apps with their scopes.',
    ],
    [
      'App list',
      'Open /wiki/rest/plugins/1.0/ on your site as a site administrator and save the answer. It lists Connect apps without scopes.',
    ],
    [
      'CSV',
      'A table with a header line; key and name are needed, kind, vendor, version and scopes are welcome.',
    ],
    [
      'Forge manifest',
      'The manifest.yml of an app you or your vendor build. It brings scopes, modules and servers.',
    ],
    [
      'Connect descriptor',
      'The atlassian-connect.json of an app; its address is public for most Connect apps.',
    ],
    [
      'Source archive',
      'The source of an app as a zip of at most 10 MB, without node_modules. It shows which calls the code makes; manifests and descriptors inside say of which app.',
    ],
    [
      'HAR',
      'What a browser recorded while somebody used the app, saved from its developer tools without content. It shows calls that were made, from the front end only. Name it after the key of the app (com.example.sync.har) and it counts for that app; else the page asks which one it is of, and until you say so it is a row of its own.',
    ],
    [
      'Decision log',
      'The JSON lines that the gateway writes (--log FILE), or those of the guard. Each app in it gets the calls it asked for; callers that nobody knows become one row.',
    ],
    [
      'Collected site',
      'Run portcullis collect --site … --output site.json on your machine: installed apps, plugin list, spaces and audit records in one file.',
    ],
    ['Zip of such files', 'Manifests, descriptors, lists and recordings gathered in one zip without code.'],
    [
      'Vendor statement',
      'The page a vendor made with portcullis statement. It is the vendor’s word for one version on one day.',
    ],
  ],
} as const;

export const catalogue = {
  title: 'Catalogue of endpoints',
  lead: 'What a rule does to each endpoint, and where that is written.',
  filterText: 'Find an endpoint',
  filterTextHint: 'Name, path or section',
  columns: {
    endpoint: 'Endpoint',
    exposure: 'Under a rule',
    data: 'Data',
    state: 'State',
    source: 'Source',
  },
  tableLabel: 'Endpoints of the catalogue',
  current: 'Current',
} as const;
