import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppRecord } from '../../src/evidence/app';
import { readAny } from '../../src/evidence/read-any';
import { permittedEndpoints } from '../../src/evidence/scopes';

/** What the sample estate takes over from one public manifest or descriptor: facts, no texts. */
export interface AppFact extends Pick<AppRecord, 'key' | 'name' | 'modules' | 'egress' | 'events'> {
  readonly kind: 'forge' | 'connect';
  readonly scopes: readonly string[];
  /** The account that published it. */
  readonly vendor: string;
  /** `OWNER+REPOSITORY` that it was published in. */
  readonly repository: string;
  /** Between 0 and 1, the same each time: stands in for what no manifest says, such as a version. */
  readonly chance: (what: string) => number;
}

/** Names that say that somebody was only trying things out. */
const trial =
  /\b(?:my|test|hello|first|sample|example|quest|template|demo|sandbox|tutorial|basic|codegeist|add-on)\b|\{|app for|custom ui|uikit/i;

/** Reads a folder of files named `OWNER+REPOSITORY...` and keeps real apps that touch Confluence, each once. */
export function readFacts(folder: string): AppFact[] {
  const facts = new Map<string, AppFact>();
  for (const file of readdirSync(folder).sort()) {
    const read = readAny(file, readFileSync(join(folder, file), 'utf8'));
    for (const app of read.ok ? read.apps : []) {
      const { key, name, kind, modules, egress, events } = app;
      if (
        (kind !== 'forge' && kind !== 'connect') ||
        key === file ||
        trial.test(tidy(name)) ||
        !touchesConfluence(app)
      )
        continue;
      const vendor = (file.split('+')[0] ?? file).replaceAll('-', ' ');
      facts.set(key, {
        key,
        name: tidy(name),
        kind,
        modules,
        egress,
        events,
        scopes: app.scopes ?? [],
        vendor,
        repository: file.replace(/(?:\.\d+)?\.(?:manifest\.yml|atlassian-connect\.json)$/, ''),
        chance: chanceOf(key),
      });
    }
  }
  return [...facts.values()].sort((left, right) => left.name.localeCompare(right.name));
}

function touchesConfluence(app: AppRecord): boolean {
  const jira = app.modules.length > 0 && app.modules.every(({ type }) => type.startsWith('jira:'));
  const scopes = app.scopes ?? [];
  if (scopes.some((scope) => scope.includes('jira')) && !scopes.some((scope) => scope.includes('confluence')))
    return false;
  return (
    !jira &&
    (app.kind === 'connect' || app.modules.length > 0 || permittedEndpoints(scopes, 'forge').length > 0)
  );
}

/** `panda-docs` and `Panda Docs` are the same name; an app's own capitals stay. */
function tidy(name: string): string {
  const plain = name.replace(/^[\w.-]+\+/, '').trim();
  return /\s/.test(plain) || /[A-Z]/.test(plain)
    ? plain
    : plain.replace(/[-_]+/g, ' ').replace(/^\w/, (first) => first.toUpperCase());
}

function chanceOf(key: string): (what: string) => number {
  return (what) => createHash('sha256').update(`${key} ${what}`).digest().readUInt32BE(0) / 2 ** 32;
}
