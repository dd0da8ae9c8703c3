import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const portcullis = join(__dirname, '../../bin/portcullis');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a person would, with no terminal. */
export function run(args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [portcullis, ...args], { env: { ...process.env, NO_COLOR: '1' } });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

/** A folder with these files, below the system's temporary folder. */
export async function folder(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'portcullis-cli-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

export const manifest = `app:
  id: ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555
  name: Chart Maker
modules:
  macro:
    - key: chart
      resource: main
      title: Chart
permissions:
  scopes:
    - read:page:confluence
    - read:group:confluence
`;

export const descriptor = JSON.stringify({
  key: 'com.example.sync',
  name: 'Sync',
  baseUrl: 'https://sync.example',
  authentication: { type: 'jwt' },
  scopes: ['READ'],
  modules: {},
});

export const rules = `version: 1
rules:
  - id: confidential
    name: Keep apps out of HR
    mode: enforce
    apps: { block: all, except: [com.example.approved] }
    where: { spaces: [HR] }
`;
