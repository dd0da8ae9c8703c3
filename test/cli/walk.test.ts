/** Every command of the walk, run in its order by a shell, against the answers that it promises. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portcullis } from './run';

jest.setTimeout(120_000);

/** As much of curl as the walk uses, since not every machine has it. */
const curl = `#!/usr/bin/env node
const { request } = require('node:http');
const args = process.argv.slice(2);
const auth = args[args.indexOf('-u') + 1];
request(args.at(-1), { auth }, (answer) => {
  console.log('HTTP/1.1 ' + answer.statusCode);
  for (const [name, value] of Object.entries(answer.headers)) console.log(name + ': ' + value);
  answer.pipe(process.stdout);
}).end();
`;

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const folder = mkdtempSync(join(tmpdir(), 'portcullis-walk-'));
const servers: ChildProcess[] = [];
afterAll(() => {
  for (const server of servers) server.kill();
  rmSync(folder, { recursive: true, force: true });
});

function shell(command: string): ChildProcess {
  const path = `${folder}:${process.env['PATH'] ?? ''}`;
  return spawn('sh', ['-ec', command], { cwd: folder, env: { ...process.env, PATH: path, NO_COLOR: '1' } });
}

/** Starts a server, and gives the line that says where it listens. */
function start(command: string): Promise<string> {
  const server = shell(`exec ${command.replace(/ &$/, '')}`);
  servers.push(server);
  return new Promise((resolve, reject) => {
    let err = '';
    server.stdout?.once('data', (line: Buffer) => resolve(line.toString()));
    server.stderr?.on('data', (text: Buffer) => (err += text.toString()));
    server.once('close', () => reject(new Error(err)));
  });
}

function run(command: string): Promise<string> {
  const child = shell(command);
  let out = '';
  child.stdout?.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (out += text.toString()));
  return new Promise((resolve, reject) =>
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`${command}\n${out}`)))),
  );
}

test('from nothing to an enforced rule and a why', async () => {
  for (const [name, text] of [
    ['portcullis', `#!/bin/sh\nexec '${process.execPath}' '${portcullis}' "$@"\n`],
    ['curl', curl.replace('/usr/bin/env node', process.execPath)],
  ] as const) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  const ports = new Map([
    ['8701', await freePort()],
    ['8702', await freePort()],
  ]);
  const walk = readFileSync('docs/walks/keep-apps-out.md', 'utf8').replace(/870[12]/g, (port) =>
    String(ports.get(port)),
  );
  const blocks = [...walk.matchAll(/^```(sh|text)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({
    kind,
    text: text!.trim(),
  }));
  expect(blocks.filter(({ kind }) => kind === 'sh').length).toBeGreaterThan(8);
  let said = '';
  for (const { kind, text } of blocks) {
    if (kind === 'sh') said = text.endsWith('&') ? await start(text) : await run(text);
    else for (const line of text.split('\n')) expect(said).toContain(line);
  }
});
