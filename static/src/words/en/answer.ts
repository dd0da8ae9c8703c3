import { counted, date } from '../format';

/** The question, its answer and the panel of a space. */
export const question = {
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
} as const;

export const forecast = {
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
  barOf: (n: number) => `Of ${counted(n, 'endpoint')} that it may call`,
  barOfAny: (n: number) => `Of ${counted(n, 'endpoint')} that any app may call`,
  twice: (n: number) =>
    `${counted(n, 'endpoint')} ${n === 1 ? 'stands' : 'stand'} in two columns: the documents disagree.`,
  recordedNothing: 'No rule about this is recorded.',
  endpoints: (n: number) => counted(n, 'endpoint'),
  lines: (n: number) => counted(n, 'line'),
  printedOn: (at: Date) => `Printed ${date(at.toISOString())}`,
} as const;

export const space = {
  title: (name: string) => `Apps and ${name}`,
  lead: 'Which apps can reach this space, what a rule would take from them, and what it would leave.',
  self: 'Portcullis is an app too. A rule that blocks all apps from this space takes this panel away as well; put it on the rule’s list of exceptions to keep it.',
  keeps: 'What any blocked app keeps here',
  recorded: 'What is recorded for this space',
  noSpace: 'The page that opened this panel did not say which space it is for.',
  none: 'No app is known yet. A Confluence administrator can import the list of apps.',
  tableLabel: 'Apps and what a rule for this space would do to them',
} as const;
