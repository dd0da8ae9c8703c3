/**
 * Forge SQL speaks MySQL; the embedded database speaks SQLite. The app keeps to what both understand,
 * so only the automatic number of `@forge/sql`'s own migration table is rewritten, and what SQLite alone
 * would accept is refused, so that nothing passes here and fails on Forge.
 */
const automaticNumber =
  /\b(?:BIG|MEDIUM|SMALL|TINY)?INT(?:EGER)?(?:\s+UNSIGNED)?(?:\s+NOT\s+NULL)?\s+(?:PRIMARY\s+KEY\s+AUTO_INCREMENT|AUTO_INCREMENT\s+PRIMARY\s+KEY)\b/gi;

const foreignForms: readonly (readonly [RegExp, string])[] = [
  [/\bON\s+CONFLICT\b/i, 'ON CONFLICT'],
  [/\bINSERT\s+OR\b/i, 'INSERT OR'],
  [/\bRETURNING\b/i, 'RETURNING'],
  [/\bAUTOINCREMENT\b/i, 'AUTOINCREMENT'],
  [/\bWITHOUT\s+ROWID\b/i, 'WITHOUT ROWID'],
  [/\bCREATE\s+(?:UNIQUE\s+)?INDEX\s+IF\s+NOT\s+EXISTS\b/i, 'CREATE INDEX IF NOT EXISTS'],
  [/\b(?:PRAGMA|ATTACH|VACUUM|GLOB)\b/i, 'PRAGMA, ATTACH, VACUUM or GLOB'],
  [/\|\|/, '||'],
  [/"/, 'a name in double quotes'],
  [/\bTEXT\b[^,)]*\bPRIMARY\s+KEY\b/i, 'a TEXT primary key'],
];

const literal = /'(?:[^'\\]|''|\\.)*'/g;

/** Names what MySQL would not take in a statement, null where nothing is known to be wrong. */
export function refusedByMysql(query: string): string | null {
  const code = query.replace(literal, "''");
  if (/;\s*\S/.test(code)) return 'more than one statement';
  return foreignForms.find(([form]) => form.test(code))?.[1] ?? null;
}

export function toSqlite(query: string): string {
  return query.replace(automaticNumber, 'INTEGER PRIMARY KEY AUTOINCREMENT');
}

/**
 * Names of the result columns that are sums or averages: MySQL makes a DECIMAL of them, which arrives as
 * a string. Only sums that the query names (`SUM(x) AS name`) can be told apart by name; an unnamed one is
 * its own column name.
 */
export function decimalColumns(query: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of query.matchAll(/\b(?:SUM|AVG)\s*\(/gi)) {
    const end = closing(query, match.index + match[0].length);
    const alias = /^\s*(?:AS\s+)?`?(\w+)`?/i.exec(query.slice(end))?.[1];
    names.add(alias === undefined || /^(?:FROM|OVER)$/i.test(alias) ? query.slice(match.index, end) : alias);
  }
  return names;
}

function closing(query: string, start: number): number {
  let depth = 1;
  let at = start;
  for (; at < query.length && depth > 0; at++) depth += query[at] === '(' ? 1 : query[at] === ')' ? -1 : 0;
  return at;
}
