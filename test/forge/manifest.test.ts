import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { payloads } from '../../src/api';
import { endpoints } from '../../src/policy/catalogue';

interface Manifest {
  readonly modules: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> & {
    readonly function: readonly {
      readonly key: string;
      readonly handler: string;
      readonly timeoutSeconds?: number;
    }[];
    readonly consumer: readonly { readonly queue: string; readonly function: string }[];
  };
  readonly resources: readonly { readonly key: string; readonly entry: Readonly<Record<string, string>> }[];
  readonly permissions: { readonly scopes: readonly string[] } & Readonly<Record<string, unknown>>;
}

const manifest = parse(readFileSync('manifest.yml', 'utf8')) as Manifest;

describe("Atlassian's own checks", () => {
  /** A copy of the app, so that the checks need no built page and may write where they like. */
  const folder = mkdtempSync(join(tmpdir(), 'portcullis-manifest-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(() => {
    cpSync('manifest.yml', join(folder, 'manifest.yml'));
    cpSync('package.json', join(folder, 'package.json'));
    cpSync('locales', join(folder, 'locales'), { recursive: true });
    cpSync('src/index.ts', join(folder, 'src/index.ts'));
    cpSync('src/forge', join(folder, 'src/forge'), { recursive: true });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    mkdirSync(join(folder, 'static/build'), { recursive: true });
    for (const page of Object.values(manifest.resources[0]!.entry)) {
      writeFileSync(join(folder, 'static/build', page), '<!doctype html>');
    }
    writeFileSync(join(folder, 'nothing.json'), '{"paths":{}}');
    writeFileSync(join(folder, 'confluence.json'), JSON.stringify({ paths: pathsOfCatalogue() }));
  });

  /** What the permission linter reads of an OpenAPI description, told by our own catalogue. */
  function pathsOfCatalogue(): Record<string, Record<string, object>> {
    const paths: Record<string, Record<string, object>> = {};
    for (const { method, path, scopes } of endpoints) {
      const schemes = [
        { scheme: 'oAuthDefinitions', state: 'Current', scopes: scopes.classic },
        {
          scheme: 'oAuthDefinitions',
          state: scopes.classic.length > 0 ? 'Beta' : 'Current',
          scopes: scopes.granular,
        },
      ].filter((one) => one.scopes.length > 0);
      const first = schemes[0]?.scopes ?? [];
      (paths[path] ??= {})[method.toLowerCase()] = {
        security: [{ oAuthDefinitions: first }],
        'x-atlassian-oauth2-scopes': schemes,
      };
    }
    return paths;
  }

  test('find nothing wrong, and do find what is made wrong', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [resolve('test/forge/forge-checks.cjs'), 'confluence.json', 'nothing.json'],
      { cwd: folder, env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder } },
    );
    const checked = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>;
    expect(checked).toMatchObject({ valid: true, messages: [], problems: [] });
    const spoiled = (checked['problemsWhenSpoiled'] as string[]).join('\n');
    expect(spoiled).toContain('noSuchExport');
    expect(spoiled).toContain('read:space:confluence');
    expect(spoiled).toMatch(/timeout/i);
  }, 300_000);
});

describe('manifest, code and pages hold together', () => {
  const exported = [
    ...readFileSync('src/index.ts', 'utf8').matchAll(/^export (?:const|(?:async )?function) (\w+)/gm),
  ].map(([, name]) => name!);
  const used = new Set(
    Object.entries(manifest.modules)
      .filter(([type]) => type !== 'function')
      .flatMap(([, modules]) => modules)
      .flatMap((module) => [
        module['function'],
        (module['resolver'] as { function?: unknown } | undefined)?.function,
      ])
      .filter((key) => key !== undefined),
  );

  test('the manifest names exactly the exports of the entry', async () => {
    const handlers = manifest.modules.function.map(({ handler }) => handler);
    expect(handlers.sort()).toEqual(exported.map((name) => `index.${name}`).sort());
    const entry = (await import('../../src/index')) as Record<string, unknown>;
    for (const name of exported) expect(typeof entry[name]).toBe('function');
  });

  test('every function is used by a module, and every module has its function', () => {
    expect(manifest.modules.function.map(({ key }) => key).sort()).toEqual([...used].sort());
  });

  test('the queue that the code fills is the one that has a consumer', () => {
    const [, queue] = /QUEUE = '([^']+)'/.exec(readFileSync('src/forge/queue.ts', 'utf8'))!;
    expect(manifest.modules.consumer.map((consumer) => consumer.queue)).toEqual([queue]);
  });

  test('the pages ask for nothing but use cases, and for every one of them', () => {
    const sources = readdirSync('static/src', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join('static/src', name), 'utf8'));
    const asked = sources.flatMap((text) =>
      [...text.matchAll(/\b(?:call|useCall|invoke)(?:<[^>(]*>)?\(\s*'([^']+)'/g)].map(([, name]) => name!),
    );
    expect([...new Set(asked)].sort()).toEqual(Object.keys(payloads).sort());
    // Names that are not written out are passed on by the two functions that these calls go through.
    expect(sources.join('\n').match(/\binvoke(?:<[^>(]*>)?\(/g)).toHaveLength(1);
  });

  test('the pages of the manifest are those that are built', () => {
    const pages = manifest.resources.flatMap(({ entry }) => Object.values(entry));
    for (const page of pages) expect(readdirSync('static')).toContain(page);
  });

  test('nothing leaves Atlassian, and nobody gets in but through the platform', () => {
    expect(Object.keys(manifest.permissions).sort()).toEqual(['content', 'scopes']);
    for (const type of ['webtrigger', 'apiRoute', 'endpoint']) expect(manifest.modules[type]).toBeUndefined();
    expect(JSON.stringify(manifest)).not.toMatch(/remote|https?:/);
  });
});
