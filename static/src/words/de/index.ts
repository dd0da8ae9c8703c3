import type { Words } from '..';
import { approvals, attestations, blindSpots, checks } from './comply';
import { count, counted } from '../format';
import { audit, filters, ownPolicy, settings, stored, table } from './settings';
import { drift, findings, history, overview, scans, trend } from './watch';
import { forecast, question, space } from './answer';
import { action, dataClass } from './data';
import { app, apps, empty } from './estate';
import { catalogue, imports } from './files';
import { preview } from './preview';
import { rules } from './rules';
import { decisions, why } from './why';

const level: Record<keyof Words['levelName'], readonly [string, string]> = {
  error: ['Fehler', 'Fehler'],
  warning: ['Warnung', 'Warnungen'],
  note: ['Hinweis', 'Hinweise'],
};

/** The words in German. */
export const de: Words = {
  product: 'Portcullis',
  tagline: 'Was App-Zugriffsregeln Ihren Apps nehmen und was sie ihnen lassen',
  unknown: 'nicht bekannt',
  nothingKnown: 'Nichts bekannt',
  exposure: {
    blocked: 'Durch eine Regel gesperrt',
    'not-blocked': 'Weiter erreichbar',
    unknown: 'Nicht bekannt',
  },
  effect: {
    refused: 'wird abgelehnt',
    filtered: 'Listen werden kürzer',
    none: 'geht durch',
  },
  strength: {
    observed: 'Im Verkehr gesehen',
    referenced: 'Im Code gefunden',
    permitted: 'Durch Scopes erlaubt',
  },
  strengthMeans: {
    observed: 'Sie hat dies aufgerufen.',
    referenced: 'Ihr Code kann dies aufrufen.',
    permitted: 'Sie könnte dies höchstens aufrufen; gesehen wurde es nicht.',
  },
  kind: { forge: 'Forge', connect: 'Connect', script: 'Skript', unknown: 'Nicht bekannt' },
  dataClass,
  action,
  eligible: { yes: 'Ja', no: 'Nein', unknown: 'Nicht bekannt' },
  sourceKind: {
    'graphql inventory': 'Bestandsexport (GraphQL)',
    upm: 'App-Liste (UPM)',
    csv: 'CSV',
    'forge manifest': 'Forge-Manifest',
    'connect descriptor': 'Connect-Deskriptor',
    'source archive': 'Quelltextarchiv',
    'vendor statement': 'Erklärung des Herstellers',
    har: 'HAR',
    'access log': 'Zugriffsprotokoll',
    'audit log': 'Auditprotokoll',
    'decision log': 'Entscheidungsprotokoll',
    'collected site': 'Gesammelte Site',
    'import archive': 'Importarchiv',
    'command line': 'Befehlszeile',
  },
  levelName: { error: 'Fehler', warning: 'Warnung', note: 'Hinweis' },
  levelCount: (which, value) => counted(value, ...level[which]),
  level: (which) => `Mit ${{ error: 'Fehlern', warning: 'Warnungen', note: 'Hinweisen' }[which]}`,
  views: {
    label: 'Portcullis',
    apps: 'Bestand',
    overview: 'Überblick',
    findings: 'Befunde',
    'blind-spots': 'Blinde Flecken',
    forecast: 'Wenn gesperrt',
    rules: 'Regeln',
    preview: 'Vorschau',
    why: 'Warum',
    decisions: 'Entscheidungen',
    scans: 'Prüfungen',
    drift: 'Abweichung',
    approvals: 'Freigaben',
    checks: 'Kontrollen',
    import: 'Import',
    catalogue: 'Katalog',
    settings: 'Einstellungen',
  },
  navGroups: { see: 'Sehen', decide: 'Entscheiden', watch: 'Überwachen', setUp: 'Einrichten' },
  writing: {
    thousands: '.',
    daysAgo: (days) => (days < 1 ? 'heute' : days === 1 ? 'gestern' : `vor ${count(days)} Tagen`),
  },
  serverLanguage:
    'Sätze, die der Server aus Ihren Daten bildet (Vorhersagen, Befunde, Begründungen), erscheinen auf Englisch.',
  states: {
    loading: 'Wird geladen',
    retry: 'Erneut versuchen',
    failedTitle: 'Das konnte nicht geladen werden',
    unreachable: 'Vom Server der App kam keine Antwort. Es wurde nichts geändert.',
    unexpected: 'Auf dieser Seite ist etwas schiefgegangen. Es wurde nichts geändert.',
    notAllowedTitle: 'Um dies zu sehen, müssen Sie Administrator sein',
    notAllowed:
      'Diese Seite zeigt, was die Apps der ganzen Site erreichen können. Bitten Sie einen Confluence-Administrator, sie zu öffnen oder Ihnen das Recht dazu zu geben.',
    notAllowedSpace:
      'Diese Seite zeigt, was Apps in diesem Bereich erreichen können. Bitten Sie einen Administrator des Bereichs, sie zu öffnen oder Ihnen das Recht dazu zu geben.',
  },
  source: (document, line) => (line === null ? document : `${document}, Zeile ${String(line)}`),
  pager: {
    label: 'Seiten',
    labelOf: (table) => `Seiten: ${table}`,
    previous: 'Zurück',
    next: 'Weiter',
    page: (page: number) => `Seite ${count(page)}`,
    range: (from, to, all) => `${count(from)}–${count(to)} von ${count(all)}`,
  },
  bar: (blocked, reachable, open) =>
    `${count(blocked)} gesperrt, ${count(reachable)} erreichbar, ${count(open)} unbekannt`,
  barParts: { blocked: 'gesperrt', reachable: 'erreichbar', unknown: 'unbekannt' },
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
};
