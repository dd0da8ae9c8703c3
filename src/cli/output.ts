/** Where answers go: standard output, or a file that is there whole or not at all. */
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { systemReason, UsageError } from './usage';

/** A reader that has seen enough (`portcullis ... | head`) is no failure. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

/** Writes to standard output and waits while the reader is slower than we are. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Writes beside the file and renames, so that no reader sees half of it; devices are written as they are. */
async function writeWhole(file: string, text: string | Uint8Array): Promise<void> {
  const special = await stat(file).then(
    (found) => !found.isFile(),
    () => false,
  );
  if (special) {
    await writeFile(file, text);
    return;
  }
  const beside = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Prints the text, or writes it to the file of `--output`. */
export async function deliver(text: string | Uint8Array, file: string | undefined): Promise<void> {
  if (file === undefined) {
    await print(text);
    return;
  }
  try {
    await writeWhole(file, text);
  } catch (error) {
    throw new UsageError(`cannot write \`${file}\`: ${systemReason(error)}`);
  }
}

/** The terminal on standard output, as `table` wants it; `NO_COLOR` is honoured. */
export function terminal(toFile: boolean): { width: number | null; color: boolean } {
  const shown = process.stdout.isTTY && !toFile;
  const plain = (process.env['NO_COLOR'] ?? '') !== '' || process.env['TERM'] === 'dumb';
  return { width: shown ? process.stdout.columns : null, color: shown && !plain };
}

/** `--format`, else what the name of the file asks for, else `table` on a terminal and `json` elsewhere. */
export function chosenFormat<F extends string>(
  formats: readonly F[],
  asked: string | undefined,
  file: string | undefined,
): F {
  const known = (name: string | undefined) => formats.find((format) => format === name);
  if (asked !== undefined) {
    const format = known(asked);
    if (!format) throw new UsageError(`unknown format \`${asked}\`, expected one of ${formats.join(', ')}`);
    return format;
  }
  const ending = /\.(\w+)$/.exec(file ?? '')?.[1]?.toLowerCase();
  const byName = known(ending === 'md' ? 'markdown' : ending);
  const usual = process.stdout.isTTY && file === undefined ? 'table' : 'json';
  const format = byName ?? known(usual) ?? formats[0];
  if (!format) throw new Error('a command without formats');
  return format;
}
