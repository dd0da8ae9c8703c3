/** What a draft changes against the recorded rules, rule by rule, in plain sentences. */
import { fold } from '../../policy/cover';
import type { AppAccessRule, RuleWhere } from '../../policy/rule';
import { ruleApps, ruleState, ruleWhere, type NameOf } from '../rule-words';
import type { RuleChange } from '../rules-view';
import { few } from './few';

/**
 * Rules are told apart by their id. The order of rules and of names in a list means nothing, and so does the case
 * of a space key: neither is a change. New and changed rules come in the order of the draft, then the removed ones.
 */
export function ruleChanges(
  before: readonly AppAccessRule[],
  after: readonly AppAccessRule[],
  nameOf: NameOf,
): RuleChange[] {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const kept = new Set(after.map(({ id }) => id));
  const current = after.flatMap((rule): RuleChange[] => {
    const earlier = old.get(rule.id);
    if (!earlier)
      return [change('added', rule, [`It would block ${scopeOf(rule, nameOf)}, in ${rule.mode} mode.`])];
    const texts = differences(earlier, rule, nameOf);
    return texts.length > 0 ? [change('changed', rule, texts)] : [];
  });
  const gone = before
    .filter(({ id }) => !kept.has(id))
    .map((rule) => change('removed', rule, [`It would no longer block ${scopeOf(rule, nameOf)}.`]));
  return [...current, ...gone];
}

function change(kind: RuleChange['kind'], { id, name }: AppAccessRule, texts: readonly string[]): RuleChange {
  return { kind, rule: id, name, texts };
}

function scopeOf(rule: AppAccessRule, nameOf: NameOf): string {
  return `${ruleApps(rule, nameOf)} from ${ruleWhere(rule)}`;
}

function differences(before: AppAccessRule, after: AppAccessRule, nameOf: NameOf): string[] {
  return [
    ...(before.name === after.name ? [] : [`It is called \`${after.name}\` and was \`${before.name}\`.`]),
    ...(before.mode === after.mode ? [] : [`Its mode is ${after.mode} and was ${before.mode}.`]),
    ...appChanges(before, after, nameOf),
    ...whereChanges(before, after),
    ...guardChanges(before, after),
  ];
}

function appChanges(before: AppAccessRule, after: AppAccessRule, nameOf: NameOf): string[] {
  const [old, now] = [before.apps, after.apps];
  if (old.block === 'all' && now.block === 'all') {
    const { added, gone } = compare(old.except, now.except);
    return [
      ...(added.length > 0 ? [`It no longer blocks ${few(added.map(nameOf))}.`] : []),
      ...(gone.length > 0 ? [`It blocks ${few(gone.map(nameOf))} too.`] : []),
    ];
  }
  if (old.block !== 'all' && now.block !== 'all') {
    const { added, gone } = compare(old.block, now.block);
    return [
      ...(added.length > 0 ? [`It blocks ${few(added.map(nameOf))} too.`] : []),
      ...(gone.length > 0 ? [`It no longer blocks ${few(gone.map(nameOf))}.`] : []),
    ];
  }
  return [`It blocks ${ruleApps(after, nameOf)} and blocked ${ruleApps(before, nameOf)}.`];
}

function whereChanges(before: AppAccessRule, after: AppAccessRule): string[] {
  const [old, now] = [listOf(before.where), listOf(after.where)];
  if (old === null && now === null) return [];
  if (old === null || now === null || old.kind !== now.kind) {
    return [`It covers ${ruleWhere(after)} and covered ${ruleWhere(before)}.`];
  }
  const { added, gone } = compare(old.names, now.names, fold);
  const what = (names: readonly string[]) =>
    `${names.length === 1 ? old.kind : `${old.kind}s`} ${few(names)}`;
  return [
    ...(added.length > 0 ? [`It covers ${what(added)} too.`] : []),
    ...(gone.length > 0 ? [`It no longer covers ${what(gone)}.`] : []),
  ];
}

function listOf(
  where: RuleWhere,
): { kind: 'space' | 'classification level'; names: readonly string[] } | null {
  if ('site' in where) return null;
  if ('spaces' in where) return { kind: 'space', names: where.spaces };
  return { kind: 'classification level', names: where.classificationLevels };
}

function guardChanges(before: AppAccessRule, after: AppAccessRule): string[] {
  const [old, now] = [before.guard, after.guard];
  if (old?.entered === now?.entered && old?.by === now?.by) return [];
  if (now === null) return [`It is no longer ${ruleState(before)}.`];
  return [`It is ${ruleState(after)}${old === null ? '' : `, and was ${ruleState(before)}`}.`];
}

/** Names of one list that the other lacks, in their order, each once. */
function compare(
  before: readonly string[],
  after: readonly string[],
  same: (name: string) => string = (name) => name,
): { added: string[]; gone: string[] } {
  const byKey = (names: readonly string[]) => new Map(names.map((name) => [same(name), name]));
  const [old, now] = [byKey(before), byKey(after)];
  return {
    added: [...now].flatMap(([key, name]) => (old.has(key) ? [] : [name])),
    gone: [...old].flatMap(([key, name]) => (now.has(key) ? [] : [name])),
  };
}
