/** What no scan can see, by kind; nothing in here is ever a clean bill. */
import type { UnresolvedReason } from '../evidence/evidence';
import type { AppFacts } from './facts';

export type BlindSpotKind =
  | 'no-evidence'
  | 'not-eligible'
  | 'eligibility-unknown'
  | 'api-token'
  | 'remote'
  | 'graphql'
  | 'unresolved'
  | 'source-stale';

/** An app as far as its blind spots go. */
export interface Watched extends AppFacts {
  /** Every source of it has grown old. */
  readonly stale: boolean;
}

interface Kind {
  readonly kind: BlindSpotKind;
  readonly title: string;
  readonly meaning: string;
  readonly has: (app: Watched) => boolean;
}

const elsewhere: readonly UnresolvedReason[] = ['remote', 'server', 'act-as-user', 'egress-to-confluence'];
const inCode: readonly UnresolvedReason[] = [
  'dynamic-path',
  'doubtful-path',
  'any-endpoint',
  'unknown-client',
];

const hides = ({ hidden }: Watched, reasons: readonly UnresolvedReason[]): boolean =>
  hidden.some((reason) => reasons.includes(reason));

/** In the order in which a person should look at them. */
const kinds: readonly Kind[] = [
  {
    kind: 'no-evidence',
    title: 'Nothing known',
    meaning: 'No source says which scopes the app has or what it calls. Import its manifest or its traffic.',
    has: ({ blank }) => blank,
  },
  {
    kind: 'not-eligible',
    title: 'Outside the reach of a rule',
    meaning: 'It works with an API token or account credentials, which an app access rule cannot block.',
    has: ({ eligible }) => eligible === 'no',
  },
  {
    kind: 'api-token',
    title: 'Calls with a stored credential',
    meaning: 'At least some of its calls use an API token or account credentials: no rule stops those.',
    has: (app) => app.usesToken || hides(app, ['api-token']),
  },
  {
    kind: 'remote',
    title: 'Calls made elsewhere',
    meaning: 'A server outside Atlassian calls on behalf of the app, where no manifest and no code shows it.',
    has: (app) => hides(app, elsewhere),
  },
  {
    kind: 'graphql',
    title: 'GraphQL',
    meaning: 'GraphQL is outside the catalogue: what a rule does to such a call is documented nowhere.',
    has: (app) => hides(app, ['graphql']),
  },
  {
    kind: 'unresolved',
    title: 'Calls that cannot be told',
    meaning:
      'Its code or its traffic holds calls that match no endpoint, or whose address arises at run time.',
    has: (app) => app.unknownCalls > 0 || hides(app, inCode),
  },
  {
    kind: 'source-stale',
    title: 'Old sources',
    meaning: 'All that is known of the app was imported longer ago than the settings allow.',
    has: ({ stale }) => stale,
  },
  {
    kind: 'eligibility-unknown',
    title: 'Eligibility not known',
    meaning: 'Whether an app access rule can block the app at all is not known: the list is not public.',
    has: ({ eligible }) => eligible === 'unknown',
  },
];

export interface BlindSpots {
  readonly kinds: readonly (Omit<Kind, 'has'> & {
    readonly apps: readonly { readonly app: string; readonly name: string; readonly attested: boolean }[];
  })[];
}

/**
 * Every kind of blind spot with the apps that have it; a kind without apps is listed too. `attested` marks
 * an app for which a person vouches today; it stays in the list.
 */
export function blindSpots(apps: readonly Watched[], attested: ReadonlySet<string>): BlindSpots {
  return {
    kinds: kinds.map(({ has, ...kind }) => ({
      ...kind,
      apps: apps.filter(has).map(({ key, name }) => ({ app: key, name, attested: attested.has(key) })),
    })),
  };
}
