import type { Effect, Eligible, Exposure, Kind, Level, SourceKind, Strength } from '../../types';
import { forecast, question, space } from './answer';
import { action, dataClass } from './data';
import { app, apps, empty } from './estate';
import { catalogue, imports } from './files';
import { preview } from './preview';
import { rules } from './rules';
import { decisions, why } from './why';
import { approvals, attestations, blindSpots, checks } from './comply';
import { count, counted } from '../format';
import { audit, filters, ownPolicy, settings, stored, table } from './settings';
import { drift, findings, history, overview, scans, trend } from './watch';

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
  'vendor statement': 'Vendor statement',
  har: 'HAR',
  'access log': 'Access log',
  'audit log': 'Audit log',
  'decision log': 'Decision log',
  'collected site': 'Collected site',
  'import archive': 'Import archive',
  'command line': 'Command line',
};

/** The words in English, the language that every other one is held to. */
export const en = {
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
  dataClass,
  action,
  sourceKind,
  levelName: { error: 'Error', warning: 'Warning', note: 'Note' } satisfies Record<Level, string>,
  levelCount: (which: Level, value: number) => counted(value, ...level[which]),
  level: (which: Level) => `Has ${level[which][1]}`,
  views: {
    label: 'Portcullis',
    apps: 'Estate',
    overview: 'Overview',
    findings: 'Findings',
    'blind-spots': 'Blind spots',
    forecast: 'If you block',
    rules: 'Rules',
    preview: 'Preview',
    why: 'Why',
    decisions: 'Decisions',
    scans: 'Scans',
    drift: 'Drift',
    approvals: 'Approvals',
    checks: 'Checks',
    import: 'Import',
    catalogue: 'Catalogue',
    settings: 'Settings',
  },
  navGroups: { see: 'See', decide: 'Decide', watch: 'Watch', setUp: 'Set up' },
  /** What is said where sentences come in another language than the page; empty where they never do. */
  serverLanguage: '',
  writing: {
    thousands: ',',
    daysAgo: (days: number) => (days < 1 ? 'today' : days === 1 ? 'yesterday' : `${count(days)} days ago`),
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
  source: (document: string, line: number | null) =>
    line === null ? document : `${document}, line ${String(line)}`,
  pager: {
    label: 'Pages',
    labelOf: (table: string) => `Pages: ${table}`,
    previous: 'Previous',
    next: 'Next',
    page: (page: number) => `Page ${count(page)}`,
    range: (from: number, to: number, all: number) => `${count(from)}–${count(to)} of ${count(all)}`,
  },
  bar: (blocked: number, reachable: number, open: number) =>
    `${count(blocked)} blocked, ${count(reachable)} reachable, ${count(open)} unknown`,
  barParts: { blocked: 'blocked', reachable: 'reachable', unknown: 'unknown' },
  apps,
  empty,
  app,
  question,
  forecast,
  space,
  rules,
  preview,
  why,
  decisions,
  import: imports,
  catalogue,
  overview,
  trend,
  findings,
  scans,
  drift,
  history,
  approvals,
  attestations,
  blindSpots,
  checks,
  settings,
  stored,
  audit,
  ownPolicy,
  table,
  filters,
} as const;
