/** Whether a pack is whole, and if not, what is wrong with it. */
import { z } from 'zod';
import { unpack } from '../../evidence/archive/unpack';
import { count } from '../words';
import { format, isAsWritten, names, sumsOf, type Manifest, type Sha256 } from './seal';

/** What a pack may hold at most; a table of many like rows packs to a hundredth, so the total counts. */
export const packLimits = {
  packed: 64 * 1024 * 1024,
  entries: 100,
  total: 256 * 1024 * 1024,
  ratio: Infinity,
  step: 16 * 1024,
} as const;

export interface Verified {
  readonly whole: boolean;
  /** What is wrong, one sentence each; empty for a whole pack. */
  readonly problems: readonly string[];
  /** SHA-256 of its manifest; null where it has none. */
  readonly head: string | null;
  /** Null where it cannot be read. */
  readonly manifest: Manifest | null;
}

const hash = z.string().regex(/^[0-9a-f]{64}$/u);
const manifestSchema = z.object({
  format: z.literal(format),
  version: z.literal(1),
  scan: z.object({ id: z.string(), startedAt: z.string() }),
  previous: z.object({ scan: z.string(), head: hash }).nullable(),
  files: z
    .array(z.object({ name: z.string(), bytes: z.number().int(), sha256: hash }))
    .max(packLimits.entries),
});

/**
 * Checks a pack against its own manifest, and against a head that was recorded elsewhere.
 *
 * @param expected the head it should have; null where none is known
 */
export function verifyPack(
  pack: Uint8Array,
  expected: string | null,
  sha256: Sha256,
  limits: Readonly<Record<keyof typeof packLimits, number>> = packLimits,
): Verified {
  const unpacked = unpack(pack, () => true, limits);
  if (!unpacked.ok) return broken([`The archive ${unpacked.message}.`]);
  const files = unpacked.files.map(({ path, bytes }) => ({ name: path, bytes, sha256: sha256(bytes) }));
  const found = new Map(files.map((file) => [file.name, file]));
  const sealed = found.get(names.manifest);
  if (!sealed) return broken([`\`${names.manifest}\` is missing, so nothing can be checked.`]);
  const manifest = read(sealed.bytes);
  if (!manifest) return broken([`\`${names.manifest}\` is no manifest of a pack.`], sealed.sha256);
  const head = sealed.sha256;
  const sums = new TextEncoder().encode(sumsOf(manifest, head));
  const listed = [
    ...manifest.files,
    { name: names.manifest, bytes: sealed.bytes.length, sha256: head },
    { name: names.sums, bytes: sums.length, sha256: sha256(sums) },
  ];
  const problems = [
    ...repeated(files.map(({ name }) => name)),
    ...differences(listed, found),
    ...(inOrder(files.map(({ name }) => name)) ? [] : ['Its entries were put in another order.']),
    ...(expected === null || expected === head
      ? []
      : [`Its head is ${head}, not ${expected}: it is another pack than the recorded one.`]),
  ];
  if (!isAsWritten(pack, sha256)) {
    const inside = problems.length === 0 ? ' Its files are as they were.' : '';
    problems.push(`The zip around the files was changed, or they were packed again.${inside}`);
  }
  return { whole: problems.length === 0, problems, head, manifest };
}

function broken(problems: readonly string[], head: string | null = null): Verified {
  return { whole: false, problems, head, manifest: null };
}

function read(bytes: Uint8Array): Manifest | null {
  try {
    return (
      manifestSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).data ??
      null
    );
  } catch {
    return null;
  }
}

function repeated(all: readonly string[]): string[] {
  const twice = new Set(all.filter((name, index) => all.indexOf(name) !== index));
  return [...twice].map((name) => `\`${name}\` is there more than once.`);
}

function inOrder(all: readonly string[]): boolean {
  return all.every((name, index) => index === 0 || (all[index - 1] ?? '') < name);
}

interface Entry {
  readonly sha256: string;
}

function differences(
  listed: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[],
  found: ReadonlyMap<string, Entry & { readonly bytes: Uint8Array }>,
): string[] {
  const known = new Set(listed.map(({ name }) => name));
  const extra = new Map([...found].filter(([name]) => !known.has(name)));
  const problems: string[] = [];
  for (const { name, bytes, sha256 } of listed) {
    const file = found.get(name);
    if (!file) {
      const [renamed] = [...extra].find(([, one]) => one.sha256 === sha256) ?? [];
      if (renamed !== undefined) extra.delete(renamed);
      problems.push(
        renamed === undefined ? `\`${name}\` is missing.` : `\`${name}\` was renamed to \`${renamed}\`.`,
      );
    } else if (file.sha256 !== sha256) {
      const size =
        file.bytes.length === bytes ? '' : `: ${count(bytes, 'byte')} then, ${file.bytes.length} now`;
      problems.push(`\`${name}\` was changed${size}.`);
    } else if (file.bytes.length !== bytes) {
      problems.push(`\`${names.manifest}\` states another size for \`${name}\`.`);
    }
  }
  return [...problems, ...[...extra.keys()].map((name) => `\`${name}\` does not belong to the pack.`)];
}
