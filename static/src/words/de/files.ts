import type { Words } from '..';
import { count, counted } from '../format';

export const imports: Words['import'] = {
  title: 'Importieren, was über die Apps bekannt ist',
  drop: 'Dateien hier ablegen, oder',
  choose: 'Dateien wählen',
  kinds:
    'Bestandsexporte (JSON), App-Listen (UPM-JSON), CSV, Forge-Manifeste, Connect-Deskriptoren, Quelltextarchive (zip), HAR-Dateien, Zugriffsprotokolle, Auditprotokolle, Entscheidungsprotokolle, gesammelte Sites, Erklärungen von Herstellern',
  waiting: 'Wartet',
  sending: (share) => `Wird gesendet, ${String(Math.round(share * 100))} %`,
  reading: 'Wird gelesen',
  failed: 'Nicht importiert: ',
  moreNotices: (n) => `${counted(n, 'weitere Anmerkung', 'weitere Anmerkungen')} bei den Befunden`,
  outcome: (added, updated, apps, total) =>
    `${counted(apps, 'App', 'Apps')}${total === null || total <= apps ? '' : ` von ${count(total)}`} gelesen: ${count(added)} neu, ${count(updated)} ergänzt.`,
  incomplete: (apps, total) =>
    `Unvollständig: ${count(apps)} von ${count(total)} Apps. Importieren Sie auch die nächsten Seiten.`,
  whichApp: 'Von welcher App ist diese Aufzeichnung?',
  assignOf: (file: string) => `Die App von ${file}`,
  notSaid: 'Noch nicht gesagt: Name oder Schlüssel eingeben',
  assign: 'Dieser App zurechnen',
  results: 'Ergebnis jeder Datei',
  sources: 'Quellen',
  sourcesNone: 'Es wurde noch nichts importiert.',
  columns: { name: 'Quelle', kind: 'Art', apps: 'Apps', at: 'Importiert', remove: 'Entfernen' },
  remove: 'Entfernen',
  removeOf: (name) => `${name} entfernen`,
  removed: (name) => `${name} wurde entfernt, mit allem, was nur diese Quelle sagte.`,
  howTitle: 'Wie Sie an jede Datei kommen',
  how: [
    [
      'Bestandsexport',
      'Fragen Sie Atlassians GraphQL-Zugang (/gateway/api/graphql auf Ihrer Site) als angemeldeter Administrator nach den installierten Apps und speichern Sie jede Seite der Antwort als JSON-Datei. Das bringt Forge- und Connect-Apps mit ihren Scopes.',
    ],
    [
      'App-Liste',
      'Öffnen Sie als Site-Administrator /wiki/rest/plugins/1.0/ auf Ihrer Site und speichern Sie die Antwort. Sie nennt Connect-Apps ohne Scopes.',
    ],
    [
      'CSV',
      'Eine Tabelle mit Kopfzeile; key und name sind nötig, kind, vendor, version und scopes willkommen.',
    ],
    [
      'Forge-Manifest',
      'Die manifest.yml einer App, die Sie oder Ihr Hersteller bauen. Sie bringt Scopes, Module und Server.',
    ],
    [
      'Connect-Deskriptor',
      'Die atlassian-connect.json einer App; bei den meisten Connect-Apps ist ihre Adresse öffentlich.',
    ],
    [
      'Quelltextarchiv',
      'Der Quelltext einer App als zip von höchstens 10 MB, ohne node_modules. Er zeigt, welche Aufrufe der Code macht; Manifeste und Deskriptoren darin sagen, zu welcher App.',
    ],
    [
      'HAR',
      'Was ein Browser aufgezeichnet hat, während jemand die App benutzte, aus seinen Entwicklerwerkzeugen ohne Inhalte gespeichert. Es zeigt Aufrufe, die stattfanden, nur die der Oberfläche. Heißt die Datei nach dem Schlüssel der App (com.example.sync.har), zählt sie für diese App; sonst wird sie eine eigene Zeile.',
    ],
    [
      'Entscheidungsprotokoll',
      'Die JSON-Zeilen, die das Gateway schreibt (--log DATEI), oder die des Guards. Jede App darin erhält die Aufrufe, nach denen sie gefragt hat; unbekannte Aufrufer werden eine Zeile.',
    ],
    [
      'Gesammelte Site',
      'Führen Sie portcullis collect --site … --output site.json auf Ihrem Rechner aus: installierte Apps, App-Liste, Bereiche und Einträge des Auditprotokolls in einer Datei.',
    ],
    [
      'Zip solcher Dateien',
      'Manifeste, Deskriptoren, Listen und Aufzeichnungen in einem Zip ohne Quelltext.',
    ],
    [
      'Erklärung des Herstellers',
      'Die Seite, die ein Hersteller mit portcullis statement erzeugt hat. Sie ist das Wort des Herstellers für eine Version an einem Tag.',
    ],
  ],
};

export const catalogue: Words['catalogue'] = {
  title: 'Katalog der Endpunkte',
  lead: 'Was eine Regel mit jedem Endpunkt macht und wo das geschrieben steht.',
  filterText: 'Endpunkt suchen',
  filterTextHint: 'Name, Pfad oder Abschnitt',
  columns: {
    endpoint: 'Endpunkt',
    exposure: 'Unter einer Regel',
    data: 'Daten',
    state: 'Stand',
    source: 'Quelle',
  },
  tableLabel: 'Endpunkte des Katalogs',
  current: 'Aktuell',
};
