/** Exceptions that other rules undo: several rules add up, and the most restrictive wins. */
import { coversApp, fold, UNIDENTIFIED } from '../../policy/cover';
import type { AppAccessRule, RuleWhere } from '../../policy/rule';
import type { NameOf } from '../rule-words';
import type { RuleRemark } from '../rules-view';
import { few } from './few';

/** One remark for each pair of rules of which the second blocks what the first excepts, where both apply for sure. */
export function exceptionRemarks(rules: readonly AppAccessRule[], nameOf: NameOf): RuleRemark[] {
  const tests = rules.map((rule) => ({ rule, covers: coversApp(rule) }));
  return rules.flatMap((rule): RuleRemark[] => {
    if (rule.apps.except.length === 0) return [];
    const undone = tests.flatMap(({ rule: other, covers }): RuleRemark[] => {
      if (other === rule) return [];
      const apps = [...new Set(rule.apps.except.filter(covers))];
      const place = apps.length > 0 ? overlap(rule.where, other.where) : null;
      if (place === null) return [];
      const text = `\`${rule.name}\` excepts ${few(apps.map(nameOf))}, but \`${other.name}\` blocks ${apps.length === 1 ? 'it' : 'them'} from ${place} all the same: rules add up, and the most restrictive wins.`;
      return [{ code: 'exception-contradicted', level: 'warning', rules: [rule.id, other.id], text }];
    });
    return [...undone, ...unidentified(rule)];
  });
}

function unidentified({ id, name, mode, apps }: AppAccessRule): RuleRemark[] {
  if (mode !== 'enforce' || !apps.except.includes(UNIDENTIFIED)) return [];
  const text = `\`${name}\` excepts \`${UNIDENTIFIED}\`, but a rule in enforce mode covers every caller that the gateway does not know, whatever its lists.`;
  return [{ code: 'exception-contradicted', level: 'warning', rules: [id], text }];
}

/** Where both places are the same, in words; null where they are nowhere for sure. */
function overlap(one: RuleWhere, other: RuleWhere): string | null {
  if ('site' in one) return 'site' in other ? 'the whole site' : say(namesOf(other));
  if ('site' in other) return say(namesOf(one));
  const [left, right] = [namesOf(one), namesOf(other)];
  if (left.ofSpaces !== right.ofSpaces) return null;
  const known = new Set(right.names.map(fold));
  const shared = left.names.filter((name) => known.has(fold(name)));
  return shared.length === 0 ? null : say({ ...left, names: shared });
}

interface Named {
  readonly ofSpaces: boolean;
  readonly names: readonly string[];
}

function namesOf(where: Exclude<RuleWhere, { site: true }>): Named {
  return 'spaces' in where
    ? { ofSpaces: true, names: where.spaces }
    : { ofSpaces: false, names: where.classificationLevels };
}

function say({ ofSpaces, names }: Named): string {
  if (!ofSpaces) return `content classified as ${few(names)}`;
  return `${names.length === 1 ? 'space' : 'spaces'} ${few(names)}`;
}
