/** The small files that options name. */
import { readFile } from 'node:fs/promises';
import { parseFieldFile, usualFields, type RecordingFields } from '../../evidence/traffic/field-file';
import { parseIgnores, type Ignores } from '../../report/ignores';
import { systemReason, UsageError } from '../usage';

/** The field map of `--fields FILE`; no file means the usual places. */
export async function fieldsOf(file: string | undefined): Promise<RecordingFields> {
  if (file === undefined) return usualFields;
  const parsed = parseFieldFile(await textOf(file));
  if (!parsed.ok) throw new UsageError(`the field map \`${file}\` ${parsed.message}`);
  return parsed.fields;
}

/** The ignores of `--ignores FILE`, null without a file. */
export async function ignoresOf(file: string | undefined): Promise<Ignores | null> {
  if (file === undefined) return null;
  const parsed = parseIgnores(await textOf(file), file);
  if (!parsed.ok) throw new UsageError(`\`${file}\` ${parsed.message}`);
  return parsed.ignores;
}

/** The text of a file that an option names. */
export async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`cannot read \`${file}\`: ${systemReason(error)}`);
  });
}
