import type { CheckedDraft, RuleDraft } from '../../../../src/api';
import { words } from '../../words';

const w = words.rules;
const told = 3;

export type NameOf = (key: string) => string;
export type RuleErrors = CheckedDraft['errors'];

/** The first names of a list and how many more there are. */
function some(names: readonly string[]): string {
  const text = names.slice(0, told).join(', ');
  return names.length > told ? w.andMore(text, names.length - told) : text;
}

function who({ apps: { block, except } }: RuleDraft, nameOf: NameOf): string {
  if (block !== 'all') return block.length === 0 ? w.who.nobody : w.who.only(some(block.map(nameOf)));
  return except.length === 0 ? w.who.all : w.who.but(some(except.map(nameOf)));
}

function whereIs({ where }: RuleDraft): string {
  if ('site' in where) return w.whereIs.site;
  const names = 'spaces' in where ? where.spaces : where.classificationLevels;
  if (names.length === 0) return w.whereIs.nowhere;
  return 'spaces' in where ? w.whereIs.spaces(names.length, some(names)) : w.whereIs.levels(some(names));
}

/** What a rule of the draft says, as one sentence. */
export const ruleSentence = (rule: RuleDraft, nameOf: NameOf): string =>
  w.blocks(who(rule, nameOf), whereIs(rule));

/** The errors of the rule at an index; their fields start with it. */
export const errorsOf = (errors: RuleErrors, index: number): RuleErrors =>
  errors.filter(({ field }) => ruleIndex(field) === index);

/** Which rule a field belongs to: `rules[2].where` to the third; null where it is no rule's. */
export function ruleIndex(field: string): number | null {
  const found = /^rules\[(\d+)\]/.exec(field);
  return found ? Number(found[1]) : null;
}

/** What is wrong with one part of a rule, such as `apps.block`; undefined where nothing is. */
export function errorAt(errors: RuleErrors, part: string): string | undefined {
  const inside = errors.filter(({ field }) => {
    const rest = field.replace(/^rules\[\d+\]\.?/, '');
    return rest === part || rest.startsWith(`${part}.`) || rest.startsWith(`${part}[`);
  });
  return inside.length === 0 ? undefined : inside.map(({ message }) => message).join('; ');
}
