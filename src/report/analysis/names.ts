/** Names in rules that the estate does not have, and rules that therefore never apply. */
import { coversApp, fold, UNIDENTIFIED } from '../../policy/cover';
import type { AppAccessRule } from '../../policy/rule';
import type { RuleRemark } from '../rules-view';
import { count } from '../words';
import type { Surroundings } from './examine';
import { few } from './few';

/** Remarks on apps and spaces that rules name; none about apps where no estate is known. */
export function nameRemarks(rules: readonly AppAccessRule[], around: Surroundings): RuleRemark[] {
  const keys = around.apps?.map(({ key }) => key) ?? null;
  const spaces = new Set(around.spaces.map(({ key }) => fold(key)));
  return [
    ...rules.flatMap((rule) => [
      ...(keys === null ? [] : neverByApp(rule, keys)),
      ...(spaces.size === 0 ? [] : neverBySpace(rule, spaces)),
      ...(keys === null ? [] : unknownApps(rule, keys)),
      ...(spaces.size === 0 ? [] : unknownSpaces(rule, spaces)),
    ]),
    ...unchecked(rules, spaces.size > 0),
  ];
}

function remark(
  code: RuleRemark['code'],
  level: RuleRemark['level'],
  rules: readonly AppAccessRule[],
  text: string,
): RuleRemark {
  return { code, level, rules: rules.map(({ id }) => id), text };
}

function neverByApp(rule: AppAccessRule, keys: readonly string[]): RuleRemark[] {
  const covers = coversApp(rule);
  if (keys.length === 0 || covers(UNIDENTIFIED) || keys.some(covers)) return [];
  const why =
    rule.apps.block === 'all'
      ? `it excepts every one of the ${count(keys.length, 'app')} of the estate`
      : `none of the apps that it names is in the estate`;
  return [remark('never-applies', 'warning', [rule], `\`${rule.name}\` applies to no app today: ${why}.`)];
}

function neverBySpace(rule: AppAccessRule, known: ReadonlySet<string>): RuleRemark[] {
  const { where } = rule;
  if (!('spaces' in where) || where.spaces.some((key) => known.has(fold(key)))) return [];
  const text = `\`${rule.name}\` applies nowhere today: the site has none of the spaces that it names.`;
  return [remark('never-applies', 'warning', [rule], text)];
}

function unknownApps(rule: AppAccessRule, keys: readonly string[]): RuleRemark[] {
  const { block, except } = rule.apps;
  const known = new Set([...keys, UNIDENTIFIED]);
  const missing = [...new Set([...(block === 'all' ? [] : block), ...except])].filter(
    (key) => !known.has(key),
  );
  if (missing.length === 0) return [];
  const byFold = new Map(keys.map((key) => [fold(key), key]));
  const near = missing.flatMap((key) => byFold.get(fold(key)) ?? []);
  const hint = near.length > 0 ? ` Keys are compared exactly: \`${few(near)}\` differs only in case.` : '';
  const text = `\`${rule.name}\` names ${few(missing)}, which the estate does not have.${hint}`;
  return [remark('unknown-name', 'warning', [rule], text)];
}

function unknownSpaces(rule: AppAccessRule, known: ReadonlySet<string>): RuleRemark[] {
  const { where } = rule;
  const missing = 'spaces' in where ? where.spaces.filter((key) => !known.has(fold(key))) : [];
  if (missing.length === 0) return [];
  const text = `\`${rule.name}\` names ${missing.length === 1 ? 'space' : 'spaces'} ${few(missing)}, which the site does not have.`;
  return [remark('unknown-name', 'warning', [rule], text)];
}

/** What could not be held against anything. */
function unchecked(rules: readonly AppAccessRule[], spacesKnown: boolean): RuleRemark[] {
  const onSpaces = rules.filter(({ where }) => 'spaces' in where);
  const onLevels = rules.filter(({ where }) => 'classificationLevels' in where);
  return [
    ...(onSpaces.length > 0 && !spacesKnown
      ? [
          remark(
            'unknown-name',
            'note',
            onSpaces,
            'The spaces of the site are not known yet, so nobody checked that the spaces in these rules exist.',
          ),
        ]
      : []),
    ...(onLevels.length > 0
      ? [
          remark(
            'unknown-name',
            'note',
            onLevels,
            'No source lists the classification levels of the site, so nobody checked that the levels in these rules exist.',
          ),
        ]
      : []),
  ];
}
