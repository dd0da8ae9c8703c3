/**
 * The one place where a finding becomes a sentence. The verb says how strong the evidence is: "will
 * lose (seen until DATE)", "its code can lose", "could lose at most; no use seen". A rule of Atlassian
 * Guard is never said to be in force: no app can read or set it.
 */
import type { Strength, UnresolvedReason } from '../evidence/evidence';
import type { Action } from '../policy/endpoint';
import type { Finding, FindingCode } from './finding';
import { actingWords, actionWords, count, dataWords, day, list, sentence, unresolvedWords } from './words';

const text = (finding: Finding, key: string): string => {
  const value = finding.data[key];
  return typeof value === 'string' ? value : '';
};
const number = (finding: Finding, key: string): number => {
  const value = finding.data[key];
  return typeof value === 'number' ? value : 0;
};
const items = (finding: Finding, key: string): readonly string[] => {
  const value = finding.data[key];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};

/** How a short sentence names the app; a clause of its own would only repeat it. */
const pronoun = 'it';

const named = (finding: Finding): string => text(finding, 'name');
const clause = (finding: Finding): string =>
  ['', pronoun].includes(named(finding)) ? '' : `${named(finding)}: `;
const call = ({ endpoint }: Finding): string => (endpoint ? `${endpoint.method} ${endpoint.path}` : '');
const data = ({ dataClass }: Finding): string => (dataClass ? dataWords[dataClass] : 'data');
const seenUntil = (finding: Finding): string => {
  const last = text(finding, 'lastSeen');
  return last ? ` (seen until ${day(last)})` : ' (seen)';
};

/** How many endpoints, and on what that rests: `3 endpoints (1 seen, 2 by scope alone)`. */
function mix(finding: Finding): string {
  const parts = [
    ...(number(finding, 'observed') > 0 ? [`${number(finding, 'observed')} seen`] : []),
    ...(number(finding, 'referenced') > 0 ? [`${number(finding, 'referenced')} in its code`] : []),
    ...(number(finding, 'permitted') > 0 ? [`${number(finding, 'permitted')} by scope alone`] : []),
  ];
  const all = count(items(finding, 'endpoints').length, 'endpoint');
  return parts.length > 1 ? `${all} (${parts.join(', ')})` : all;
}

function condition(finding: Finding): string {
  if (finding.data['supposed'] === true) return 'if a rule blocks it';
  const eligible = finding.data['eligible'] === 'unknown' ? ', if it is eligible' : '';
  return `under the rule \`${text(finding, 'rule')}\`${eligible}`;
}

function saysLost(finding: Finding): string {
  const name = named(finding);
  const actions = items(finding, 'actions').map((one) => actingWords[one as Action]);
  const what = `${list(actions)} ${data(finding)}`;
  const start = {
    observed: `${name} will lose ${what}${seenUntil(finding)} ${condition(finding)}`,
    referenced: `${clause(finding)}its code can lose ${what} ${condition(finding)}`,
    permitted: `${name} could lose at most ${what} ${condition(finding)}; no use seen`,
  }[text(finding, 'strongest') as Strength];
  const filtered = number(finding, 'filtered');
  const refused = number(finding, 'refused');
  const effects = [
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(filtered > 0 ? [`${filtered} silently shorter`] : []),
  ];
  return `${start}: ${mix(finding)}; ${list(effects)}`;
}

function saysKept(finding: Finding): string {
  const name = named(finding);
  const what = `${actionWords[text(finding, 'action') as Action]} ${data(finding)}, though blocked`;
  const start = {
    observed: `${name} will still ${what}${seenUntil(finding)}`,
    referenced: `${clause(finding)}its code can still ${what}`,
    permitted: `${name} could at most still ${what}; no use seen`,
  }[text(finding, 'strongest') as Strength];
  const needs = items(finding, 'needs');
  const rights = needs.length > 0 ? `; rights needed: ${needs.join(' / ')}` : '';
  return `${start}: ${mix(finding)}${rights}`;
}

function saysBroken(finding: Finding, what: string): string {
  const observed = text(finding, 'strongest') === 'observed';
  const verb = observed ? `calls${seenUntil(finding)}` : 'has code that calls';
  const next = items(finding, 'replacedBy');
  const instead = next.length > 0 ? `use ${list(next)}` : 'no successor is known';
  return `${named(finding)} ${verb} ${call(finding)}, which ${what}: ${instead}`;
}

function saysUnknown(finding: Finding): string {
  const observed = text(finding, 'strongest') === 'observed';
  const verb = observed ? `calls${seenUntil(finding)}` : 'has code that calls';
  const candidates = items(finding, 'candidates');
  if (candidates.length > 0)
    return `${named(finding)} ${verb} ${finding.endpoint?.path ?? ''} with a method that cannot be known: it may be ${list(candidates)}`;
  return `${named(finding)} ${verb} ${call(finding)}, which is not in the catalogue: what a rule does to it is not known`;
}

function saysScopeMissing(finding: Finding): string {
  const missing = items(finding, 'scopes');
  const why =
    missing.length > 0
      ? `its scopes do not allow that without ${list(missing)}`
      : 'no scope lets an app of its kind do that';
  return `${named(finding)} has a call of ${call(finding)}, but ${why}`;
}

function saysScopeUnused(finding: Finding): string {
  const declared = `${named(finding)} declares ${count(items(finding, 'scopes').length, 'Confluence scope')}`;
  const scopes = list(items(finding, 'scopes'));
  if (!('leastScopes' in finding.data))
    return `${declared} that no endpoint of the catalogue asks for: ${scopes}`;
  const [hidden, events] = [number(finding, 'unresolved'), number(finding, 'events')];
  const doubts = [
    ...(hidden > 0 ? [`${count(hidden, 'part')} of it cannot be known`] : []),
    ...(events > 0 ? [`its ${count(events, 'event')} may need them`] : []),
  ];
  const but = doubts.length > 0 ? ` (but ${list(doubts)})` : '';
  const least = items(finding, 'leastScopes');
  const enough = least.length > 0 ? `${list(least)} would do` : 'none would do';
  return `${declared} that no call found in its code needs${but}: ${scopes}; for the calls found ${enough}`;
}

/** The endpoints a finding stands for, as `METHOD path`: a group lists them, a single call is its own. */
export function endpointsOf(finding: Finding): readonly string[] {
  const several = items(finding, 'endpoints');
  return several.length > 0 || !finding.endpoint ? several : [call(finding)];
}

const sentences: Readonly<Record<FindingCode, (finding: Finding) => string>> = {
  'lost-under-rule': saysLost,
  'kept-though-blocked': saysKept,
  'not-eligible': (f) =>
    `${named(f)} works with an API token or account credentials: an app access rule cannot block it`,
  'api-token-call': (f) =>
    `${named(f)} calls ${count(items(f, 'endpoints').length, 'endpoint')} with a stored API token or account credentials, which an app access rule does not stop: ${list(items(f, 'endpoints'))}`,
  'endpoint-removed': (f) =>
    saysBroken(f, "is gone from Atlassian's newest description and is reported to answer 410"),
  'endpoint-deprecated': (f) => saysBroken(f, 'is deprecated'),
  'ui-kit-1': (f) => `${named(f)} is still built on UI Kit 1, which Atlassian removed: ${text(f, 'detail')}`,
  'endpoint-unknown': saysUnknown,
  'exposure-unknown': (f) =>
    `${named(f)} can call ${count(items(f, 'endpoints').length, 'endpoint')} of which no source says what a rule does: ${list(items(f, 'endpoints'))}`,
  'exposure-disputed': (f) =>
    `${named(f)} can call ${count(items(f, 'endpoints').length, 'endpoint')} on which Atlassian's document and its OpenAPI flag differ (the document decides): ${list(items(f, 'endpoints'))}`,
  'call-unresolved': (f) =>
    `what ${named(f)} calls cannot be fully known, because ${unresolvedWords[text(f, 'reason') as UnresolvedReason]} (${count(items(f, 'places').length, 'place')})`,
  'no-evidence': (f) =>
    `nothing is known of what ${named(f)} calls: its source names no scopes, and neither code nor traffic was read`,
  'scope-missing': saysScopeMissing,
  'scope-unused': saysScopeUnused,
  'scope-unknown': (f) =>
    `${named(f)} declares ${count(items(f, 'scopes').length, 'scope')} that we do not know: ${list(items(f, 'scopes'))}`,
  'ignore-expired': (f) =>
    `${f.file ?? 'a file'} ignored ${text(f, 'what')} until ${text(f, 'until')}, because: ${text(f, 'reason')}`,
  'approval-expired': (f) =>
    `${clause(f)}${text(f, 'what')} held until ${text(f, 'until')}, on the word of ${text(f, 'owner')}: ${text(f, 'reason')}`,
  'scopes-unapproved': (f) =>
    `${named(f)} asks for ${count(items(f, 'scopes').length, 'scope')} that nobody approved: ${list(items(f, 'scopes'))}`,
  'inventory-stale': (f) =>
    `${named(f)} was imported on ${day(text(f, 'importedAt'))}, ${count(number(f, 'days'), 'day')} ago: what it says may be so no longer`,
  'catalogue-changed': (f) =>
    `the catalogue is ${text(f, 'now')}; the last scan, of ${day(text(f, 'scannedAt'))}, used ${text(f, 'before')}`,
  'own-block': (f) =>
    `Confluence said on ${day(text(f, 'lastAt'))} that a rule blocks Portcullis from some content (${count(number(f, 'events'), 'event')}); it never says when that ends`,
  'sources-disagree': (f) =>
    `sources differ on the ${text(f, 'field')} of ${named(f)}${text(f, 'field') === 'scopes' ? ', beside what all of them have' : ''}: ${items(f, 'values').join('; ')}`,
  'file-unreadable': (f) => `${f.file ?? 'a file'} cannot be read: ${text(f, 'message')}`,
  'file-odd': (f) => `${clause(f)}${text(f, 'detail')}`,
};

/** The same where the app is named already: "It could lose at most ...". */
export function sayBriefly(finding: Finding): string {
  return say({ ...finding, data: { ...finding.data, name: pronoun } });
}

/** One sentence for a finding, with its full stop; a name that starts it stays as it is written. */
export function say(finding: Finding): string {
  const words = sentences[finding.code](finding).replace(/\.$/, '');
  const names = [named(finding) === pronoun ? '' : named(finding), finding.file ?? ''];
  const isNamed = names.some((name) => name !== '' && words.startsWith(name));
  return `${isNamed ? words : sentence(words)}.`;
}
