/** `portcullis pack`: the evidence pack of a scan in the store of a folder. */
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { people } from '../local/confluence/people';
import type { Platform } from '../local/platform';
import { withEstate } from './estate-folder';
import { deliver, print } from './output';
import { systemReason, UsageError } from './usage';

export interface PackOptions {
  readonly data?: string;
  readonly scan?: string;
  readonly output?: string;
}

const answer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    value: z.object({ parts: z.number(), data: z.base64(), head: z.string() }),
  }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);

/** Writes the pack and prints the head of the chain, for another place than the pack. */
export async function runPack({ data, scan, output }: PackOptions): Promise<void> {
  if (data === undefined) throw new UsageError('expected --data, the folder that keeps the scans');
  if (output === undefined) throw new UsageError('expected --output, the zip file to write');
  await stat(data).catch((error: unknown) => {
    throw new UsageError(`cannot use the folder \`${data}\`: ${systemReason(error)}`);
  });
  const { zip, head } = await withEstate(data, (platform) => fetchPack(platform, scan ?? null));
  await deliver(zip, output);
  if (process.stderr.isTTY)
    process.stderr.write('portcullis: record this head where nobody can change it, apart from the pack:\n');
  await print(`${head}\n`);
}

/** Asks for the parts as the page does. */
async function fetchPack(
  platform: Platform,
  scan: string | null,
): Promise<{ zip: Uint8Array; head: string }> {
  const who = { accountId: people.siteAdministrator };
  const ask = async (part: number) => {
    const read = answer.parse(await platform.invoke('adminResolver', 'pack', { scan, part }, who));
    if (read.ok) return read.value;
    if (read.code === 'failed') throw new Error(read.message);
    throw new UsageError(
      read.code === 'not-found' ? `there is no finished scan \`${scan ?? ''}\`` : sentence(scan),
    );
  };
  const first = await ask(0);
  const parts = [first.data];
  for (let part = 1; part < first.parts; part += 1) {
    const { data, head } = await ask(part);
    if (head !== first.head) throw new UsageError('the day changed while it was packed, so try again');
    parts.push(data);
  }
  return { zip: Buffer.concat(parts.map((one) => Buffer.from(one, 'base64'))), head: first.head };
}

function sentence(scan: string | null): string {
  return scan === null
    ? 'no scan has finished in this folder yet, see `portcullis scan`'
    : `\`${scan}\` is no id of a scan, expected one that \`portcullis scan\` printed`;
}
