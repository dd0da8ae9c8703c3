import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseRules } from '../../policy/rule';
import { people } from '../confluence/people';
import type { Platform } from '../platform';
import { projectRoot } from '../root';
import calls from './calls.json';
import { nightlyLog } from './nightly-log';
import { sampleCalls, sourceArchive } from './source-archive';

/** Bytes of one piece of a file; what the page sends at once is limited, and so is this. */
const chunkBytes = 72_000;

const answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.record(z.string(), z.unknown()) }),
  z.object({ ok: z.literal(false), message: z.string() }),
]);

/** Calls a use case as the site administrator, the way the admin page does. */
async function ask(platform: Platform, useCase: string, payload: object): Promise<Record<string, unknown>> {
  const exportName = platform.manifest.pages[0]?.exportName ?? '';
  const who = { accountId: people.siteAdministrator };
  const read = answer.parse(await platform.invoke(exportName, useCase, payload, who));
  if (!read.ok) throw new Error(`the sample estate cannot be imported: ${read.message}`);
  return read.value;
}

/** Imports one file through the app's own use cases. */
async function importFile(platform: Platform, name: string, file: Uint8Array): Promise<void> {
  const chunks = Math.max(1, Math.ceil(file.length / chunkBytes));
  const { upload } = await ask(platform, 'import.begin', { name, bytes: file.length, chunks });
  for (let index = 0; index < chunks; index += 1) {
    const piece = file.subarray(index * chunkBytes, (index + 1) * chunkBytes);
    const data = Buffer.from(piece).toString('base64');
    await ask(platform, 'import.chunk', { upload, index, data });
  }
  await ask(platform, 'import.finish', { upload });
}

/**
 * Imports the sample estate, records its rules and runs a first scan, once for each data folder. A start
 * that was cut short does it again: the same file imported twice counts once.
 *
 * @returns how many files were imported, 0 where that was done before.
 */
export async function seedEstate(platform: Platform, dataDir: string): Promise<number> {
  const done = join(dataDir, 'sample-estate');
  if (existsSync(done)) return 0;
  const folder = join(projectRoot(), 'src/local/sample');
  const files = readdirSync(join(folder, 'files')).sort();
  for (const name of files) await importFile(platform, name, readFileSync(join(folder, 'files', name)));
  for (const [name, known] of Object.entries(sampleCalls.parse(calls))) {
    const declaration = readFileSync(join(folder, 'files', name), 'utf8');
    const archive = sourceArchive(name, declaration, known);
    await importFile(platform, `${name.split('.', 1).join('')}.zip`, archive);
  }
  const text = readFileSync(join(folder, 'rules.yml'), 'utf8');
  const rules = parseRules(text);
  const log = nightlyLog(rules.ok ? rules.rules : [], Date.now());
  await importFile(platform, 'gateway.log', Buffer.from(log));
  await ask(platform, 'rules.record', { text, reason: 'Sample rules of the local host' });
  await ask(platform, 'scan.start', {});
  await platform.drain();
  writeFileSync(done, new Date().toISOString());
  return files.length + Object.keys(calls).length + 1;
}
