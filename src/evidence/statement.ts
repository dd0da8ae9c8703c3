/**
 * A customer statement: what the vendor of an app says it calls, on a page for people with the same in a form for
 * programs inside it. It is written by report/statement.ts and read here; it is the vendor's word, no more.
 */
import { z } from 'zod';
import type { AppRecord, Notice } from './app';
import type { Evidence, Unresolved } from './evidence';
import { connectKey, forgeKey } from './key';
import { clip } from './lenient';
import { notice } from './notice';
import { appRecord, refused, tooLarge, limits, type Read } from './read';

/** Name of the part for programs: the id of a script element, or the information string of a fenced block. */
export const statementMark = 'portcullis-statement';

const text = (most: number) => z.string().min(1).max(most);
const reasons = [
  'dynamic-path',
  'doubtful-path',
  'any-endpoint',
  'remote',
  'egress-to-confluence',
  'act-as-user',
  'server',
  'graphql',
  'api-token',
  'unknown-client',
] as const satisfies readonly Unresolved['reason'][];

const shape = z.object({
  statement: z.literal(1),
  vendor: text(200),
  version: text(100),
  /** Day on which it was made. */
  date: z.iso.date(),
  app: z.object({
    key: text(300),
    name: text(300),
    kind: z.enum(['forge', 'connect', 'script', 'unknown']),
    scopes: z.array(text(300)).max(1000).nullable(),
  }),
  calls: z
    .array(
      z.object({
        method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']).nullable(),
        path: text(500).startsWith('/'),
        caller: z.enum(['app', 'user', 'front end', 'api token', 'unknown']),
      }),
    )
    .max(5000),
  unresolved: z.array(z.object({ reason: z.enum(reasons), places: z.number().int().min(1) })).max(100),
});

/** What a statement says, in the form for programs. */
export type Statement = z.output<typeof shape>;

const inHtml = new RegExp(`<script type="application/json" id="${statementMark}">([\\s\\S]*?)</script>`, 'u');
const inMarkdown = new RegExp(`^\`\`\`json ${statementMark}\\r?\\n([\\s\\S]*?)^\`\`\``, 'mu');

/** True for a text with the part for programs in it, well-formed or not. */
export function holdsStatement(page: string): boolean {
  return partOf(page) !== null;
}

function partOf(page: string): string | null {
  if (!page.includes(statementMark)) return null;
  return (inHtml.exec(page) ?? inMarkdown.exec(page))?.[1] ?? null;
}

/** Reads a statement, as HTML or Markdown, into one record; `file` is the name of the upload. */
export function readStatement(page: string, file: string): Read {
  const refusal = tooLarge(page, limits.table);
  if (refusal) return refusal;
  let value: unknown;
  try {
    value = JSON.parse(partOf(page) ?? '');
  } catch {
    return refused('is a vendor statement whose part for programs is not valid JSON');
  }
  const read = shape.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refused(
      `is a vendor statement with a mistake at \`${issue?.path.join('.') ?? ''}\`: ${issue?.message ?? 'unknown form'}`,
    );
  }
  return { ok: true, apps: [recordOf(read.data, file)], total: null, notices: [] };
}

function recordOf(statement: Statement, file: string): AppRecord {
  const { vendor, version, date, app, calls, unresolved } = statement;
  const word = clip(`the word of ${vendor} for version ${version} on ${date}`, 200);
  const evidence = calls.map(({ method, path, caller }): Evidence => ({
    strength: 'referenced',
    method,
    path,
    caller,
    file,
    line: 1,
    detail: word,
  }));
  const notices: Notice[] = [notice('vendors-word', file, null, `is ${word}; nothing here checks it`)];
  return appRecord({
    key: forgeKey(app.key) ?? connectKey(app.key) ?? file,
    name: clip(app.name),
    kind: app.kind,
    vendor: clip(vendor),
    version: clip(version),
    source: file,
    scopes: app.scopes,
    evidence,
    unresolved: unresolved.map(({ reason, places }) => ({
      file,
      line: 1,
      reason,
      text: `${places} ${places === 1 ? 'place' : 'places'} by ${word}`,
    })),
    notices,
  });
}
