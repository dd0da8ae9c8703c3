/** What the command line says of a rules file: sections that every format for people renders alike. */
import type { AppAccessRule, RuleError } from '../../policy/rule';
import type { Examined } from '../analysis/examine';
import { ruleApps, ruleState, ruleWhere, type NameOf } from '../rule-words';
import type { GuardModelView, PreviewView } from '../rules-view';
import { count, sentence } from '../words';

/** A rules file with all that can be said of it; the JSON of `portcullis rules`. */
export interface RulesReport extends Examined {
  readonly schemaVersion: 1;
  readonly file: string;
  /** Null where the file has errors. */
  readonly rules: readonly AppAccessRule[] | null;
  readonly errors: readonly RuleError[];
  /** Null where no apps were given. */
  readonly preview: PreviewView | null;
}

export interface Section {
  readonly title: string;
  readonly lines?: readonly string[];
  /** Lines in an order that matters. */
  readonly steps?: readonly string[];
  readonly table?: {
    readonly header: readonly string[];
    readonly rows: readonly (readonly (string | number)[])[];
  };
}

export function sectionsOf(report: RulesReport, nameOf: NameOf): Section[] {
  const { rules, errors, changes, remarks, guard, preview } = report;
  if (rules === null) return [{ title: 'Errors', lines: errors.map(errorText) }];
  return [
    { title: 'Rules', lines: rules.length === 0 ? ['none'] : rules.map((rule) => ruleText(rule, nameOf)) },
    ...some(
      'Changes',
      changes.map(({ kind, name, texts }) => `${kind}: ${name}. ${texts.join(' ')}`),
    ),
    ...some(
      'Remarks',
      remarks.map(({ level, code, text }) => `${level}, ${code}: ${text}`),
    ),
    ...(preview === null ? [] : previewSections(preview)),
    ...guard.flatMap(guardSections),
  ];
}

function some(title: string, lines: readonly string[]): Section[] {
  return lines.length > 0 ? [{ title, lines }] : [];
}

/** `line 4, rules[0].where: expected ...`, without what is not known. */
export function errorText({ line, field, message }: RuleError): string {
  const place = [...(line === null ? [] : [`line ${line}`]), ...(field === '' ? [] : [field])].join(', ');
  return place === '' ? message : `${place}: ${message}`;
}

function ruleText(rule: AppAccessRule, nameOf: NameOf): string {
  const state = rule.guard ? `; ${ruleState(rule)}` : '';
  return `${rule.name} (${rule.id}, ${rule.mode} mode): ${ruleApps(rule, nameOf)} from ${ruleWhere(rule)}${state}`;
}

function previewSections({ totals, texts, apps }: PreviewView): Section[] {
  const { covered, losing, losingAtMost, spacesCovered } = totals;
  const sum = `${count(covered, 'app')} of ${totals.apps} would be covered; ${losing} would lose something, ${losingAtMost} more at most. ${count(spacesCovered, 'space')} that ${spacesCovered === 1 ? 'is' : 'are'} known would be covered.`;
  const rows = apps.map(({ name, where, loses, modules, keeps, notKnown, hidden, brokenAnyway }) => [
    loses.observed,
    loses.referenced,
    loses.permitted,
    modules,
    keeps,
    notKnown,
    hidden,
    brokenAnyway,
    where ?? 'not covered',
    name,
  ]);
  const header = [
    'seen',
    'in code',
    'by scope',
    'modules',
    'keeps',
    'not known',
    'hidden',
    'broken',
    'where',
    'app',
  ];
  return [
    { title: 'Preview', lines: [sum, ...texts] },
    { title: 'Endpoints that would be blocked, by the strongest evidence', table: { header, rows } },
  ];
}

function guardSections({ title, fits, limits, steps }: GuardModelView): Section[] {
  const words =
    fits === null ? 'not known whether the rules fit' : fits ? 'the rules fit' : 'the rules do not fit';
  const rows = limits.map((limit) => [
    limit.has,
    limit.limit ?? 'not known',
    limit.fits === null ? 'not known' : limit.fits ? 'yes' : 'no',
    limit.rule ?? 'all',
    `${sentence(limit.what)}. ${limit.source}`,
  ]);
  return [
    {
      title: `Atlassian Guard, ${title}: ${words}`,
      table: { header: ['has', 'limit', 'fits', 'rule', 'what'], rows },
    },
    { title: 'To enter them', steps },
  ];
}
