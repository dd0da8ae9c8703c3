import { migrationRunner, sql } from '@forge/sql';
import { bench, temporaryFolder } from './packages';

const { run, platform } = bench();
afterAll(() => platform.close());

const rowsOf = async (query: string, ...params: unknown[]) =>
  (
    await sql
      .prepare(query)
      .bindParams(...params)
      .execute()
  ).rows;

test('migrations of the real runner run once', () =>
  run(async () => {
    migrationRunner
      .enqueue(
        'v1',
        'CREATE TABLE IF NOT EXISTS scan (id CHAR(36) NOT NULL, apps INT NOT NULL, PRIMARY KEY (id))',
      )
      .enqueue('v2', 'ALTER TABLE scan ADD COLUMN note VARCHAR(20) NULL');
    expect(await migrationRunner.run()).toEqual(['v1', 'v2']);
    expect(await migrationRunner.run()).toEqual([]);
    const [first] = await migrationRunner.list();
    expect(first).toMatchObject({ id: 1, name: 'v1' });
    expect(Number.isNaN(first?.migratedAt.getTime())).toBe(false);
  }));

test('rows, counts and sums come back as MySQL gives them', () =>
  run(async () => {
    expect(await rowsOf('INSERT INTO scan (id, apps) VALUES (?, ?), (?, ?)', 'a', 2, 'b', 3)).toMatchObject({
      affectedRows: 2,
    });
    expect(await rowsOf('SELECT COUNT(*) AS n, SUM(apps) AS total, MAX(apps) AS most FROM scan')).toEqual([
      { n: 2, total: '5', most: 3 },
    ]);
    expect(await rowsOf('SELECT SUM(apps) AS total FROM scan WHERE id = ?', 'none')).toEqual([
      { total: null },
    ]);
    expect(await rowsOf('UPDATE scan SET note = ? WHERE id = ?', "it's; done", 'a')).toMatchObject({
      affectedRows: 1,
      insertId: 0,
    });
    expect(await rowsOf('SELECT note FROM scan WHERE id = ?', 'a')).toEqual([{ note: "it's; done" }]);
    expect(await rowsOf('DELETE FROM scan WHERE id = ?', 'b')).toMatchObject({ affectedRows: 1 });
  }));

test.each([
  ['SELEC 1', 'SQL_EXECUTION_ERROR'],
  ["INSERT INTO scan (id, apps) VALUES ('a', 1)", 'SQL_EXECUTION_ERROR'],
  ['CREATE TABLE other (id INT)', 'INVALID_SQL_QUERY'],
  ["INSERT OR IGNORE INTO scan (id, apps) VALUES ('a', 1)", 'SQL_EXECUTION_ERROR'],
  ["INSERT INTO scan (id, apps) VALUES ('a', 1) ON CONFLICT DO NOTHING", 'SQL_EXECUTION_ERROR'],
  ['SELECT 1; SELECT 2', 'SQL_EXECUTION_ERROR'],
  ['PRAGMA user_version', 'SQL_EXECUTION_ERROR'],
])('%s is refused', (query, code) =>
  run(async () => {
    await expect(rowsOf(query)).rejects.toMatchObject({ code });
  }),
);

test('a request above one MiB is refused', () =>
  run(async () => {
    await expect(rowsOf('SELECT ?', 'x'.repeat(1024 * 1024))).rejects.toThrow(/at most 1048576 bytes/);
  }));

test('tables outlive the process', async () => {
  const dataDir = temporaryFolder();
  const first = bench({ dataDir });
  await first.run(() => sql.executeDDL('CREATE TABLE t (id INT NOT NULL, PRIMARY KEY (id))'));
  await first.run(() => rowsOf('INSERT INTO t (id) VALUES (?)', 7));
  await first.platform.close();
  const second = bench({ dataDir });
  expect(await second.run(() => rowsOf('SELECT id FROM t'))).toEqual([{ id: 7 }]);
  await second.platform.close();
});
