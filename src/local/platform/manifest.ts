import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { translatable, translations, translator, type Translate } from './translations';

const index = z.union([
  z.string(),
  z.object({ name: z.string(), range: z.array(z.string()), partition: z.array(z.string()).default([]) }),
]);
const page = z.object({
  key: z.string(),
  title: translatable,
  resource: z.string(),
  resolver: z.object({ function: z.string() }),
});
const pageTypes = ['confluence:globalSettings', 'confluence:spaceSettings'] as const;

const schema = z.object({
  app: z.object({
    id: z.string(),
    storage: z
      .object({
        entities: z.array(z.object({ name: z.string(), indexes: z.array(index).default([]) })).default([]),
      })
      .prefault({}),
  }),
  modules: z.object({
    function: z
      .array(z.object({ key: z.string(), handler: z.string(), timeoutSeconds: z.number().default(25) }))
      .default([]),
    consumer: z.array(z.object({ queue: z.string(), function: z.string() })).default([]),
    [pageTypes[0]]: z.array(page).default([]),
    [pageTypes[1]]: z.array(page).default([]),
  }),
  resources: z
    .array(
      z.object({ key: z.string(), path: z.string(), entry: z.record(z.string(), z.string()).default({}) }),
    )
    .default([]),
  translations: translations.prefault({}),
  permissions: z
    .object({
      scopes: z.array(z.string()).default([]),
      content: z.object({ styles: z.array(z.string()).default([]) }).prefault({}),
    })
    .prefault({}),
});
type Manifest = z.infer<typeof schema>;

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

/** A module that shows a page of the app's own. */
export interface AppPage {
  readonly type: (typeof pageTypes)[number];
  readonly key: string;
  readonly title: Translate;
  /** Folder of the built page, relative to the manifest, and the file in it. */
  readonly folder: string;
  readonly file: string;
  /** Name of the export that answers the page's `invoke`. */
  readonly exportName: string;
}

/** What the local platform needs of `manifest.yml`. */
export interface AppManifest {
  /** The bare id at the end of the app's ARI. */
  readonly appId: string;
  readonly scopes: readonly string[];
  /** Exceptions to the content security policy of the pages, such as `unsafe-inline`. */
  readonly styles: readonly string[];
  readonly functions: readonly AppFunction[];
  readonly pages: readonly AppPage[];
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
    styles: permissions.content.styles,
    functions: modules.function.map(({ key, handler, timeoutSeconds }) => ({
      key,
      exportName: exportOf(handler),
      timeoutSeconds,
    })),
    pages: pagesOf(parsed.data, dirname(file)),
    consumers: new Map(modules.consumer.map((consumer) => [consumer.queue, consumer.function])),
    indexes: indexesOf(parsed.data),
  };
}

function exportOf(handler: string): string {
  return handler.slice(handler.lastIndexOf('.') + 1);
}

function pagesOf({ modules, resources, translations: texts }: Manifest, folder: string): AppPage[] {
  const translate = translator(texts, folder);
  return pageTypes.flatMap((type) =>
    modules[type].map(({ key, title, resource, resolver }) => {
      const [name = '', entry = ''] = resource.split('/');
      const files = resources.find((known) => known.key === name);
      const handler = modules.function.find((known) => known.key === resolver.function)?.handler ?? '';
      const file = files?.entry[entry] ?? 'index.html';
      return {
        type,
        key,
        title: translate(title),
        folder: files?.path ?? '',
        file,
        exportName: exportOf(handler),
      };
    }),
  );
}

function indexesOf({ app }: Manifest): Map<string, EntityIndex> {
  return new Map(
    app.storage.entities.flatMap((entity) =>
      entity.indexes.map((entry) =>
        typeof entry === 'string'
          ? [`${entity.name}/${entry}`, { partition: [], range: [entry] }]
          : [`${entity.name}/${entry.name}`, { partition: entry.partition, range: entry.range }],
      ),
    ),
  );
}
