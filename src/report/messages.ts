/**
 * The one place where a finding becomes a sentence. The verb says how strong the evidence is: "will
 * lose (seen until DATE)", "its code can lose", "could lose at most; no use seen". A rule of Atlassian
 * Guard is never said to be in force: no app can read or set it.
 */
import type { UnresolvedReason } from '../evidence/evidence';
import type { Action } from '../policy/endpoint';
import type { Finding, FindingCode } from './finding';
import { actionWords, count, dataWords, day, list, sentence, unresolvedWords } from './words';

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

const call = ({ endpoint }: Finding): string => (endpoint ? `${endpoint.method} ${endpoint.path}` : '');
const data = ({ dataClass }: Finding): string => (dataClass ? dataWords[dataClass] : 'data');
const seenUntil = (finding: Finding): string => {
  const last = text(finding, 'lastSeen');
  return last ? ` (seen until ${day(last)})` : ' (seen)';
};

/** How the strengths are mixed: `1 endpoint seen, 3 in its code, 9 by scope alone`. */
function mix(finding: Finding): string {
  const parts = [
    ['observed', 'seen'],
    ['referenced', 'in its code'],
    ['permitted', 'by scope alone'],
  ].flatMap(([key = '', words = '']) => {
    const n = number(finding, key);
    return n > 0 ? [{ n, words }] : [];
  });
  return parts
    .map(({ n, words }, index) => `${index === 0 ? count(n, 'endpoint') : String(n)} ${words}`)
    .join(', ');
}

function condition(finding: Finding): string {
  const eligible = finding.data['eligible'] === 'unknown' ? ', provided that it is eligible' : '';
  if (finding.data['supposed'] === true) return ` if a rule blocks it${eligible}`;
  return ` under the rule \`${text(finding, 'rule')}\`${eligible}`;
}

function saysLost(finding: Finding): string {
  const name = text(finding, 'name');
  const actions = items(finding, 'actions').map((one) => actionWords[one as Action]);
  const what = `access to ${data(finding)}`;
  const start = {
    observed: `${name} will lose ${what}${seenUntil(finding)}`,
    referenced: `${name}: its code can lose ${what}`,
    permitted: `${name} could lose at most ${what}; no use seen,`,
  }[text(finding, 'strongest') as 'observed'];
  const filtered = number(finding, 'filtered');
  const refused = number(finding, 'refused');
  const effects = [
    ...(refused > 0 ? [`${String(refused)} refused`] : []),
    ...(filtered > 0 ? [`${String(filtered)} silently shorter`] : []),
  ];
  const details = [list(actions), mix(finding), list(effects)].filter(Boolean);
  return `${start}${condition(finding)}: ${details.join('; ')}`;
}

function saysKept(finding: Finding): string {
  const name = text(finding, 'name');
  const what = `${actionWords[text(finding, 'action') as Action]} ${data(finding)}`;
  const start = {
    observed: `${name} will still be able to ${what}${seenUntil(finding)}`,
    referenced: `${name}: its code can still ${what}`,
    permitted: `${name} could at most still ${what}; no use seen`,
  }[text(finding, 'strongest') as 'observed'];
  const needs = items(finding, 'needs');
  const rights = needs.length > 0 ? `; some of it needs ${list(needs)}` : '';
  return `${start}, though blocked: ${mix(finding)}${rights}`;
}

function saysBroken(finding: Finding, what: string): string {
  const observed = text(finding, 'strongest') === 'observed';
  const verb = observed ? `calls${seenUntil(finding)}` : 'has code that calls';
  const next = items(finding, 'replacedBy');
  const instead = next.length > 0 ? `use ${list(next)}` : 'no successor is known';
  return `${text(finding, 'name')} ${verb} ${call(finding)}, which ${what}: ${instead}`;
}

function saysUnknown(finding: Finding): string {
  const observed = text(finding, 'strongest') === 'observed';
  const verb = observed ? `calls${seenUntil(finding)}` : 'has code that calls';
  const candidates = items(finding, 'candidates');
  if (candidates.length > 0)
    return `${text(finding, 'name')} ${verb} ${finding.endpoint?.path ?? ''} with a method that cannot be known: it may be ${list(candidates)}`;
  return `${text(finding, 'name')} ${verb} ${call(finding)}, which is not in the catalogue: what a rule does to it is not known`;
}

function saysScopeMissing(finding: Finding): string {
  const missing = items(finding, 'scopes');
  const why =
    missing.length > 0
      ? `its scopes do not allow that without ${list(missing)}`
      : 'no scope lets an app of its kind do that';
  return `${text(finding, 'name')} has a call of ${call(finding)}, but ${why}`;
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
    `${text(f, 'name')} works with an API token or account credentials: an app access rule cannot block it`,
  'endpoint-removed': (f) =>
    saysBroken(f, "is gone from Atlassian's newest description and is reported to answer 410"),
  'endpoint-deprecated': (f) => saysBroken(f, 'is deprecated'),
  'ui-kit-1': (f) =>
    `${text(f, 'name')} is still built on UI Kit 1, which Atlassian removed: ${text(f, 'detail')}`,
  'endpoint-unknown': saysUnknown,
  'exposure-unknown': (f) =>
    `${text(f, 'name')} can call ${count(items(f, 'endpoints').length, 'endpoint')} of which no source says what a rule does: ${list(items(f, 'endpoints'))}`,
  'exposure-disputed': (f) =>
    `${text(f, 'name')} can call ${count(items(f, 'endpoints').length, 'endpoint')} on which Atlassian's document and its OpenAPI flag differ (the document decides): ${list(items(f, 'endpoints'))}`,
  'call-unresolved': (f) =>
    `what ${text(f, 'name')} calls cannot be fully known, because ${unresolvedWords[text(f, 'reason') as UnresolvedReason]} (${count(items(f, 'places').length, 'place')})`,
  'no-evidence': (f) =>
    `nothing is known of what ${text(f, 'name')} calls: its source names no scopes, and neither code nor traffic was read`,
  'scope-missing': saysScopeMissing,
  'scope-unused': (f) =>
    `${text(f, 'name')} declares ${count(items(f, 'scopes').length, 'Confluence scope')} that no endpoint of the catalogue asks for: ${list(items(f, 'scopes'))}`,
  'scope-unknown': (f) =>
    `${text(f, 'name')} declares ${count(items(f, 'scopes').length, 'scope')} that we do not know: ${list(items(f, 'scopes'))}`,
  'file-unreadable': (f) => `${f.file ?? 'a file'} cannot be read: ${text(f, 'message')}`,
  'file-odd': (f) => `${text(f, 'name')}: ${text(f, 'detail')}`,
};

/** One sentence for a finding, with its full stop. */
export function say(finding: Finding): string {
  return `${sentence(sentences[finding.code](finding)).replace(/\.$/, '')}.`;
}
