/** Every command of the compliance officer's walk, run in its order by a shell, against the answers that it promises. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portcullis } from './run';

jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'portcullis-compliance-'));
const walk = readFileSync('docs/walks/compliance.md', 'utf8');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('import, scan, drift, pack and verify answer as the walk says', () => {
  writeFileSync(join(folder, 'portcullis'), `#!/bin/sh\nexec '${process.execPath}' '${portcullis}' "$@"\n`);
  chmodSync(join(folder, 'portcullis'), 0o755);
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}`, LC_ALL: 'C' };
  const blocks = [...walk.matchAll(/^```(sh|text)\n([\s\S]*?)^```$/gm)];
  expect(blocks.filter(([, kind]) => kind === 'sh').length).toBeGreaterThan(7);
  let said = '';
  for (const [, kind, text] of blocks) {
    if (kind === 'sh') said = execFileSync('sh', ['-ec', text!], { cwd: folder, env, encoding: 'utf8' });
    else for (const line of text!.trim().split('\n')) expect(said).toContain(line);
  }
});

test('shows pictures that are there', () => {
  const pictures = [...walk.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => join('docs/walks', path!));
  expect(pictures).toHaveLength(6);
  expect(pictures.filter((path) => !existsSync(path))).toEqual([]);
});
