import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const index = z.union([
  z.string(),
  z.object({ name: z.string(), range: z.array(z.string()), partition: z.array(z.string()).default([]) }),
]);

const schema = z.object({
  app: z.object({
    id: z.string(),
    storage: z
      .object({
        entities: z.array(z.object({ name: z.string(), indexes: z.array(index).default([]) })).default([]),
      })
      .prefault({}),
  }),
  modules: z.looseObject({
    function: z
      .array(z.object({ key: z.string(), handler: z.string(), timeoutSeconds: z.number().default(25) }))
      .default([]),
    consumer: z.array(z.object({ queue: z.string(), function: z.string() })).default([]),
  }),
  permissions: z.object({ scopes: z.array(z.string()).default([]) }).prefault({}),
});

/** One function of the app: which export serves it and how long it may run. */
export interface AppFunction {
  readonly key: string;
  /** Name of the export of `src/index.ts`. */
  readonly exportName: string;
  readonly timeoutSeconds: number;
}

/** An index of a custom entity: rows are found by `partition` and ordered by `range`. */
export interface EntityIndex {
  readonly partition: readonly string[];
  readonly range: readonly string[];
}

/** What the local platform needs of `manifest.yml`. */
export interface AppManifest {
  /** The bare id at the end of the app's ARI. */
  readonly appId: string;
  readonly scopes: readonly string[];
  readonly functions: readonly AppFunction[];
  /** Function key of the consumer of each queue. */
  readonly consumers: ReadonlyMap<string, string>;
  /** Index by `ENTITY/INDEX`. */
  readonly indexes: ReadonlyMap<string, EntityIndex>;
}

/**
 * Reads the manifest that Forge would deploy, so that function keys, queues and scopes are stated once.
 *
 * @throws {Error} with one sentence when the file is not a Forge manifest.
 */
export function readManifest(file: string): AppManifest {
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`\`${file}\` is no Forge manifest: ${z.prettifyError(parsed.error)}`);
  const { app, modules, permissions } = parsed.data;
  return {
    appId: app.id.slice(app.id.lastIndexOf('/') + 1),
    scopes: permissions.scopes,
    functions: modules.function.map(({ key, handler, timeoutSeconds }) => ({
      key,
      exportName: handler.slice(handler.lastIndexOf('.') + 1),
      timeoutSeconds,
    })),
    consumers: new Map(modules.consumer.map((consumer) => [consumer.queue, consumer.function])),
    indexes: new Map(
      app.storage.entities.flatMap((entity) =>
        entity.indexes.map((entry) =>
          typeof entry === 'string'
            ? [`${entity.name}/${entry}`, { partition: [], range: [entry] }]
            : [`${entity.name}/${entry.name}`, { partition: entry.partition, range: entry.range }],
        ),
      ),
    ),
  };
}
