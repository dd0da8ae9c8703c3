/** What stands against each kind of check, as lines that fail it or leave it open. */
import type { AppFacts } from '../facts';
import { isAtLeast } from '../facts';
import { codes } from '../codes';
import type { FindingCode } from '../finding';
import { ageInDays, isStale } from '../standing';
import { count, dataWords, list } from '../words';
import type { Checked } from './evaluate';
import type { Requirement } from './file';

/** One thing that speaks against a check: it fails it, or leaves it unknown. */
export interface Line {
  readonly standing: 'fails' | 'unknown';
  /** Key of the app it is about, null for the whole site. */
  readonly app: string | null;
  readonly text: string;
  /** Whether a person's word on the app, or on the site, can stand in for what is not known. */
  readonly vouchable: boolean;
}

/** Everything that stands against a requirement; an empty list means that it is met. */
export function against(require: Requirement, checked: Checked): Line[] {
  const { dataOnlyFor, noFindings, nothingUnknown, sourcesWithinDays, evidence } = require;
  if (dataOnlyFor) return checked.apps.flatMap((app) => reaching(app, dataOnlyFor));
  if (noFindings) return withFindings(noFindings, checked);
  if (nothingUnknown) return unknownParts(nothingUnknown, checked);
  if (sourcesWithinDays !== undefined) return oldSources(sourcesWithinDays, checked);
  if (evidence) {
    return checked.apps
      .filter(({ strongest }) => !isAtLeast(strongest, evidence))
      .map(({ key, name, strongest }) =>
        fails(
          key,
          `${name} has ${strongest === null ? 'no evidence at all' : `only ${strongest} evidence`}.`,
        ),
      );
  }
  return withoutDecision(checked);
}

const fails = (app: string | null, text: string): Line => ({
  standing: 'fails',
  app,
  text,
  vouchable: false,
});
const unknown = (app: string, text: string): Line => ({ standing: 'unknown', app, text, vouchable: true });

/** What cannot be answered from here at all. */
export const unanswered = (text: string): Line => ({
  standing: 'unknown',
  app: null,
  text,
  vouchable: false,
});

function withoutDecision({ apps, decided }: Checked): Line[] {
  if (decided === null) {
    return [unanswered('Who approved which app is known on the admin page only.')];
  }
  return apps
    .filter(({ key }) => !decided.has(key))
    .map(({ key, name }) => fails(key, `Nobody has approved ${name}, or the approval no longer holds.`));
}

/** An app of which parts are hidden may reach anything. */
function reaching(app: AppFacts, only: NonNullable<Requirement['dataOnlyFor']>): Line[] {
  if (only.apps.includes(app.key)) return [];
  const reached = only.data.filter((one) => isAtLeast(app.reach.get(one) ?? null, only.strength));
  if (reached.length > 0) {
    return [fails(app.key, `${app.name} reaches ${list(reached.map((one) => dataWords[one]))}.`)];
  }
  const why = doubt(app, only.strength !== 'permitted');
  return why === null ? [] : [unknown(app.key, `${app.name} may reach such data: ${why}.`)];
}

/** Why it cannot be said of an app that it does not do something; null where it can. */
function doubt(app: AppFacts, byCode: boolean): string | null {
  if (app.blank) return 'nothing is known of what it calls';
  if (app.hidden.length > 0) return 'parts of it cannot be known';
  if (app.unknownCalls > 0) return 'it has calls that the catalogue cannot place';
  return byCode && !app.whole ? 'its code was not read' : null;
}

/** Codes of findings that only code or traffic can show, with the apps that could have one. */
const shownByCode: Partial<Record<FindingCode, (app: AppFacts) => boolean>> = {
  'endpoint-removed': ({ reachesRemoved, blank }) => reachesRemoved || blank,
  'endpoint-deprecated': ({ reachesDeprecated, blank }) => reachesDeprecated || blank,
  'endpoint-unknown': () => true,
  'scope-missing': () => true,
  'api-token-call': () => true,
  'ui-kit-1': () => true,
  'call-unresolved': () => true,
};

/** Codes of findings that the scopes of an app show at the least. */
const shownByScopes: ReadonlySet<FindingCode> = new Set([
  'lost-under-rule',
  'kept-though-blocked',
  'exposure-unknown',
  'exposure-disputed',
  'scope-unused',
  'scope-unknown',
]);

function withFindings(wanted: readonly FindingCode[], { apps, findings }: Checked): Line[] {
  const names = new Map(apps.map(({ key, name }) => [key, name]));
  const failing = wanted.flatMap((code) =>
    [...(findings.get(code) ?? [])].map(([app, amount]) => {
      const name = app === null ? 'The estate' : (names.get(app) ?? app);
      return fails(app, `${name} has ${count(amount, 'open finding')} "${codes[code].title}".`);
    }),
  );
  const known = new Set(failing.map(({ app }) => app));
  const open = apps.flatMap((app) => {
    if (known.has(app.key)) return [];
    const possible = wanted.filter(
      (code) => shownByCode[code]?.(app) ?? (app.blank && shownByScopes.has(code)),
    );
    const why =
      possible.length === 0
        ? null
        : doubt(
            app,
            possible.some((code) => code in shownByCode),
          );
    return why === null ? [] : [unknown(app.key, `${app.name} may have such findings: ${why}.`)];
  });
  return [...failing, ...open];
}

function unknownParts(where: 'covered' | 'everywhere', { apps, rules }: Checked): Line[] {
  if (where === 'covered' && rules === 0) {
    return [unanswered('No rule is recorded, so no space is covered.')];
  }
  return apps
    .filter(({ coveredBy }) => where === 'everywhere' || coveredBy.length > 0)
    .flatMap((app) => {
      const why = doubt(app, false);
      return why === null ? [] : [{ ...fails(app.key, `${app.name}: ${why}.`), vouchable: true }];
    });
}

function oldSources(days: number, { sources, now }: Checked): Line[] {
  if (sources === null) return [unanswered('The age of sources is known on the admin page only.')];
  return sources
    .filter(({ importedAt }) => isStale(importedAt, now, days))
    .map(({ name, importedAt }) =>
      fails(null, `${name} was imported ${count(ageInDays(importedAt, now), 'day')} ago.`),
    );
}
