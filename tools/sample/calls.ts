import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One call that somebody found by reading the code of a public app: where it stands and what it asks. */
export interface CallFact {
  readonly file: string;
  readonly line: number;
  readonly method: string;
  /** The canonical path, `{}` for each part that is not fixed. */
  readonly path: string;
  readonly caller: string;
}

const truth = z.object({
  repo: z.string(),
  sites: z.array(
    z.object({
      file: z.string(),
      line: z.number().int().min(1),
      method: z.string(),
      shape: z.string().nullable(),
      auth: z.string(),
    }),
  ),
});

/** Reads a folder of hand-read call sites, by `OWNER+REPOSITORY`; what stands in no script of its own is left out. */
export function readCalls(folder: string): ReadonlyMap<string, readonly CallFact[]> {
  const calls = new Map<string, readonly CallFact[]>();
  for (const name of readdirSync(folder).sort()) {
    const { repo, sites } = truth.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const known = sites.flatMap(({ shape, auth: caller, ...site }) =>
      shape !== null && /\.[jt]sx?$/.test(site.file) && /^[A-Z]+$/.test(site.method)
        ? [{ ...site, path: shape, caller }]
        : [],
    );
    calls.set(repo.replace('/', '+'), known);
  }
  return calls;
}
