import { join } from 'node:path';
import { createConfluence, type Confluence } from './confluence/confluence';
import { createSampleSite } from './confluence/sample-site';
import { takeDataFolder } from './platform/data-folder';
import { openStore } from './platform/database';
import { createEventTable } from './platform/event-table';
import { createKvs } from './platform/kvs';
import { readManifest, type AppFunction, type AppManifest } from './platform/manifest';
import { createQueue } from './platform/queue';
import { createRuntime, installGlobals, invokeWith, withoutInvocation } from './platform/runtime';
import { createServices } from './platform/services';
import { createSql, type Sql } from './platform/sql';
import { createSqliteEngine } from './platform/sqlite-engine';
import { projectRoot } from './root';

/** The exports of `src/index.ts`. */
export type Handlers = Readonly<Record<string, unknown>>;

export interface PlatformOptions {
  /** Where the stores lie; in memory where it is missing. */
  readonly dataDir?: string;
  readonly confluence?: Confluence;
  /** The manifest to obey; the one of this checkout where it is missing. */
  readonly manifestFile?: string;
  /** The app's exports; those of `src/index.ts` where it is missing. */
  readonly load?: () => Promise<Handlers>;
  /** Answers the SQL of the app; the embedded database where it is missing. */
  readonly sql?: Sql;
}

/** What the front end's backend knows of an invocation. */
export interface InvokeContext {
  /** Null where nobody is signed in. */
  readonly accountId: string | null;
  /** The page's context, such as `{ extension: { space: { key: 'HR' } } }`. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** Forge on one machine: the real packages and the app's own handlers over embedded services. */
export interface Platform {
  readonly confluence: Confluence;
  readonly manifest: AppManifest;
  /** Calls a resolver function by the name of its export, as the bridge's `invoke` does. */
  invoke(exportName: string, functionKey: string, payload: unknown, who: InvokeContext): Promise<unknown>;
  /** Calls a trigger, scheduled trigger or consumer by the name of its export. */
  trigger(exportName: string, event: unknown): Promise<unknown>;
  /** Calls an export that no module of the manifest names, for the user of this machine. */
  call(exportName: string, argument: unknown): Promise<unknown>;
  /** Delivers every queued event, and what follows from it, without waiting for delays. */
  drain(): Promise<void>;
  /** Ends deliveries under way and closes the stores. */
  close(): Promise<void>;
}

const databases = ['services.db', 'sql.db'] as const;

/**
 * Starts the platform of one site. Events that an earlier life left behind are delivered again.
 *
 * @throws {Error} with one line when the data folder cannot be used or the manifest cannot be read.
 */
export function createPlatform(options: PlatformOptions = {}): Platform {
  const manifest = readManifest(options.manifestFile ?? join(projectRoot(), 'manifest.yml'));
  const folder = options.dataDir === undefined ? null : takeDataFolder(options.dataDir, databases);
  const [items, tables] = databases.map((name) =>
    openStore(folder === null ? null : join(folder.path, name)),
  );
  if (items === undefined || tables === undefined) throw new Error('no database was opened');
  const confluence = options.confluence ?? createConfluence(createSampleSite());
  const { cloudId } = confluence.site;
  const kvs = createKvs(items, manifest.indexes);
  const sql = options.sql ?? createSql(createSqliteEngine(tables));

  installGlobals();
  let handlers: Promise<Handlers> | undefined;
  const load = options.load ?? (() => import('../index'));

  const run = async (
    fn: AppFunction,
    accountId: string | null,
    event: unknown,
    installed: Readonly<Record<string, unknown>> = {},
  ): Promise<unknown> => {
    handlers ??= withoutInvocation(load);
    const handler = (await handlers)[fn.exportName];
    if (!isHandler(handler)) throw new Error(`src/index.ts has no handler \`${fn.exportName}\``);
    const runtime = createRuntime(manifest, fn, { cloudId, installationId: 'local' }, accountId ?? undefined);
    const context = {
      installContext: `ari:cloud:confluence::site/${cloudId}`,
      license: { active: true },
      ...installed,
    };
    return invokeWith(runtime, services(accountId), async () => handler(event, context));
  };

  const functionOf = (exportName: string): AppFunction => {
    const fn = manifest.functions.find((entry) => entry.exportName === exportName);
    if (fn === undefined)
      throw new Error(`manifest.yml names no function with the handler \`${exportName}\``);
    return fn;
  };

  const queue = createQueue(
    createEventTable(items),
    (name) => manifest.consumers.has(name),
    (name, event) => {
      const key = manifest.consumers.get(name);
      const fn = manifest.functions.find((entry) => entry.key === key);
      if (fn === undefined) throw new Error(`manifest.yml has no function for queue \`${name}\``);
      return run(fn, null, event);
    },
  );
  const services = createServices({ manifest, kvs, sql, queue, confluence });
  queue.start();

  return {
    confluence,
    manifest,
    invoke(exportName, functionKey, payload, { accountId, context = {} }) {
      const event = { call: { functionKey, payload }, context: { cloudId, ...context } };
      return run(
        functionOf(exportName),
        accountId,
        event,
        accountId === null ? {} : { principal: { accountId } },
      );
    },
    trigger: (exportName, event) => run(functionOf(exportName), null, event),
    call: (exportName, argument) => run({ key: exportName, exportName, timeoutSeconds: 900 }, null, argument),
    drain: () => queue.drain(),
    async close() {
      await queue.stop();
      items.close();
      tables.close();
      folder?.release();
    },
  };
}

/** Called as Forge calls it: the event, then what the backend knows of the installation and the caller. */
function isHandler(value: unknown): value is (event: unknown, context: unknown) => Promise<unknown> {
  return typeof value === 'function';
}
