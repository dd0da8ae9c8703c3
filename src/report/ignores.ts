/** Findings that somebody has decided not to act on, for a reason and until a day. */
import { z } from 'zod';
import { parseYaml } from '../evidence/yaml';
import { codeOrder } from './codes';
import type { Finding, FindingCode } from './finding';
import type { Draft } from './findings/draft';
import { nothing } from './findings/draft';
import { endpointsOf } from './messages';

/** One decision; all that it names has to fit a finding. */
export interface Ignore {
  /** Line in its file, where that can be told. */
  readonly line: number | null;
  readonly id?: string | undefined;
  readonly code?: FindingCode | undefined;
  readonly app?: string | undefined;
  readonly file?: string | undefined;
  /** `METHOD path` as a finding lists it: a finding about several endpoints fits only if it is about no other. */
  readonly endpoint?: string | undefined;
  readonly reason: string;
  /** The last day on which it holds. */
  readonly until: string;
}

/** The ignores of one file. */
export interface Ignores {
  readonly file: string;
  readonly ignores: readonly Ignore[];
}

const text = z.string().trim().min(1).max(500);
const date = z.iso.date({ error: 'expected a day such as 2027-03-31' });

const entry = z
  .strictObject({
    id: z
      .string()
      .regex(/^[0-9a-f]{16}$/u, 'expected the 16 digits of a finding')
      .optional(),
    code: z.enum(codeOrder, { error: 'expected a code that `audit --list-codes` prints' }).optional(),
    app: text.optional(),
    file: text.optional(),
    endpoint: text.optional(),
    reason: text,
    until: date,
  })
  .refine((one) => one.id !== undefined || one.code !== undefined, 'expected an `id` or a `code`');
const shape = z.strictObject({ version: z.literal(1), ignores: z.array(entry).max(5000) });

/**
 * Parses a file of ignores (YAML or JSON): `version: 1` and a list `ignores`, each with an `id` or a `code` (which
 * `app`, `file` and `endpoint` may narrow), a `reason` and the day `until` which it holds. `file` names it in findings.
 */
export function parseIgnores(
  content: string,
  file: string,
): { readonly ok: true; readonly ignores: Ignores } | { readonly ok: false; readonly message: string } {
  const parsed = parseYaml(content, file);
  if (!parsed.ok) return parsed;
  const read = shape.safeParse(parsed.value);
  if (read.success) {
    const ignores = read.data.ignores.map((one, index) => ({
      ...one,
      line: parsed.lineOf(['ignores', index]),
    }));
    return { ok: true, ignores: { file, ignores } };
  }
  const [issue] = read.error.issues;
  const path = (issue?.path ?? []).filter((part) => typeof part !== 'symbol');
  const place = path.length > 0 ? ` at \`${path.join('.')}\` (line ${String(parsed.lineOf(path))})` : '';
  return { ok: false, message: `is no file of ignores${place}: ${issue?.message ?? 'unknown form'}` };
}

/** Marks the findings that an ignore which still holds on this day (ISO 8601) fits; the first one counts. */
export function markIgnored(findings: readonly Finding[], ignores: Ignores | null, day: string): Finding[] {
  const holding = (ignores?.ignores ?? []).filter(({ until }) => until >= day);
  return findings.map((finding) => {
    const ignore = holding.find((one) => fits(one, finding));
    return ignore ? { ...finding, ignored: { reason: ignore.reason, until: ignore.until } } : finding;
  });
}

/** `ignore-expired`: a finding for each ignore whose day has passed. */
export function expiredIgnores(ignores: Ignores | null, day: string): Draft[] {
  return (ignores?.ignores ?? [])
    .filter(({ until }) => until < day)
    .map((ignore) => ({
      ...nothing,
      code: 'ignore-expired',
      level: 'warning',
      app: null,
      file: ignores?.file ?? null,
      line: ignore.line,
      subject: `${whatOf(ignore)} ${ignore.until}`,
      data: { name: '', what: whatOf(ignore), until: ignore.until, reason: ignore.reason },
    }));
}

function fits({ id, code, app, file, endpoint }: Ignore, finding: Finding): boolean {
  const endpoints = endpointsOf(finding);
  return (
    (id === undefined || id === finding.id) &&
    (code === undefined || code === finding.code) &&
    (app === undefined || app === finding.app) &&
    (file === undefined || file === finding.file) &&
    (endpoint === undefined || (endpoints.length > 0 && endpoints.every((one) => one === endpoint)))
  );
}

function whatOf({ id, code, app, file, endpoint }: Ignore): string {
  return [code ?? id, endpoint, app, file].filter((part) => part !== undefined).join(' ');
}
