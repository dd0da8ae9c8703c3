import type { Words } from '..';
import { count, counted, date } from '../format';

export const question: Words['question'] = {
  label: 'Fragen, was eine Regel bewirken würde',
  lead: 'Wenn Sie',
  app: 'App',
  from: 'sperren für',
  space: 'Bereich',
  anyApp: 'eine beliebige App',
  wholeSite: 'die ganze Site',
  show: 'Antwort zeigen',
  appMore: 'Es passen noch mehr Apps. Geben Sie mehr vom Namen ein.',
  spaceMore: 'Es passen noch mehr Bereiche. Geben Sie mehr vom Namen ein.',
  nothingFits: 'Nichts passt.',
  options: (n) => counted(n, 'Auswahl', 'Auswahlen'),
  searching: 'Suche läuft …',
};

export const forecast: Words['forecast'] = {
  title: (app, space) => `Wenn Sie ${app} sperren für ${space}`,
  print: 'Drucken',
  openApp: 'Alles, was über diese App bekannt ist',
  loses: 'Verliert',
  keeps: 'Behält',
  notKnown: 'Nicht bekannt',
  losesMeans: 'Was nicht mehr geht, sobald die Regel gilt.',
  keepsMeans: 'Was sie trotz der Sperre noch erreicht.',
  notKnownMeans: 'Was sich aus den Belegen nicht sagen lässt. Rechnen Sie damit, dass es erreichbar bleibt.',
  nothing: {
    loses: 'Nichts, wovon etwas bekannt ist.',
    keeps: 'Nichts, wovon etwas bekannt ist.',
    notKnown: 'Nichts bleibt offen.',
  },
  kinds: { module: 'Module', event: 'Ereignisse', call: 'Aufrufe', data: 'Daten' },
  eligible: 'Lässt sie sich sperren?',
  copies: 'Hat sie womöglich schon Kopien?',
  evidence: 'Worauf das beruht',
  broken: 'Defekt, wie auch immer Sie entscheiden',
  caveats: 'Zu bedenken',
  recorded: 'Was aufgezeichnet ist',
  barOf: (n) => `Von ${counted(n, 'Endpunkt', 'Endpunkten')}, die sie aufrufen kann`,
  barOfAny: (n) => `Von ${counted(n, 'Endpunkt', 'Endpunkten')}, die jede App aufrufen kann`,
  twice: (n) =>
    `${counted(n, 'Endpunkt steht', 'Endpunkte stehen')} in zwei Spalten: Die Dokumente widersprechen sich.`,
  recordedNothing: 'Dazu ist keine Regel aufgezeichnet.',
  endpoints: (n) => counted(n, 'Endpunkt', 'Endpunkte'),
  lines: (n) => counted(n, 'Zeile', 'Zeilen'),
  printedOn: (at) => `Gedruckt am ${date(at.toISOString())}`,
};

export const space: Words['space'] = {
  title: (name) => `Apps und ${name}`,
  lead: 'Welche Apps diesen Bereich erreichen, was eine Regel ihnen nähme und was sie ihnen ließe.',
  self: 'Auch Portcullis ist eine App. Eine Regel, die alle Apps von diesem Bereich aussperrt, nimmt auch diese Ansicht weg; setzen Sie Portcullis auf die Ausnahmeliste der Regel, um sie zu behalten.',
  keeps: 'Was jede gesperrte App hier behält',
  recorded: 'Was für diesen Bereich aufgezeichnet ist',
  noSpace: 'Die Seite, die diese Ansicht geöffnet hat, hat nicht gesagt, für welchen Bereich sie gilt.',
  none: 'Noch ist keine App bekannt. Ein Confluence-Administrator kann die Liste der Apps importieren.',
  tableLabel: 'Apps und was eine Regel für diesen Bereich mit ihnen täte',
  filterReach: 'Zugang',
  reach: {
    reaches: 'Erreicht ihn',
    'may reach': 'Erreicht ihn womöglich',
    'no way known': 'Kein Weg bekannt',
  },
  reachMeans: {
    reaches: 'Ihre Scopes, ihr Code oder ihr Verkehr führen zu Daten, die in Bereichen liegen.',
    'may reach': 'Nicht alles ist bekannt, oder sie fügt etwas hinzu, das in Bereichen erscheint.',
    'no way known':
      'Nichts von dem, was bekannt ist, führt zu Daten, die in Bereichen liegen. Das ist kein Versprechen.',
  },
  withoutWay: (n) =>
    `${counted(n, 'App ohne bekannten Weg in einen Bereich steht', 'Apps ohne bekannten Weg in einen Bereich stehen')} am Ende der Liste.`,
  columns: {
    reach: 'Zugang',
    classes: 'Was sie hier erreicht',
    takes: 'Was eine Regel nähme',
    covered: 'Für diesen Bereich aufgezeichnet',
    ask: 'Antwort',
  },
  classesNone: 'Nichts bekannt',
  more: (n) => `und ${count(n)} weitere`,
  seen: (at) => `Zuletzt am ${date(at)} in diesem Bereich gesehen`,
  takes: (n) => `Höchstens ${counted(n, 'Endpunkt', 'Endpunkte')}`,
  ask: 'Was wäre, wenn',
  askOf: (name) => `Was wäre, wenn ${name} für diesen Bereich gesperrt ist`,
  back: 'Alle Apps',
  changed: 'Was sich geändert hat',
  changedNever: 'Noch ist keine Prüfung abgeschlossen.',
  changedFirst: (at) =>
    `Bisher ist eine Prüfung abgeschlossen, am ${date(at)}. Es gibt nichts, womit sie zu vergleichen wäre.`,
  changedBetween: (since, until) => `Zwischen den Prüfungen vom ${date(since)} und vom ${date(until)}`,
  changedNothing: 'Nichts an den Apps, die einen Weg in Bereiche haben.',
};
