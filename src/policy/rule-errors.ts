/** Faults of a rules file, or of a file of its kind, in words: the line, the field, what was found and what would be right. */
import type { z } from 'zod';
import type { RuleError } from './rule';
import { limitErrors, type Tree } from './rule-tree';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Fields by the name of the list or mapping they stand in; the whole file has the empty name. */
export type Fields = Readonly<Record<string, string>>;

const KINDS: Readonly<Record<string, string>> = { object: 'fields', array: 'a list', string: 'text' };

/** What is wrong, before its line is looked up. */
interface Fault {
  readonly path: Path;
  readonly message: string;
}

/** Errors in the order of the text; `fields` says what a field that nobody knows might have been. */
export function describeIssues(issues: readonly Issue[], tree: Tree, fields: Fields): RuleError[] {
  const faults = issues.flatMap((issue) => describe(issue, [], tree.value, fields));
  const { kept, left } = limitErrors(faults);
  const errors = kept.map(({ path, message }) => ({
    line: tree.lineOf(path),
    field: fieldName(path),
    message,
  }));
  return [...errors.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)), ...left];
}

function describe(issue: Issue, base: Path, value: unknown, fields: Fields): Fault[] {
  const path = [...base, ...issue.path];
  const found = at(value, path);
  const error = (message: string, where: Path = path): Fault => ({ path: where, message });
  if (issue.code === 'unrecognized_keys') {
    const known = fields[path.findLast((step) => typeof step === 'string') ?? ''];
    return issue.keys.map((key) =>
      error(`no such field; expected ${known ?? 'another one'}`, [...path, key]),
    );
  }
  if (issue.code === 'invalid_union') {
    // Where one alternative fits but for a detail, that detail is the error.
    const near = issue.errors.find((option) => !option.some(isWrongKind));
    if (near !== undefined) return near.flatMap((inner) => describe(inner, path, value, fields));
  }
  if (issue.code === 'invalid_value') {
    return [
      error(
        `expected ${issue.values.map((option) => `\`${String(option)}\``).join(' or ')}, found ${say(found)}`,
      ),
    ];
  }
  if (issue.code === 'invalid_type') {
    const quotes = issue.expected === 'string' && isBare(found) ? '; write it in quotes' : '';
    return [error(`expected ${KINDS[issue.expected] ?? issue.expected}, found ${say(found)}${quotes}`)];
  }
  const isWhole = issue.code === 'custom' || issue.message.includes('found');
  return [error(isWhole ? issue.message : `${issue.message}, found ${say(found)}`)];
}

function isWrongKind(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

/** `rules[0].where.spaces` */
function fieldName(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

/** Numbers, `true` and `null` are what a bare word turns into in YAML. */
function isBare(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || value === null;
}

function say(value: unknown): string {
  if (value === undefined || value === null) return value === null ? '`null`' : 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'fields';
  if (typeof value === 'number') return `the number \`${value}\``;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '' ? 'an empty text' : `\`${text.length > 60 ? `${text.slice(0, 60)}...` : text}\``;
}
