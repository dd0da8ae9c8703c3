import type { Store } from '../../../src/host';
import { createPlatform, type PlatformOptions } from '../../../src/local/platform';

/** What a test may do to tables besides what the app itself does. */
export interface Tables {
  /** Changes tables. */
  readonly execute: (statement: string) => Promise<unknown>;
  /** Brings the tables up to date. */
  readonly migrate: () => Promise<void>;
  readonly count: (table: string) => Promise<number>;
  readonly replaceInto: (
    table: string,
    columns: readonly string[],
    rows: readonly (readonly (string | number | null)[])[],
  ) => Promise<void>;
}
type Work<T> = (store: Store, tables: Tables) => Promise<T>;

/** The store of one site, as one invocation of the app after the other sees it. */
export interface StoreSite {
  /** Runs as one invocation, over the real packages. */
  readonly within: <T>(work: Work<T>) => Promise<T>;
  close(): Promise<void>;
}

/** @param release the release whose tables the site has at first; without it those of this one. */
export function createStoreSite(options: PlatformOptions = {}, release?: string): StoreSite {
  const works: Work<unknown>[] = [];
  const platform = createPlatform({
    load: async () => {
      const { forgeHost } = await import('../../../src/forge/host');
      const { migrate, migrations } = await import('../../../src/forge/schema');
      const { sql } = await import('@forge/sql');
      const asOf = async (name: string) => {
        for (const [migration, statement] of migrations) {
          if (migration.startsWith(name)) await sql.executeDDL(statement);
        }
      };
      const { replaceInto, select } = await import('../../../src/forge/sql');
      const count = async (table: string) =>
        Number((await select<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);
      return {
        adminResolver: async ({ call }: { call: { payload: { work: number } } }) => {
          await (release === undefined ? migrate() : asOf(release));
          return works[call.payload.work]?.(forgeHost.store, {
            count,
            replaceInto,
            migrate,
            execute: (statement) => sql.executeDDL(statement),
          });
        },
      };
    },
    ...options,
  });
  return {
    within: <T>(work: Work<T>) =>
      platform.invoke('adminResolver', '', { work: works.push(work) - 1 }, { accountId: null }) as Promise<T>,
    close: () => platform.close(),
  };
}
