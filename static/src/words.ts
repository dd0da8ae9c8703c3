import type { Effect, Eligible, Exposure, Kind, Level, SourceKind, Strength } from './types';

/** Every word a reader sees that the server did not write. Nothing else of the pages holds a sentence. */

const number = new Intl.NumberFormat('en');
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export const count = (value: number): string => number.format(value);
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${number.format(value)} ${value === 1 ? one : many}`;
export const date = (iso: string): string => day.format(new Date(iso));

/** How long ago in whole days, or the date where that is no time at all. */
export function age(iso: string): string {
  const days = Math.floor((Date.now() - Date.parse(iso)) / 86_400_000);
  return Number.isFinite(days) ? relative.format(-days, 'day') : words.unknown;
}

const exposure: Record<Exposure, string> = {
  blocked: 'Blocked by a rule',
  'not-blocked': 'Still reachable',
  unknown: 'Not known',
};
const effect: Record<Effect, string> = {
  refused: 'refused',
  filtered: 'lists come back shorter',
  none: 'goes through',
};
const strength: Record<Strength, string> = {
  observed: 'Seen in traffic',
  referenced: 'Found in its code',
  permitted: 'Allowed by scopes',
};
const strengthMeans: Record<Strength, string> = {
  observed: 'It did call this.',
  referenced: 'Its code can call this.',
  permitted: 'It could at most call this; no use was seen.',
};
const kind: Record<Kind, string> = {
  forge: 'Forge',
  connect: 'Connect',
  script: 'Script',
  unknown: 'Not known',
};
const eligible: Record<Eligible, string> = { yes: 'Yes', no: 'No', unknown: 'Not known' };
const level: Record<Level, readonly [string, string]> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  note: ['note', 'notes'],
};
const sourceKind: Record<SourceKind, string> = {
  'graphql inventory': 'Inventory export (GraphQL)',
  upm: 'App list (UPM)',
  csv: 'CSV',
  'forge manifest': 'Forge manifest',
  'connect descriptor': 'Connect descriptor',
  'source archive': 'Source archive',
  har: 'HAR',
  'access log': 'Access log',
  'audit log': 'Audit log',
};

export const words = {
  product: 'Portcullis',
  tagline: 'What app access rules take from your apps, and what they leave',
  unknown: 'not known',
  nothingKnown: 'Nothing known',
  exposure,
  effect,
  strength,
  strengthMeans,
  kind,
  eligible,
  sourceKind,
  levelName: { error: 'Error', warning: 'Warning', note: 'Note' } satisfies Record<Level, string>,
  levelCount: (which: Level, value: number) => counted(value, ...level[which]),
  level: (which: Level) => `Has ${level[which][1]}`,
  views: {
    label: 'Portcullis',
    apps: 'Apps',
    rules: 'Rules',
    import: 'Import',
    catalogue: 'Catalogue',
    forecast: 'What if',
  },
  states: {
    loading: 'Loading',
    retry: 'Try again',
    failedTitle: 'This could not be loaded',
    unreachable: 'No answer came from the server side of the app. Nothing was changed.',
    unexpected: 'Something went wrong on this page. Nothing was changed.',
    notAllowedTitle: 'You need to be an administrator to see this',
    notAllowed:
      'This page shows what the apps of the whole site can reach. Ask a Confluence administrator to open it, or to give you that right.',
    notAllowedSpace:
      'This page shows what apps can reach in this space. Ask an administrator of the space to open it, or to give you that right.',
  },
  question: {
    label: 'Ask what a rule would do',
    lead: 'If you block',
    app: 'App',
    from: 'from',
    space: 'Space',
    anyApp: 'any app',
    wholeSite: 'the whole site',
    show: 'Show the answer',
    appMore: 'More apps fit. Type more of the name.',
    spaceMore: 'More spaces match. Type more of the name.',
    nothingFits: 'Nothing fits.',
    options: (n: number) => counted(n, 'choice'),
    searching: 'Searching…',
  },
  apps: {
    title: 'Apps on this site',
    scan: 'Scan now',
    scanning: (done: number, total: number) => `Scanning: ${count(done)} of ${count(total)} apps`,
    scanDone: (at: string) => `Last scan finished ${age(at)}.`,
    scanNever: 'Never scanned.',
    scanFailed: 'The last scan failed.',
    exportCsv: 'Export CSV',
    exportHtml: 'Export report',
    exported: (file: string) => `${file} was handed to your browser.`,
    filterText: 'Find an app',
    filterTextHint: 'Name, key or vendor',
    filterKind: 'Kind',
    filterEvidence: 'Evidence',
    filterLevel: 'Findings',
    any: 'Any',
    anyLevel: 'With or without',
    clear: 'Clear filters',
    shown: (n: number, all: number) =>
      n === all ? counted(all, 'app') : `${count(n)} of ${counted(all, 'app')} shown`,
    none: 'No app fits these filters.',
    tableLabel: 'Apps, what a rule would do to them and how well that is known',
    columns: {
      name: 'App',
      kind: 'Kind',
      evidence: 'Best evidence',
      endpoints: 'What a rule does to its endpoints',
      findings: 'Findings',
      eligible: 'Can be blocked',
      covered: 'Covered by',
      ask: 'Answer',
    },
    notCovered: 'No rule',
    noFindings: 'None',
    unresolved: (n: number) => `${counted(n, 'call')} cannot be told`,
    ask: 'If blocked',
    askOf: (name: string) => `What if ${name} is blocked`,
    summaryEvidence: 'How well the apps are known',
    summaryFindings: 'Findings',
    summaryRules: 'Recorded rules',
    rulesNone: 'No rule is recorded.',
    rulesRecorded: (n: number, at: string | null) =>
      `${counted(n, 'rule')}${at === null ? '' : `, recorded ${age(at)}`}`,
    rulesNote: 'A recorded rule is a plan. Only Atlassian Guard puts it in force.',
    summaryCatalogue: 'Catalogue',
    catalogue: (n: number, version: string) => `${counted(n, 'endpoint')}, version ${version}`,
    sources: (n: number, oldest: string) => `${counted(n, 'source')}, the oldest from ${age(oldest)}`,
    sourcesNone: 'No sources yet',
    sourcesMore: (n: number) => `${counted(n, 'more source')} on the Import page`,
    nothingKnown: (n: number) => `nothing is known of what ${counted(n, 'app')} call`,
  },
  empty: {
    title: 'No app is known yet',
    lead: 'Atlassian offers no list of installed apps to an app, so the list has to be brought in once. Until then, you can already see what any blocked app keeps: choose a space above.',
    stepsTitle: 'Three steps to your own answer',
    steps: [
      'Export the list of installed apps: the Import page shows the query or the address to open.',
      'Drop the file there. Manifests and descriptors can follow; each makes the answer sharper.',
      'Choose an app and a space, and read what it would lose and what it would keep.',
    ],
    go: 'Import the first file',
  },
  forecast: {
    title: (app: string, space: string) => `If you block ${app} from ${space}`,
    print: 'Print',
    openApp: 'Everything known of this app',
    loses: 'Loses',
    keeps: 'Keeps',
    notKnown: 'Not known',
    losesMeans: 'What stops working once the rule applies.',
    keepsMeans: 'What it can still reach although it is blocked.',
    notKnownMeans: 'What nobody can tell from the evidence. Treat it as reachable.',
    nothing: {
      loses: 'Nothing that is known of.',
      keeps: 'Nothing that is known of.',
      notKnown: 'Nothing is left open.',
    },
    kinds: { module: 'Modules', event: 'Events', call: 'Calls', data: 'Data' },
    eligible: 'Can it be blocked?',
    copies: 'May hold copies already?',
    evidence: 'What this rests on',
    broken: 'Broken whatever you decide',
    caveats: 'Keep in mind',
    recorded: 'What is recorded',
    recordedNothing: 'No rule about this is recorded.',
    endpoints: (n: number) => counted(n, 'endpoint'),
    lines: (n: number) => counted(n, 'line'),
    printedOn: (at: Date) => `Printed ${day.format(at)}`,
  },
  source: (document: string, line: number | null) =>
    line === null ? document : `${document}, line ${count(line)}`,
  pager: {
    label: 'Pages',
    previous: 'Previous',
    next: 'Next',
    page: 'Page',
    range: (from: number, to: number, all: number) => `${count(from)}–${count(to)} of ${count(all)}`,
  },
  app: {
    back: 'All apps',
    ask: 'What if it is blocked',
    key: 'Key',
    vendor: 'Vendor',
    version: 'Version',
    kind: 'Kind',
    eligible: 'Can Atlassian’s rule block it?',
    strongest: 'Best evidence',
    covered: 'Covered by',
    facts: 'Facts',
    factsAge: (oldest: string, newest: string) =>
      date(oldest) === date(newest)
        ? `From ${date(newest)}, ${age(newest)}`
        : `From ${date(oldest)} to ${date(newest)}, the newest ${age(newest)}`,
    sources: 'Sources',
    tabs: {
      endpoints: (n: number) => `Endpoints (${count(n)})`,
      scopes: (n: number | null) => `Scopes (${n === null ? '?' : count(n)})`,
      modules: (n: number) => `Modules and data paths (${count(n)})`,
      findings: (n: number) => `Findings (${count(n)})`,
      unresolved: (n: number) => `Cannot be told (${count(n)})`,
    },
    filterText: 'Find an endpoint',
    filterExposure: 'Under a rule',
    filterStrength: 'Evidence',
    filterClass: 'Data',
    shown: (n: number, all: number) =>
      n === all ? counted(all, 'endpoint') : `${count(n)} of ${counted(all, 'endpoint')} shown`,
    columns: {
      endpoint: 'Endpoint',
      exposure: 'Under a rule',
      data: 'Data',
      needs: 'Caller needs',
      evidence: 'Evidence',
      source: 'Source',
    },
    noEndpoint: 'Not in the catalogue',
    anyMethod: 'ANY',
    disputed: 'Disputed: document and flag differ',
    deprecated: 'Deprecated',
    removed: 'Removed',
    useInstead: (what: string) => `Use ${what}`,
    noSuccessor: 'No successor is known.',
    needsNothing: 'Its scope',
    places: (n: number) => counted(n, 'place'),
    place: (file: string, line: number) => `${file}:${String(line)}`,
    scopesUnknown: 'No source says which scopes this app has, so nothing follows from them.',
    scopesNone: 'It declares no scope.',
    scopeColumns: { scope: 'Scope', endpoints: 'Endpoints it opens', note: 'Note' },
    scopeUnknown: 'Not a Confluence scope we know',
    scopeUnused: 'No endpoint of the catalogue asks for it',
    modules: 'Modules',
    modulesNone: 'No source names a module.',
    events: 'Events it listens to',
    eventsNone: 'No source names an event.',
    egress: 'Servers it may send data to',
    egressNone: 'No source names a server.',
    findingsNone: 'No findings.',
    unresolvedNone: 'Every call that was found leads to an endpoint.',
    unresolvedMeans: 'These calls are real, but where they lead can only be known at run time.',
    endpointsNone: 'Nothing is known of what this app calls. That is not the same as nothing.',
  },
  rules: {
    title: 'Recorded rules',
    meaning:
      'What is recorded here is a plan and a record. Atlassian Guard keeps the rules that are in force; no app can read or set them. A rule shows as attested once a person has noted that they entered it there.',
    none: 'No rule is recorded yet. Write one below, or upload a rules file.',
    columns: { name: 'Rule', apps: 'Blocks', where: 'Where', mode: 'Own enforcement', state: 'State' },
    mode: { audit: 'Audit only', enforce: 'Enforce' },
    editor: 'Rules as text',
    editorHint: 'YAML or JSON. Nothing is recorded until you press the button.',
    upload: 'Load a rules file',
    reason: 'Why this change',
    reasonHint: 'Kept in the history',
    reasonMissing: 'Say in a few words why you change the rules.',
    record: 'Record these rules',
    recordedDone: (n: number) => `Recorded. ${counted(n, 'rule')} now.`,
    errorsTitle: (n: number) => `${counted(n, 'place')} to correct. Nothing was recorded.`,
    error: (line: number | null, field: string, message: string) =>
      `${line === null ? '' : `Line ${count(line)}, `}${field === '' ? '' : `${field}: `}${message}`,
    history: 'History',
    historyNone: 'Nothing was recorded so far.',
    historyColumns: { version: 'Version', at: 'Recorded', by: 'By', reason: 'Why', rules: 'Rules' },
  },
  import: {
    title: 'Import what is known of the apps',
    drop: 'Drop files here, or',
    choose: 'Choose files',
    kinds: 'Inventory exports (JSON), app lists (UPM JSON), CSV, Forge manifests, Connect descriptors',
    waiting: 'Waiting',
    sending: (share: number) => `Sending, ${String(Math.round(share * 100))}%`,
    reading: 'Reading',
    empty: 'The file is empty.',
    failed: 'Not imported: ',
    moreNotices: (n: number) => `${counted(n, 'more remark')} in the findings`,
    outcome: (added: number, updated: number, apps: number, total: number | null) =>
      `${counted(apps, 'app')}${total === null ? '' : ` of ${count(total)}`} read: ${count(added)} new, ${count(updated)} updated.`,
    incomplete: (apps: number, total: number) =>
      `Incomplete: ${count(apps)} of ${count(total)} apps. Import the next pages too.`,
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
    ],
  },
  catalogue: {
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
  },
  space: {
    title: (name: string) => `Apps and ${name}`,
    lead: 'Which apps can reach this space, what a rule would take from them, and what it would leave.',
    self: 'Portcullis is an app too. A rule that blocks all apps from this space takes this panel away as well; put it on the rule’s list of exceptions to keep it.',
    keeps: 'What any blocked app keeps here',
    recorded: 'What is recorded for this space',
    noSpace: 'The page that opened this panel did not say which space it is for.',
    none: 'No app is known yet. A Confluence administrator can import the list of apps.',
    tableLabel: 'Apps and what a rule for this space would do to them',
  },
  bar: (blocked: number, reachable: number, open: number) =>
    `${count(blocked)} blocked, ${count(reachable)} reachable, ${count(open)} unknown`,
  barParts: { blocked: 'blocked', reachable: 'reachable', unknown: 'unknown' },
} as const;
