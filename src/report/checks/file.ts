/** Compliance checks as code: their schema, and reading a file of checks. */
import { z } from 'zod';
import { describeIssues } from '../../policy/rule-errors';
import { readTree } from '../../policy/rule-tree';
import type { RuleError } from '../../policy/rule';
import { codeOrder } from '../codes';
import { dataWords } from '../words';
import type { DataClass } from '../../policy/endpoint';

/** One check: something that has to be so, and the control that it serves. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** The control of the administrator's own framework; null where none is named. */
  readonly control: string | null;
  readonly require: Requirement;
}

export type ParsedChecks =
  | { readonly ok: true; readonly checks: readonly Check[] }
  | { readonly ok: false; readonly errors: readonly RuleError[] };

const FIELDS = {
  '': '`version` and `checks`',
  checks: '`id`, `title`, `control` and `require`',
  require:
    'one of `approvedApps`, `dataOnlyFor`, `noFindings`, `nothingUnknown`, `sourcesWithinDays` and `evidence`',
  dataOnlyFor: '`data`, `apps` and `strength`',
};

const MOST_CHECKS = 50;

const text = (most: number) =>
  z
    .string()
    .min(1, 'expected a text, found an empty one')
    .max(most, `expected at most ${most} characters`)
    .refine((word) => word.trim() === word, 'expected no space at its start or end');
const strength = z.enum(['permitted', 'referenced', 'observed']);
const dataClass = z.enum(Object.keys(dataWords) as [DataClass, ...DataClass[]]);
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .min(1, 'expected at least one entry, found an empty list')
    .max(2000, 'expected at most 2000 entries');

const requirement = z
  .strictObject({
    approvedApps: z.literal(true).optional(),
    dataOnlyFor: z
      .strictObject({
        data: list(dataClass),
        apps: z.array(text(300)).max(2000),
        strength: strength.default('permitted'),
      })
      .optional(),
    noFindings: list(z.enum(codeOrder)).optional(),
    nothingUnknown: z.enum(['covered', 'everywhere']).optional(),
    sourcesWithinDays: z.number().int().min(1).max(3650).optional(),
    evidence: strength.optional(),
  })
  .refine((value) => Object.keys(value).length === 1, `expected exactly ${FIELDS.require}`);

/** What has to be so; exactly one field is set. */
export type Requirement = z.infer<typeof requirement>;

const check = z
  .strictObject({
    id: z
      .string()
      .regex(/^[A-Za-z0-9][\w.-]{0,99}$/, 'expected letters, digits, `.`, `_` and `-`, at most 100'),
    title: text(300).optional(),
    control: text(100).optional(),
    require: requirement,
  })
  .transform(({ id, title, control, require }): Check => ({
    id,
    title: title ?? id,
    control: control ?? null,
    require,
  }));

const file = z.strictObject({
  version: z.literal(1),
  checks: z
    .array(check)
    .min(1, 'expected at least one check, found an empty list')
    .max(MOST_CHECKS, `expected at most ${MOST_CHECKS} checks`)
    .superRefine((checks, context) => {
      checks.forEach(({ id }, index) => {
        const first = checks.findIndex((one) => one.id === id);
        if (first === index) return;
        const message = `\`${id}\` is the id of checks[${first}] too; expected a unique one`;
        context.addIssue({ code: 'custom', path: [index, 'id'], message });
      });
    }),
});

/**
 * Reads a file of checks in YAML or JSON (docs/checks.md). Errors come in the order of the text, each with its
 * line and field. No text at all is no checks.
 */
export function parseChecks(content: string): ParsedChecks {
  if (content.trim() === '') return { ok: true, checks: [] };
  const read = readTree(content);
  if (!read.ok) return read;
  const parsed = file.safeParse(read.tree.value);
  if (parsed.success) return { ok: true, checks: parsed.data.checks };
  return { ok: false, errors: describeIssues(parsed.error.issues, read.tree, FIELDS) };
}
