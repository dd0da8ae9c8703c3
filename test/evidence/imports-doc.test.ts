/** The samples that docs/imports.md shows are read as it says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readAny } from '../../src/evidence/read-any';

const text = readFileSync(path.join(__dirname, '../../docs/imports.md'), 'utf8');

function sampleOf(section: string, language: string): string {
  const part = text.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...part.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'gu'))].at(-1)?.[1] ?? '';
}

test.each([
  ['Collected site', 'json', 'collected site', ['Meeting Notes'], null],
  ['Organisation audit log', 'csv', 'audit log', ['com.example.notes'], null],
  ['Organisation audit log', 'json', 'audit log', ['com.example.notes'], null],
  ['Decision log', 'ndjson', 'decision log', ['com.example.notes'], null],
  ['GraphQL inventory', 'json', 'graphql inventory', ['Meeting Notes'], 120],
  ['Plugin list', 'json', 'upm', ['Meeting Notes'], 1],
  ['CSV', 'csv', 'csv', ['Meeting Notes', 'Diagrams', 'Nightly export'], 3],
  ['Forge manifest', 'yaml', 'forge manifest', ['Meeting notes'], null],
  ['Connect descriptor', 'json', 'connect descriptor', ['Meeting Notes'], null],
])('%s', (section, language, kind, names, total) => {
  const read = readAny('sample', sampleOf(section, language));
  expect(read).toMatchObject({ ok: true, kind, total, apps: names.map((name) => ({ name })) });
});
