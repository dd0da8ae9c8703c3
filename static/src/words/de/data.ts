import type { Words } from '..';

export const dataClass: Words['dataClass'] = {
  content: 'Inhalte',
  comments: 'Kommentare',
  attachments: 'Anhänge',
  'content properties': 'Eigenschaften von Inhalten',
  labels: 'Stichwörter',
  search: 'Suche',
  tasks: 'Aufgaben',
  restrictions: 'Beschränkungen',
  classification: 'Klassifizierung',
  versions: 'Versionen',
  people: 'Personen',
  groups: 'Gruppen',
  permissions: 'Berechtigungen',
  watches: 'Beobachtungen',
  relations: 'Beziehungen',
  analytics: 'Auswertungen',
  audit: 'Auditprotokoll',
  'space data': 'Bereichsdaten',
  settings: 'Einstellungen',
  templates: 'Vorlagen',
  'app data': 'App-Daten',
  'background tasks': 'Hintergrundaufgaben',
};

export const action: Words['action'] = {
  read: 'lesen',
  write: 'schreiben',
  delete: 'löschen',
  administer: 'verwalten',
};
