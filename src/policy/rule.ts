/** App access rules: their schema, and reading a rules file. */
import { z } from 'zod';
import { describeIssues } from './rule-errors';
import { readTree } from './rule-tree';

/** One rule: which apps are kept out of what. */
export interface AppAccessRule {
  readonly id: string;
  readonly name: string;
  /** Speaks of Portcullis's own enforcement points: in `audit` the call is sent and the verdict recorded. */
  readonly mode: 'audit' | 'enforce';
  /** Keys are compared exactly; `except` is empty unless all apps are blocked. */
  readonly apps: { readonly block: 'all' | readonly string[]; readonly except: readonly string[] };
  readonly where: RuleWhere;
  /** Who noted, on which date (`YYYY-MM-DD`), that the rule was entered in Atlassian Guard; null where nobody did. */
  readonly guard: { readonly entered: string; readonly by: string } | null;
}

export type RuleWhere =
  | { readonly site: true }
  | { readonly spaces: readonly string[] }
  | { readonly classificationLevels: readonly string[] };

export interface RuleError {
  /** 1-based line in the text; null where the text is at fault as a whole. */
  readonly line: number | null;
  /** Such as `rules[0].where.spaces`; empty for the whole text. */
  readonly field: string;
  /** Lower case, no full stop: what was found and what would be right. */
  readonly message: string;
}

export type ParsedRules =
  | { readonly ok: true; readonly rules: readonly AppAccessRule[] }
  | { readonly ok: false; readonly errors: readonly RuleError[] };

const FIELDS = {
  '': '`version` and `rules`',
  rules: '`id`, `name`, `mode`, `apps`, `where` and `guard`',
  apps: '`block` and `except`',
  where: '`site`, `spaces` or `classificationLevels`',
  guard: '`entered` and `by`',
};

/** Guard takes up to 2,000 spaces in one override; a rules file may plan a little ahead of it. */
const LONGEST_LIST = 5_000;
const MOST_RULES = 500;

/** A name that is compared with others: what cannot be seen or does not mean itself is a slip. */
const word = z
  .string()
  .min(1, 'expected a name, found an empty text')
  .max(300, 'expected at most 300 characters')
  .refine((text) => text.trim() === text, 'expected no space at its start or end')
  .refine((text) => !text.includes('*'), 'expected a whole name, found `*`: there are no wildcards');
const words = z
  .array(word)
  .min(1, 'expected at least one entry, found an empty list')
  .max(LONGEST_LIST, `expected at most ${LONGEST_LIST} entries`);

const apps = z
  .strictObject({
    block: z.union([z.literal('all'), words], 'expected `all` or a list of app keys'),
    except: z.array(word).max(LONGEST_LIST).default([]),
  })
  .refine(({ block, except }) => block === 'all' || except.length === 0, {
    path: ['except'],
    message: 'expected only together with `block: all`; leave the app out of `block` instead',
  });

const where = z
  .strictObject({
    site: z.literal(true).optional(),
    spaces: words.optional(),
    classificationLevels: words.optional(),
  })
  .transform((value, context): RuleWhere => {
    const { site, spaces, classificationLevels } = value;
    if (Object.keys(value).length === 1) {
      if (site !== undefined) return { site };
      if (spaces !== undefined) return { spaces };
      if (classificationLevels !== undefined) return { classificationLevels };
    }
    context.addIssue('expected exactly one of `site`, `spaces` and `classificationLevels`');
    return z.NEVER;
  });

const rule = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9][\w.-]{0,99}$/, 'expected letters, digits, `.`, `_` and `-`, at most 100'),
    name: z
      .string()
      .min(1, 'expected a name, found an empty text')
      .max(200, 'expected at most 200 characters')
      .optional(),
    mode: z.enum(['audit', 'enforce']),
    apps,
    where,
    guard: z
      .strictObject({ entered: z.iso.date('expected a date as in `2026-01-31`'), by: word })
      .nullable()
      .default(null),
  })
  .transform(({ name, ...rest }): AppAccessRule => ({ ...rest, name: name ?? rest.id }));

const file = z.strictObject({
  version: z.literal(1),
  rules: z
    .array(rule)
    .min(1, 'expected at least one rule, found an empty list')
    .max(MOST_RULES, `expected at most ${MOST_RULES} rules`)
    .superRefine((rules, context) => {
      const first = new Map<string, number>();
      rules.forEach(({ id }, index) => {
        const earlier = first.get(id);
        if (earlier === undefined) first.set(id, index);
        else
          context.addIssue({
            code: 'custom',
            path: [index, 'id'],
            message: `\`${id}\` is the id of rules[${earlier}] too; expected a unique one`,
          });
      });
    }),
});

/**
 * Reads a rules file in YAML or JSON (contract "Rules file"). Errors come in the order of the text, each with
 * its line and field; a text that is too large, nested too deep or full of aliases is refused unread.
 */
export function parseRules(text: string): ParsedRules {
  const read = readTree(text);
  if (!read.ok) return read;
  const parsed = file.safeParse(read.tree.value);
  if (parsed.success) return { ok: true, rules: parsed.data.rules };
  return { ok: false, errors: describeIssues(parsed.error.issues, read.tree, FIELDS) };
}
