import type { Words } from '..';
import { count, counted, moment } from '../format';

export const settings: Words['settings'] = {
  title: 'Einstellungen',
  values: 'Werte',
  retention: 'Tage, die eine Prüfung aufbewahrt wird',
  retentionHint: 'Von 7 bis 3650. Die letzte Prüfung jedes Monats bleibt.',
  stale: 'Tage, nach denen eine Quelle als veraltet gilt',
  staleHint: 'Von 1 bis 365.',
  decisions: 'Tage, die Entscheidungen von Guard und Gateway aufbewahrt werden',
  decisionsHint: 'Von 1 bis 3650.',
  notWhole: 'Schreiben Sie ganze Zahlen in die drei Felder.',
  match: 'Wörter des Auditprotokolls',
  matchHint:
    'Ein Eintrag zählt als Installation, Entfernung oder Aktualisierung einer App, wenn seine Zusammenfassung eines davon enthält; eines je Zeile.',
  installed: 'Installiert',
  removed: 'Entfernt',
  updated: 'Aktualisiert',
  callFields: 'Felder eines Auditprotokolls, die einen Aufruf enthalten',
  callFieldsHint:
    'Für einen importierten Export der Organisation, zum Beispiel attributes.request; eines je Zeile. Bleibt es leer, wird jeder Text eines Eintrags nach Methode und Adresse durchsucht.',
  save: 'Einstellungen speichern',
  saved: 'Die Einstellungen sind gespeichert.',
};

export const stored: Words['stored'] = {
  title: 'Was gespeichert ist',
  lead: 'Alles liegt im Speicher Ihrer Site. Nichts verlässt Atlassian.',
  columns: { what: 'Was', rows: 'Zeilen', bytes: 'Größe' },
  bytes: (n) => (n === null ? 'nicht bekannt' : `${count(Math.ceil(n / 1024))} KiB`),
  none: 'Es ist nichts gespeichert.',
  export: 'Alles exportieren',
  exporting: (part, parts) => `Teil ${count(part)} von ${count(parts)} wird geholt`,
  exported: (file) => `${file} wurde Ihrem Browser übergeben.`,
  delete: 'Alles löschen',
  deleteMeans:
    'Entfernt Quellen, Prüfungen, Befunde, Regeln, Freigaben, Entscheidungen und Einstellungen endgültig. Exportieren Sie vorher, was Sie aufbewahren müssen.',
  deleteType: 'Geben Sie „delete“ ein, um fortzufahren',
  deleteWord: 'delete',
  deleteDo: 'Alles endgültig löschen',
  deleted: 'Alles wurde gelöscht.',
  notDeleted: 'Es wurde nichts gelöscht.',
  lifecycle: 'Ereignisse von Portcullis selbst',
  lifecycleNone: 'Noch kam keines.',
};

export const audit: Words['audit'] = {
  title: 'Auditprotokoll von Confluence',
  lead: 'Jetzt mit Ihren eigenen Rechten gelesen, denn eine geplante Prüfung hat keinen Nutzer, der es lesen darf.',
  read: 'Auditprotokoll lesen',
  again: 'Erneut lesen',
  summary: (records, events, at) =>
    `${counted(records, 'Eintrag', 'Einträge')} gelesen am ${moment(at)}, ${counted(events, 'Ereignis', 'Ereignisse')} zu Apps.`,
  none: 'Kein Eintrag berichtet von einer installierten, entfernten oder aktualisierten App.',
  kind: { installed: 'Installiert', removed: 'Entfernt', updated: 'Aktualisiert' },
  columns: { at: 'Wann', kind: 'Was', app: 'App', by: 'Von', agrees: 'Bestand', raw: 'Eintrag' },
  agrees: 'Stimmt überein',
  differs: 'Der Bestand sagt etwas anderes: neu importieren',
  raw: 'Wie Confluence ihn gab',
  nobody: 'Nicht gesagt',
};

export const ownPolicy: Words['ownPolicy'] = {
  title: 'Diese App unter den Regeln dieser Site',
  lead: 'Was Confluence über Portcullis selbst sagt. Über keine andere App sagt es etwas.',
  any: {
    yes: 'Eine Regel sperrt Portcullis von einem Teil der Inhalte dieser Site aus.',
    no: 'Keine Regel sperrt Portcullis von Inhalten dieser Site aus.',
    unknown: 'Confluence hat nicht gesagt, ob eine Regel Portcullis irgendwo aussperrt.',
  },
  ask: 'Nach einem Bereich fragen',
  choose: 'Bereich wählen',
  columns: { space: 'Bereich', blocked: 'Portcullis dort' },
  blocked: { yes: 'Gesperrt', no: 'Nicht gesperrt', unknown: 'Nicht bekannt' },
  none: 'Noch nach keinem Bereich gefragt.',
};

export const table: Words['table'] = {
  csv: 'Als CSV speichern',
  csvOf: (label) => `Als CSV speichern: ${label}`,
  saved: (file) => `${file} wurde Ihrem Browser übergeben.`,
};

export const filters: Words['filters'] = {
  label: 'Gespeicherte Filter',
  choose: 'Wählen Sie einen',
  name: 'Name dieses Filters',
  save: 'Diesen Filter speichern',
  saved: (name) => `Der Filter „${name}“ ist in diesem Browser gespeichert.`,
  remove: 'Vergessen',
  removed: (name) => `Der Filter „${name}“ ist vergessen.`,
};
