import type { DecisionQuery, DecisionStore, StoredDecision } from '../host';
import { hashOf, marks, replaceInto, run, select, type Value } from './sql';

/** Characters of a path that are kept; what is longer says so. A page of lines has to fit one answer. */
const PATH = 2_000;

interface DecisionRow {
  readonly decided_at: string;
  readonly id: string;
  readonly point: StoredDecision['point'];
  readonly app: string;
  readonly method: string;
  readonly path: string;
  readonly endpoint: string | null;
  readonly spaces: string;
  readonly verdict: StoredDecision['verdict'];
  readonly reason: StoredDecision['reason'];
  readonly effect: StoredDecision['effect'];
  readonly rule_id: string | null;
  readonly enforced: number;
  readonly filtered: number;
}

const COLUMNS = [
  'decided_at',
  'id',
  'app_hash',
  'point',
  'app',
  'method',
  'path',
  'endpoint',
  'spaces',
  'verdict',
  'reason',
  'effect',
  'rule_id',
  'enforced',
  'filtered',
  'words',
];

/**
 * The decision log. Its key begins with the time, so that the newest lines, a span of time and the old
 * ones that go are each one stretch of the table; other filters are tried on the lines of that stretch.
 */
export const decisionTable: DecisionStore = {
  putDecisions: (decisions) => replaceInto('decision', COLUMNS, decisions.map(rowOf)),

  async countDecisions(query) {
    const { where, values } = conditionsOf(query);
    const [row] = await select<Record<StoredDecision['verdict'], number | string | null>>(
      `SELECT ${verdicts.map(countOf).join(', ')} FROM decision${where}`,
      values,
    );
    // Conditional sums: grouping would sort all lines that fit.
    return {
      blocked: Number(row?.blocked ?? 0),
      allowed: Number(row?.allowed ?? 0),
      unknown: Number(row?.unknown ?? 0),
    };
  },

  async decisions(query, from, size) {
    const { where, values } = conditionsOf(query);
    const rows = await select<DecisionRow>(
      `SELECT * FROM decision${where} ORDER BY decided_at DESC, id DESC LIMIT ${size} OFFSET ${from}`,
      values,
    );
    return rows.map(decisionOf);
  },

  dropDecisions: (before) => run('DELETE FROM decision WHERE decided_at < ?', [before]),
};

const verdicts = ['blocked', 'allowed', 'unknown'] as const;
const countOf = (verdict: string): string =>
  `SUM(CASE WHEN verdict = '${verdict}' THEN 1 ELSE 0 END) AS ${verdict}`;

function rowOf(one: StoredDecision): Value[] {
  const { path } = one;
  return [
    one.time,
    one.id,
    hashOf(one.app),
    one.point,
    one.app,
    one.method,
    path.length > PATH ? `${path.slice(0, PATH)} ... (${path.length} characters)` : path,
    one.endpoint,
    one.spaces.length === 0 ? '' : `,${one.spaces.join()},`,
    one.verdict,
    one.reason,
    one.effect,
    one.rule,
    Number(one.enforced),
    one.filtered,
    wordsOf(one),
  ];
}

/** What is searched, folded once when it is written: one comparison a line, whatever the collation. */
function wordsOf({ method, path, app, rule, spaces }: StoredDecision): string {
  const keys = spaces.map((key) => `\n${key}\n`);
  return [method, path.slice(0, PATH), app, rule ?? '', ...keys].join(' ').toLowerCase();
}

function decisionOf({ decided_at, rule_id, spaces, enforced, ...row }: DecisionRow): StoredDecision {
  const { id, point, app, method, path, endpoint, verdict, reason, effect, filtered } = row;
  return {
    id,
    time: decided_at,
    point,
    app,
    method,
    path,
    endpoint,
    spaces: spaces.split(',').filter((key) => key !== ''),
    verdict,
    reason,
    effect,
    rule: rule_id,
    enforced: enforced === 1,
    filtered,
  };
}

function conditionsOf({ app, except, space, verdict, point, after, before, find }: DecisionQuery): {
  where: string;
  values: Value[];
} {
  const texts: string[] = [];
  const values: Value[] = [];
  const add = (text: string, ...more: Value[]): void => {
    texts.push(text);
    values.push(...more);
  };
  if (after !== null) add('decided_at >= ?', after);
  if (before !== null) add('decided_at <= ?', before);
  if (app !== null) add('app_hash = ?', hashOf(app));
  if (except !== null) add('app_hash <> ?', hashOf(except));
  if (verdict !== null) add('verdict = ?', verdict);
  if (point !== null) add('point = ?', point);
  if (space !== null) add(WORDS, `\n${space.toLowerCase()}\n`);
  if (find !== null) {
    const apps = find.apps.map(hashOf);
    const named = apps.length === 0 ? '' : ` OR app_hash IN (${marks(apps.length)})`;
    add(`(${WORDS}${named})`, find.text.toLowerCase(), ...apps);
  }
  return { where: texts.length === 0 ? '' : ` WHERE ${texts.join(' AND ')}`, values };
}

/** Faster than `LIKE`, and nothing in the text has a meaning of its own. */
const WORDS = 'INSTR(words, ?) > 0';
