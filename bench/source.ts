/**
 * Reading the calls of source trees, beside the bare parse of the files that can hold a call and beside
 * `@forge/lint`, which also looks for calls in code. The trees are the folders named by PORTCULLIS_SOURCES
 * (a list with `:`), or one that is generated here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parser } from '@lezer/python';
import { canHoldSource, collectSource } from '../src/evidence/source';
import { languageOf, mayCall, maySend } from '../src/evidence/source/files';
import { parseJavascript } from '../src/evidence/source/javascript';
import { scriptsOf } from '../src/evidence/source/page';
import type { Bench } from './harness';

interface File {
  readonly path: string;
  readonly text: string;
}

const WARM = 20;
const ROUNDS = 11;
const scripts = /\.[cm]?[jt]sx?$/;

export async function run(): Promise<Bench> {
  const trees = (process.env['PORTCULLIS_SOURCES'] ?? '').split(':').filter((folder) => folder !== '');
  const forest = trees.length > 0 ? trees.map(filesOf) : [generated()];
  const files = forest.flat();
  const holders = files.filter(
    ({ path, text }) => languageOf(path) !== null && (mayCall(text) || maySend(text)),
  );
  const [own = 0, parse = 0] = measure([
    () => {
      for (const tree of forest) collectSource(tree);
    },
    () => {
      for (const file of holders) parseOnly(file);
    },
  ]);
  const peak = process.resourceUsage().maxRSS / 1024;
  const linted = files.filter(({ path }) => scripts.test(path));
  const lint = await lintCalls(linted);
  const found = forest.flatMap((tree) => collectSource(tree).evidence);
  const missed = lint.found.filter(
    (place) => !found.some((row) => row.file === place.path && isNear(row.line, place.line)),
  );
  return {
    name: 'source',
    results: [
      { candidate: 'portcullis', value: own / files.length, unit: 'ms/file', correct: missed.length === 0 },
      {
        candidate: 'bare parse of files with calls',
        value: parse / files.length,
        unit: 'ms/file',
        correct: true,
      },
      { candidate: '@forge/lint', value: lint.time / linted.length, unit: 'ms/file', correct: true },
      { candidate: 'portcullis finds', value: found.length, unit: 'calls', correct: missed.length === 0 },
      { candidate: '@forge/lint finds', value: lint.found.length, unit: 'calls', correct: true },
      { candidate: 'portcullis, peak memory', value: peak, unit: 'MiB', correct: peak <= 300 },
    ],
    ratios: {
      'portcullis time/parse time': own / parse,
      '@forge/lint time per file/portcullis time per file': lint.time / linted.length / (own / files.length),
    },
  };
}

/** The linter names the line of the path, we the line of the function's name. */
function isNear(line: number, other: number): boolean {
  return Math.abs(line - other) <= 3;
}

/**
 * Median of the processor time of several rounds of each work, in milliseconds. They take turns, after
 * rounds in which the machine learns the code, so that whatever else it does weighs on both.
 */
function measure(works: readonly (() => void)[]): number[] {
  const times = works.map((): number[] => []);
  for (let round = 0; round < WARM + ROUNDS; round++) {
    for (const [index, work] of works.entries()) {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      if (round >= WARM) times[index]?.push((user + system) / 1_000);
    }
  }
  return times.map((list) => list.sort((left, right) => left - right)[ROUNDS >> 1] ?? 0);
}

/** What the audit's own parsers take for a file, as the audit calls them; of a page, its scripts. */
function parseOnly({ path, text }: File): void {
  const language = languageOf(path);
  try {
    if (language === 'python') parser.parse(text);
    else if (language === 'javascript') parseJavascript(path, text);
    else {
      const { script, isTyped } = scriptsOf(text);
      parseJavascript(path, script, isTyped);
    }
  } catch {
    // A file that does not parse costs the same in both.
  }
}

interface Place {
  readonly path: string;
  readonly line: number;
}

/** The calls to Confluence that the linter of the platform sees, by its own parser and visitor. */
async function lintCalls(files: readonly File[]): Promise<{ found: Place[]; time: number }> {
  const { tsParser } = await import('@forge/lint');
  const { ProductNodeVisitor } =
    await import('@forge/lint/out/lint/linters/permission-linter/visitors/product-node-visitor.js');
  const found = new Map<string, Place>();
  const pass = async (): Promise<void> => {
    for (const { path, text } of files) {
      try {
        const visitor = new ProductNodeVisitor();
        const ast = await tsParser(text, path, { project: null } as never);
        ast.traverse({
          enter: (node, parent) => {
            visitor.visit(node, parent, (call) => {
              if ('product' in call && call.product === 'confluence')
                found.set(`${path}:${String(call.line)}`, { path, line: call.line });
            });
          },
        });
      } catch {
        // It gives up on a file; what it has found so far stays.
      }
    }
  };
  await pass();
  const before = process.cpuUsage();
  await pass();
  const { user, system } = process.cpuUsage(before);
  return { found: [...found.values()], time: (user + system) / 1_000 };
}

function filesOf(root: string): File[] {
  const found: File[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') walk(full);
      else if (entry.isFile() && canHoldSource(relative(root, full))) {
        found.push({ path: relative(root, full), text: readFileSync(full, 'utf8') });
      }
    }
  };
  walk(root);
  return found;
}

/** A tree of our own: services with calls, wrappers over files, and many files without any call. */
function generated(): File[] {
  const files: File[] = [
    {
      path: 'src/client.ts',
      text: `import api, { assumeTrustedRoute } from '@forge/api';
export async function ask(path: string, options: { method?: string } = {}) {
  const response = await api.asApp().requestConfluence(assumeTrustedRoute(\`/wiki/api/v2\${path}\`), { method: 'GET', ...options });
  return response.json();
}`,
    },
  ];
  for (let index = 0; index < 60; index++) {
    const id = String(index);
    files.push(
      { path: `src/service-${id}.ts`, text: service(id) },
      { path: `src/view-${id}.tsx`, text: view(id) },
    );
  }
  return files;
}

function service(id: string): string {
  return `import api, { route } from '@forge/api';
import { ask } from './client';
interface Page { id: string; title: string; labels: string[] }
export const page${id} = (pageId: string) => ask(\`/pages/\${pageId}\`);
export async function rename${id}(pageId: string, title: string): Promise<Page> {
  const body = JSON.stringify({ id: pageId, title, version: { number: ${id} } });
  const response = await api.asUser().requestConfluence(route\`/wiki/api/v2/pages/\${pageId}\`, { method: 'PUT', body });
  if (!response.ok) throw new Error(\`cannot rename \${pageId}: \${String(response.status)}\`);
  return (await response.json()) as Page;
}
export const labels${id} = async (pages: Page[]) => {
  const found = new Map<string, number>();
  for (const { labels } of pages) for (const label of labels) found.set(label, (found.get(label) ?? 0) + 1);
  return [...found].sort((left, right) => right[1] - left[1]).map(([label]) => label);
};
`;
}

function view(id: string): string {
  return `import React, { useState } from 'react';
export function View${id}({ items }: { items: { key: string; text: string }[] }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ul>
      {items.map(({ key, text }) => (
        <li key={key} onClick={() => setOpen(open === key ? null : key)}>
          {open === key ? <b>{text}</b> : text.slice(0, 20)}
        </li>
      ))}
    </ul>
  );
}
`;
}
