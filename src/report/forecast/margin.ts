/** What stands above and below the three columns: eligible, copies, age of the evidence, caveats, rules. */
import type { AppRecord } from '../../evidence/app';
import { isPlaceholder } from '../../evidence/key';
import { fold, whereCovered } from '../../policy/cover';
import type { AppAccessRule } from '../../policy/rule';
import type { Eligible } from '../../policy/verdict';
import { ruleApps, ruleState, ruleWhere, type NameOf } from '../rule-words';
import { count, day, list } from '../words';

/** One source of facts about an app. */
export interface EvidenceSource {
  /** Such as `forge manifest` or `har`. */
  readonly kind: string;
  readonly name: string;
  /** ISO 8601. */
  readonly importedAt: string;
  readonly apps: number;
  /** How many apps there are where the source says so, else null. */
  readonly total: number | null;
}

export const eligibleTexts: Readonly<Record<Eligible, string>> = {
  yes: 'Yes: an app access rule can block it.',
  no: 'No: it works with an API token or account credentials, and no app access rule reaches such a caller.',
  unknown: 'Not known: Atlassian publishes no list of the apps that a rule can block.',
};

/** Whether the app may hold copies of what it read before: no rule recalls these. */
export function copies(app: AppRecord | null): string {
  const recall = 'Blocking does not recall what an app copied before.';
  if (!app) return recall;
  const own =
    app.scopes?.includes('storage:app') === true ? ' It has storage of its own on the platform.' : '';
  const servers = [...new Set(app.egress.map(({ address }) => address))].filter((one) => !isPlaceholder(one));
  if (servers.length > 0) return `Yes, it may: it can send data to ${list(servers)}.${own} ${recall}`;
  if (app.kind === 'connect') return `Yes, it may: it runs on a server of its own.${own} ${recall}`;
  if (app.kind === 'script') return `Yes, it may: it runs wherever its owner runs it. ${recall}`;
  if (app.scopes === null) return `Not known: the source does not say where it sends data. ${recall}`;
  return `It declares no server outside Atlassian.${own || ' It declares no storage of its own either.'} ${recall}`;
}

function age(from: string, now: string): string {
  const days = Math.floor((Date.parse(now) - Date.parse(from)) / 86_400_000);
  if (Number.isNaN(days) || days < 0) return '';
  return days === 0 ? ', today' : `, ${count(days, 'day')} ago`;
}

/** One sentence a source, after one about the strongest kind of evidence. */
export function evidenceTexts(
  app: AppRecord | null,
  sources: readonly EvidenceSource[],
  now: string,
): string[] {
  const has = (strength: string) => app?.evidence.some((one) => one.strength === strength) === true;
  const kinds = has('observed')
    ? 'Calls were observed in traffic; what was not seen may still happen.'
    : has('referenced')
      ? 'Calls were found in its code; no traffic was read.'
      : app?.scopes
        ? 'Only its declared scopes are known: an upper bound of what it may call. Neither code nor traffic was read.'
        : 'Nothing was read of its scopes, code or traffic.';
  const general = 'The catalogue alone: what holds for any app that a rule blocks.';
  return [
    app ? kinds : general,
    ...sources.map(({ kind, name, importedAt, apps, total }) => {
      const part =
        total !== null && total > apps ? ` It holds ${String(apps)} of ${String(total)} apps.` : '';
      return `${name} (${kind}), imported on ${day(importedAt)}${age(importedAt, now)}.${part}`;
    }),
  ];
}

/** What every forecast must say of itself. */
export function caveats(oneSpace: boolean): string[] {
  return [
    'This is a forecast. Portcullis can neither read nor set the rules of Atlassian Guard.',
    'A rule comes on top of user permissions, never instead of them.',
    'How Confluence answers a refused call is documented nowhere: expect "404 not found" for one object and silence in lists (our conclusion).',
    'An app may delete its data when it loses access, and switching the rule off may not bring that back (Atlassian).',
    ...(oneSpace
      ? [
          'Lists and searches still answer as long as one space is left that no rule covers; they only come back shorter.',
        ]
      : ['A rule that blocks all apps from the whole site blocks Portcullis too, unless it is exempted.']),
  ];
}

/** What a question is about: one space, the whole site (`space: null`), or wherever a rule applies. */
type Asked = { readonly space: string | null } | 'anywhere';

/** Of any app only a rule that blocks all apps can speak. */
function speaksOf(rule: AppAccessRule, app: string | null, asked: Asked): boolean {
  const who = app === null ? rule.apps.block === 'all' : whereCovered([rule], app) !== null;
  if (asked === 'anywhere') return who;
  const { where } = rule;
  const { space } = asked;
  const place =
    'site' in where ||
    (space !== null && 'spaces' in where && where.spaces.some((one) => fold(one) === fold(space)));
  return who && place;
}

/** What the recorded rules say of this pair already. */
export function recordedFor(
  rules: readonly AppAccessRule[],
  app: string | null,
  asked: Asked,
  nameOf: NameOf,
): string[] {
  return rules
    .filter((rule) => speaksOf(rule, app, asked))
    .map(
      (rule) => `${rule.name}: blocks ${ruleApps(rule, nameOf)} from ${ruleWhere(rule)}; ${ruleState(rule)}.`,
    );
}
