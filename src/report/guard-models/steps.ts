/** How the organisation administrator enters rules in Atlassian Guard, step by step, with every name to enter. */
import type { AppRecord } from '../../evidence/app';
import { coversApp, fold } from '../../policy/cover';
import type { AppAccessRule } from '../../policy/rule';
import { eligibility } from '../eligible';
import { ruleState, type NameOf } from '../rule-words';
import { count, list } from '../words';
import { listLimits } from './facts';
import { levelsOf, selected, spacesOf } from './limits';

/** Where the names of apps and spaces come from. */
export interface Names {
  readonly nameOf: NameOf;
  readonly apps: readonly AppRecord[] | null;
  readonly spaces: readonly { readonly key: string; readonly name: string }[];
}

const attest =
  'Note in each rule who entered it and on which day (`guard`): Portcullis then says that it is attested. It cannot see it for itself.';

/** Steps for policies with lists: a rule that is too long becomes several policies, where that means the same. */
export function stepsOfLists(rules: readonly AppAccessRule[], names: Names): string[] {
  if (rules.length === 0)
    return ['There is nothing to enter: remove the policies that were entered for earlier rules.'];
  return [
    'As an administrator of the organisation, open the data security policies of Atlassian Guard. No app can do this for you.',
    ...(rules.some((rule) => selected(rule).length > 0)
      ? ['Choosing apps needs Atlassian Guard; blocking all eligible apps does not.']
      : []),
    ...rules.flatMap((rule) => [...policies(rule, names), ...remarks(rule, names)]),
    attest,
  ];
}

function policies(rule: AppAccessRule, names: Names): string[] {
  const { apps } = rule;
  const most = listLimits.apps.limit;
  if (apps.block === 'all' && selected(rule).length > most) return [tooManyExceptions(rule, names)];
  const appLists = apps.block === 'all' ? [selected(rule)] : chunks(selected(rule), most);
  const places = 'site' in rule.where ? [[]] : chunks(spacesOf(rule), listLimits.spaces.limit);
  const levels = levelsOf(rule);
  const parts =
    levels.length > 0
      ? appLists.map((some) => ({ some, spaces: [] as readonly string[] }))
      : places.flatMap((spaces) => appLists.map((some) => ({ some, spaces })));
  return parts.map(({ some, spaces }, index) => {
    const part = parts.length > 1 ? ` (${index + 1} of ${parts.length})` : '';
    const where =
      levels.length > 0
        ? levelPlace(levels)
        : spaces.length > 0
          ? spacePlace(spaces, names)
          : 'the whole site';
    return `Create the policy \`${rule.name}${part}\`: let it cover ${where}, and ${choice(rule, some, names)}. Activate it.`;
  });
}

/** A second list of exceptions would block what the first one leaves alone, so such a rule cannot be cut in two. */
function tooManyExceptions(rule: AppAccessRule, { apps, nameOf }: Names): string {
  const covers = coversApp(rule);
  const blocked = apps?.filter((app) => covers(app.key) && eligibility(app) !== 'no') ?? [];
  const instead =
    blocked.length > 0
      ? ` Instead, block only these ${count(blocked.length, 'app')} of the estate, in lists of ${listLimits.apps.limit}, and add each new app: ${list(blocked.map(({ key }) => named(key, nameOf)))}.`
      : ' Instead, block only the apps that must stay out, in lists of their own, and add each new app.';
  return `\`${rule.name}\` cannot be entered as it is: it excepts ${count(selected(rule).length, 'app')} and a list takes ${listLimits.apps.limit}. Two policies do not help, since each would block the exceptions of the other.${instead}`;
}

/** Steps for the controls of the one policy: each rule is an override, or the control itself for the whole site. */
export function stepsOfControls(rules: readonly AppAccessRule[], names: Names): string[] {
  const keep =
    'Write down the overrides that are there now: once replaced they cannot be read back. A control has one draft; if somebody has begun one, agree with them first.';
  const open =
    'As an administrator of the organisation, open the data security policy of the organisation in Atlassian Guard, and in it the control of app access. No app can do this for you.';
  if (rules.length === 0) return [open, keep, 'Remove the overrides that were entered for earlier rules.'];
  const selections = new Set(
    rules.map((rule) => JSON.stringify([rule.apps.block, [...rule.apps.except].sort()])),
  );
  return [
    open,
    keep,
    ...rules.flatMap((rule) => [
      `For \`${rule.name}\`: ${override(rule, names)}, ${choice(rule, selected(rule), names)}.`,
      ...remarks(rule, names),
    ]),
    ...(selections.size > 1
      ? [
          'These rules choose different apps, and no source says whether overrides of one policy can: where the page does not offer it, enter that rule as a policy with lists.',
        ]
      : []),
    'Compare the draft with these steps, then activate it. Activating cannot be undone.',
    attest,
  ];
}

function override(rule: AppAccessRule, names: Names): string {
  const [spaces, levels] = [spacesOf(rule), levelsOf(rule)];
  if (spaces.length > 0) return `add an override for ${spacePlace(spaces, names)}`;
  return levels.length > 0
    ? `add an override for ${levelPlace(levels)}`
    : 'in the control itself, for the whole site';
}

function remarks(rule: AppAccessRule, { apps }: Names): string[] {
  const covers = coversApp(rule);
  const beyond = (apps ?? []).filter((app) => covers(app.key) && eligibility(app) === 'no');
  return [
    ...(rule.mode === 'audit'
      ? [
          `\`${rule.name}\` is in audit mode, which Atlassian Guard does not know: entered there, it blocks. Leave it out until that is what you want.`,
        ]
      : []),
    ...(rule.guard
      ? [`\`${rule.name}\` is ${ruleState(rule)}: check that what was entered still says the same.`]
      : []),
    ...(beyond.length > 0
      ? [
          `\`${rule.name}\` does not reach ${list(beyond.map(({ name }) => name))} in Atlassian Guard (API token): send ${beyond.length === 1 ? 'it' : 'them'} through the gateway.`,
        ]
      : []),
  ];
}

function choice({ apps }: AppAccessRule, some: readonly string[], { nameOf }: Names): string {
  const names = list(some.map((key) => named(key, nameOf)));
  if (apps.block !== 'all') return `block only ${names}`;
  return some.length > 0 ? `block all apps but ${names}` : 'block all eligible apps';
}

function spacePlace(keys: readonly string[], { spaces }: Names): string {
  const known = new Map(spaces.map(({ key, name }) => [fold(key), name]));
  const words = keys.map((key) => (known.has(fold(key)) ? `${key} (${known.get(fold(key)) ?? ''})` : key));
  return `${keys.length === 1 ? 'space' : 'spaces'} ${list(words)}`;
}

function levelPlace(levels: readonly string[]): string {
  return `content classified as ${list(levels)}`;
}

function named(key: string, nameOf: NameOf): string {
  const name = nameOf(key);
  return name === key ? key : `${name} (${key})`;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
