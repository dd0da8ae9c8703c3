/** `portcullis verify`: whether an evidence pack is whole. */
import { readFile, stat } from 'node:fs/promises';
import { visible } from '../evidence/visible';
import { packLimits, verifyPack, type Verified } from '../report/pack/verify';
import { sha256 } from '../scan/content-hash';
import { chosenFormat, print } from './output';
import { exit, systemReason, UsageError } from './usage';

export interface VerifyOptions {
  readonly head?: string;
  readonly format?: string;
}

/** Ends with 1 where anything was changed, and names it. */
export async function runVerify(file: string, options: VerifyOptions): Promise<void> {
  const format = chosenFormat(['table', 'json'], options.format ?? 'table', undefined);
  const expected = options.head?.trim().toLowerCase() ?? null;
  if (expected !== null && !/^[0-9a-f]{64}$/.test(expected))
    throw new UsageError(
      `--head: \`${options.head ?? ''}\` is no head, expected the 64 digits that \`portcullis pack\` printed`,
    );
  const verified = verifyPack(await bytesOf(file), expected, sha256);
  await print(format === 'json' ? `${JSON.stringify(verified)}\n` : words(file, verified, expected));
  if (!verified.whole) process.exitCode = exit.found;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > packLimits.packed)
      throw new UsageError(
        `\`${file}\` has more than ${packLimits.packed / 1024 / 1024} MB, which no pack has`,
      );
    return await readFile(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read \`${file}\`: ${systemReason(error)}`);
  }
}

function words(file: string, { whole, problems, head, manifest }: Verified, expected: string | null): string {
  const lines = [
    whole ? `${file} is whole.` : `${file} was changed, or is no evidence pack:`,
    ...problems.map((problem) => `  ${problem}`),
    ...(manifest
      ? [
          `Scan      ${manifest.scan.id} of ${manifest.scan.startedAt}`,
          `Files     ${manifest.files.length}`,
          `Head      ${head ?? ''}`,
          `Previous  ${manifest.previous === null ? 'none: the first of its chain' : `${manifest.previous.head} (scan ${manifest.previous.scan})`}`,
        ]
      : []),
    ...(whole ? [proof(expected)] : []),
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function proof(expected: string | null): string {
  return expected === null
    ? 'Who made it, and when, this does not prove: compare the head with one that was recorded elsewhere (--head).'
    : 'It has the head that you gave: it is the pack whose head was recorded, as far as that record can be trusted.';
}
