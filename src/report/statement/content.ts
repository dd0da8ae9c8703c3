/** What a customer statement says, before it is a page: the calls of one app by what a rule does to them. */
import type { Statement } from '../../evidence/statement';
import { endpointById } from '../../policy/catalogue';
import type { AuditedApp, AuditedDependency } from '../result';
import { actingWords, dataWords, sentence, unresolvedWords } from '../words';
import { groupBy } from '../findings/draft';

/** Who makes the statement, of which version, on which day (ISO 8601 date). */
export interface Maker {
  readonly vendor: string;
  readonly version: string;
  readonly date: string;
}

export interface Row {
  readonly title: string;
  readonly calls: readonly string[];
}

export interface StatementContent {
  readonly title: string;
  readonly lead: string;
  readonly columns: readonly {
    readonly title: string;
    readonly meaning: string;
    readonly rows: readonly Row[];
  }[];
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly caveats: readonly string[];
  /** The part for programs, as JSON that no page can be broken with. */
  readonly machine: string;
}

const caveats = [
  'Whether Confluence treats calls as the user, as the app and from the front end alike is not documented.',
  'Blocking an app does not recall what it copied before.',
  'GraphQL, and what Confluence hands to a module with its context, are outside this statement.',
];

/** The statement about one audited app; calls that its scopes merely permit are no part of it. */
export function statementContent(app: AuditedApp, maker: Maker): StatementContent {
  const used = app.dependencies.filter(({ strongest }) => strongest !== 'permitted');
  const ofToken = used.filter((call) => callersOf(call).every((caller) => caller === 'api token'));
  const asApp = used.filter((call) => !ofToken.includes(call));
  const by = (exposure: string) => asApp.filter((call) => call.exposure === exposure);
  const hidden = [...groupBy(app.unresolved, ({ reason }) => reason).values()].flatMap(
    ([first, ...others]) => (first ? [{ reason: first.reason, places: others.length + 1 }] : []),
  );
  return {
    title: `What ${app.name} calls in Confluence`,
    lead: `${maker.vendor} states this of version ${maker.version}, on ${maker.date}. It rests on the code of that version; what a rule does is taken from Atlassian's documents.`,
    columns: [
      {
        title: 'Lost where a rule blocks it',
        meaning: 'A call on one object is refused; a list or a search comes back shorter.',
        rows: rowsOf(by('blocked')),
      },
      {
        title: 'Kept although a rule blocks it',
        meaning: 'No app access rule stops these calls.',
        rows: [...rowsOf(by('not-blocked')), ...tokenRow(ofToken)],
      },
      {
        title: 'Not known',
        meaning: 'What a rule does to it, or what is called, cannot be said.',
        rows: [
          ...rowsOf(by('unknown')),
          ...hidden.map(({ reason, places }) => ({
            title: `${sentence(unresolvedWords[reason])} (${String(places)})`,
            calls: [],
          })),
        ],
      },
    ],
    facts: [
      ['App', `${app.name} (${app.key})`],
      ['Version', maker.version],
      ['Declared scopes', app.scopes === null ? 'not known' : app.scopes.join(' ') || 'none'],
      ['Scopes that would do for these calls', app.leastScopes?.join(' ') ?? 'not known'],
      ['Files of code read', String(app.codeFiles ?? 0)],
    ],
    caveats,
    machine: machinePart(app, maker, used, hidden),
  };
}

function callersOf({ evidence }: AuditedDependency) {
  return [
    ...new Set(evidence.filter(({ strength }) => strength !== 'permitted').map(({ caller }) => caller)),
  ];
}

const nameOf = ({ method, path }: AuditedDependency): string => `${method ?? '?'} ${path}`;

function rowsOf(calls: readonly AuditedDependency[]): Row[] {
  const groups = groupBy(calls, ({ dataClass, action }) =>
    dataClass && action ? `${actingWords[action]} ${dataWords[dataClass]}` : 'calls outside the catalogue',
  );
  return [...groups].map(([title, of]) => ({ title: sentence(title), calls: of.map(nameOf) }));
}

function tokenRow(calls: readonly AuditedDependency[]): Row[] {
  if (calls.length === 0) return [];
  return [{ title: 'With a stored API token, which no rule stops', calls: calls.map(nameOf) }];
}

function machinePart(
  { key, name, kind, scopes }: AuditedApp,
  { vendor, version, date }: Maker,
  used: readonly AuditedDependency[],
  unresolved: Statement['unresolved'],
): string {
  const calls = used.flatMap((call) =>
    callersOf(call).map((caller) => ({ method: call.method, path: call.path, caller })),
  ) as Statement['calls'];
  const statement: Statement = {
    statement: 1,
    vendor,
    version,
    date,
    app: { key, name, kind, scopes: scopes && [...scopes] },
    calls,
    unresolved,
  };
  // Neither a closing tag nor a fence of back quotes can end the part early.
  return JSON.stringify(statement, null, 1).replace(
    /[<>&`]/gu,
    (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`,
  );
}

/** The line of the catalogue that a call rests on, for the small print: `app-access-rest-apis, line 236`. */
export function citation(call: string): string {
  const source = endpointById(call)?.source;
  if (!source) return '';
  return source.line === null ? source.document : `${source.document}, line ${String(source.line)}`;
}
