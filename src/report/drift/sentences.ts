/** A drift in sentences, one for each kind of change, the gravest first. */
import type { Exposure } from '../../policy/endpoint';
import type { Level } from '../finding';
import { count, list } from '../words';
import type { CallChange, Drift } from './drift';
import type { ExposureChange } from './exposures';
import type { AppChange } from './side';

/** So many apps are named in a sentence; of more it says how many there are. The lists hold them all. */
const NAMED = 5;

/** @returns no sentence where nothing changed. */
export function driftSentences(drift: Drift<{ readonly level: Level }>): string[] {
  const { appsNew, scopesGrown, endpointsNew, appsGone, scopesShrunk, endpointsGone, notCompared } = drift;
  return [
    ...exposureSentences(drift.exposureChanged, 'grave'),
    ...said(appsNew, (n) => `${n === 1 ? 'app is' : 'apps are'} new`),
    ...said(scopesGrown, (n) => `${n === 1 ? 'app has' : 'apps have'} more scopes than before`, scopesOf),
    ...calls(endpointsNew, 'more endpoint', 'can now reach'),
    ...findings(drift.findingsNew, 'new'),
    ...exposureSentences(drift.exposureChanged, 'other'),
    ...said(appsGone, (n) => `${n === 1 ? 'app is' : 'apps are'} gone`),
    ...said(scopesShrunk, (n) => `${n === 1 ? 'app has' : 'apps have'} fewer scopes than before`, scopesOf),
    ...calls(endpointsGone, 'endpoint', 'no longer reach', 'no longer reaches'),
    ...findings(drift.findingsGone, 'gone'),
    ...said(
      notCompared,
      (n) =>
        `${n === 1 ? 'app' : 'apps'} could not be compared, because an earlier release wrote ${n === 1 ? 'it' : 'them'} in another form`,
    ),
  ];
}

function said<T extends AppChange>(
  changes: readonly T[],
  words: (n: number) => string,
  more: (change: T) => string = () => '',
): string[] {
  const n = changes.length;
  return n === 0 ? [] : [`${n} ${words(n)}: ${names(changes.map((one) => one.name + more(one)))}.`];
}

/** Some of the names, and how many more there are. */
function names(all: readonly string[]): string {
  const left = all.length - NAMED;
  return left > 0 ? `${all.slice(0, NAMED).join(', ')} and ${left} more` : list(all);
}

const scopesOf = ({ scopes }: { readonly scopes: readonly string[] }): string => ` (${scopes.join(', ')})`;

function calls(changes: readonly CallChange[], what: string, many: string, one = many): string[] {
  if (changes.length === 0) return [];
  const apps = [...new Map(changes.map(({ app, name }) => [app, name]))].map(
    ([key, name]) => `${name} (${changes.filter(({ app }) => app === key).length})`,
  );
  const parts = (['not-blocked', 'blocked', 'unknown'] as const).flatMap((exposure) => {
    const n = changes.filter((change) => change.exposure === exposure).length;
    return n > 0 ? [`${n} ${exposureWords[exposure]}`] : [];
  });
  return [
    `${count(apps.length, 'app')} ${apps.length === 1 ? one : many} ${count(changes.length, what)} (${parts.join(', ')}): ${names(apps)}.`,
  ];
}

const exposureWords: Readonly<Record<Exposure, string>> = {
  'not-blocked': 'that no rule blocks',
  blocked: 'that a rule blocks',
  unknown: 'of which it is not known',
};

function findings(changes: readonly { readonly level: Level }[], what: string): string[] {
  if (changes.length === 0) return [];
  const parts = (['error', 'warning', 'note'] as const).flatMap((level) => {
    const n = changes.filter((one) => one.level === level).length;
    return n > 0 ? [count(n, level)] : [];
  });
  const verb = changes.length === 1 ? 'is' : 'are';
  return [`${count(changes.length, 'finding')} ${verb} ${what}: ${list(parts)}.`];
}

/** What a change of the catalogue means, the gravest first; each change has exactly one meaning. */
const meanings: readonly {
  readonly weight: 'grave' | 'other';
  readonly is: (change: ExposureChange) => boolean;
  readonly words: (n: number) => string;
}[] = [
  {
    weight: 'grave',
    is: ({ from, to }) => from === 'blocked' && to !== null,
    words: (n) =>
      `${count(n, 'endpoint')} that a rule blocked ${n === 1 ? 'is' : 'are'} no longer listed as blocked`,
  },
  {
    weight: 'grave',
    is: ({ from, to }) => from !== null && to === 'unknown',
    words: (n) => `Of ${count(n, 'endpoint')} it is no longer known what a rule does`,
  },
  {
    weight: 'grave',
    is: ({ from }) => from === null,
    words: (n) => `Atlassian now lists ${n} more endpoint${n === 1 ? '' : 's'}`,
  },
  {
    weight: 'other',
    is: ({ to }) => to === null,
    words: (n) => `Atlassian no longer lists ${count(n, 'endpoint')}`,
  },
  {
    weight: 'other',
    is: ({ to }) => to === 'blocked',
    words: (n) => `${count(n, 'endpoint')} ${n === 1 ? 'is' : 'are'} now blocked when a rule applies`,
  },
  {
    weight: 'other',
    is: () => true,
    words: (n) => `Of ${count(n, 'endpoint')} it is now known that no rule blocks ${n === 1 ? 'it' : 'them'}`,
  },
];

function exposureSentences(changes: readonly ExposureChange[], weight: 'grave' | 'other'): string[] {
  return meanings.flatMap((meaning) => {
    const meant = changes.filter((change) => meanings.find(({ is }) => is(change)) === meaning);
    if (meaning.weight !== weight || meant.length === 0) return [];
    const apps = new Set(meant.flatMap(({ apps: users }) => users.map(({ app }) => app))).size;
    const object = meant.length === 1 ? 'it' : 'them';
    const users = `${apps === 0 ? 'none' : apps} of your apps ${apps === 1 ? 'uses' : 'use'} ${object}`;
    return [`${meaning.words(meant.length)}; ${users}.`];
  });
}
