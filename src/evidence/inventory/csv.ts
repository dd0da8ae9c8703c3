import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { AppKind, AppRecord } from '../app';
import { forgeKey } from '../key';
import { clip } from '../lenient';
import { noticeOfLines } from '../notice';
import { appRecord, limits, refused, tooLarge, type Read } from '../read';
import { unknownsOf } from '../unknowns';

type Column = 'key' | 'name' | 'vendor' | 'version' | 'scopes' | 'kind';

/** Headings of spreadsheets that people keep, without case, spaces and punctuation. */
const headings: Readonly<Record<string, Column>> = {
  key: 'key',
  appkey: 'key',
  addonkey: 'key',
  pluginkey: 'key',
  id: 'key',
  appid: 'key',
  name: 'name',
  app: 'name',
  appname: 'name',
  title: 'name',
  vendor: 'vendor',
  vendorname: 'vendor',
  partner: 'vendor',
  developer: 'vendor',
  version: 'version',
  appversion: 'version',
  scope: 'scopes',
  scopes: 'scopes',
  permissions: 'scopes',
  kind: 'kind',
  type: 'kind',
  platform: 'kind',
  hosting: 'kind',
};

const rows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));
type Row = z.infer<typeof rows>[number];

/**
 * Reads a table of apps kept by hand: a heading row with at least `key` or `name`, then one app a row. Commas,
 * semicolons or tabs; quotes, a byte order mark and columns of other names do not matter. An empty cell, and a
 * column that is not there, mean "not known"; `none` in the scopes means that there are none.
 */
export function readCsv(text: string, file: string): Read {
  const refusal = tooLarge(text, limits.table);
  if (refusal) return refusal;
  const cut = cutRows(text);
  if ('message' in cut) return cut;
  const [heading, ...body] = cut.rows;
  if (body.length > limits.apps) return refused(`holds more than the ${limits.apps} apps that are read`);
  const columns = readHeading(heading?.record ?? []);
  if (!columns.has('key') && !columns.has('name')) {
    return refused('has no column `key` or `name` in its first row');
  }
  const apps = new Map<string, AppRecord>();
  const nameless: number[] = [];
  const repeated: number[] = [];
  for (const row of body) {
    const app = toRecord(row, columns, file);
    if (app === null) nameless.push(row.info.lines);
    else {
      if (apps.has(app.key)) repeated.push(row.info.lines);
      apps.set(app.key, app);
    }
  }
  const notices = [
    ...noticeOfLines('left-out', file, nameless, 'a row without a key and a name is left out'),
    ...noticeOfLines('duplicate-key', file, repeated, 'a key is listed again, its last row counts'),
  ];
  return { ok: true, apps: [...apps.values()], total: apps.size, notices };
}

/** True where the first line of a text reads as headings of such a table. */
export function looksLikeAppTable(text: string): boolean {
  const start = text
    .slice(0, 2000)
    .replace(/^\uFEFF/u, '')
    .replace(/^sep=.\r?\n/u, '');
  const line = start.split(/\r?\n/u)[0] ?? '';
  const names = line.split(delimiterOf(line)).map((cell) => columnOf(cell));
  return (names.includes('key') || names.includes('name')) && !/^\s*[[{]/u.test(line);
}

function cutRows(text: string): { rows: Row[] } | ReturnType<typeof refused> {
  const body = text.replace(/^\uFEFF/u, '');
  const hint = /^sep=(.)\r?\n/u.exec(body);
  const table = hint ? body.slice(hint[0].length) : body;
  const options = {
    delimiter: hint?.[1] ?? delimiterOf(table.split(/\r?\n/u, 1)[0] ?? ''),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    max_record_size: 20_000,
    to: limits.apps + 2,
  } as const;
  try {
    return { rows: rows.parse(parse(table, options)) };
  } catch (error) {
    const at = error instanceof CsvError ? Number(error['lines']) + (hint ? 1 : 0) : Number.NaN;
    const where = Number.isFinite(at) ? ` at line ${at}` : '';
    return refused(
      `cannot be read as a table${where}: a quote is not closed, stands inside a cell, or a row is longer than 20,000 characters`,
    );
  }
}

function delimiterOf(line: string): string {
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.mark ?? ',';
}

function readHeading(cells: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  cells.forEach((cell, index) => {
    const column = columnOf(cell);
    if (column !== null && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}

function columnOf(cell: string): Column | null {
  const name = cell.toLowerCase().replace(/[^a-z]/gu, '');
  return Object.hasOwn(headings, name) ? (headings[name] ?? null) : null;
}

function toRecord(
  { record, info }: Row,
  columns: ReadonlyMap<Column, number>,
  file: string,
): AppRecord | null {
  const cell = (column: Column): string | null => {
    const index = columns.get(column);
    return (index === undefined ? null : clip(record[index] ?? '', 5000)) || null;
  };
  const key = cell('key') ?? cell('name');
  if (key === null) return null;
  const scopes = splitScopes(cell('scopes'));
  const kind = kindOf(cell('kind'), key);
  const at = { file, line: info.lines };
  return appRecord({
    key: clip(forgeKey(key) ?? key),
    name: clip(cell('name') ?? key),
    kind,
    vendor: cell('vendor'),
    version: cell('version'),
    source: file,
    scopes,
    scopesAt: at,
    unresolved: unknownsOf(kind, scopes ?? [], at),
  });
}

function splitScopes(cell: string | null): string[] | null {
  if (cell === null) return null;
  if (/^(?:none|-)$/iu.test(cell)) return [];
  return [...new Set(cell.split(/[\s,;|]+/u).filter(Boolean))];
}

function kindOf(cell: string | null, key: string): AppKind {
  if (cell !== null && /forge/iu.test(cell)) return 'forge';
  if (cell !== null && /connect/iu.test(cell)) return 'connect';
  if (cell !== null && /script|token/iu.test(cell)) return 'script';
  return forgeKey(key) === null ? 'unknown' : 'forge';
}
