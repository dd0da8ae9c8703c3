/** The rules and the callers that the gateway goes by, read anew whenever their files change. */
import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { compileRules, type RulesIndex } from '../../policy/decide';
import { parseRules } from '../../policy/rule';
import { noCallers, readCallers, type Identify } from './callers';

export interface Policy {
  readonly rules: RulesIndex;
  readonly identify: Identify;
  /** How many of each, for the log. */
  readonly counts: { readonly rules: number; readonly callers: number };
}

export interface PolicyFiles {
  readonly rules: string;
  /** Null where no caller is known. */
  readonly callers: string | null;
}

/** The policy in force. A request keeps the one that it began with. */
export interface PolicySource {
  readonly current: () => Policy;
  /** Reads the files again; where one is bad the policy stays as it was. */
  readonly reload: () => Promise<void>;
  readonly close: () => void;
}

/** Why files could not be used: one line that names the file, the line and the field. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

/** How often the files are looked at for changes, in milliseconds. */
const LOOK = 1_000;

/**
 * Reads the files and watches them.
 *
 * @param told is given each reload: the new policy, or why the old one stays.
 * @throws {PolicyError} where the files cannot be used at the start.
 */
export async function openPolicy(
  files: PolicyFiles,
  told: (outcome: Policy | PolicyError) => void,
): Promise<PolicySource> {
  let policy = await readPolicy(files);
  let queue = Promise.resolve();
  const reload = (): Promise<void> => {
    queue = queue.then(async () => {
      try {
        policy = await readPolicy(files);
        told(policy);
      } catch (error) {
        told(error instanceof PolicyError ? error : new PolicyError(String(error)));
      }
    });
    return queue;
  };
  const watched = [files.rules, ...(files.callers === null ? [] : [files.callers])];
  const changed = (): void => void reload();
  for (const file of watched) watchFile(file, { interval: LOOK, persistent: false }, changed);
  return {
    current: () => policy,
    reload,
    close: () => {
      for (const file of watched) unwatchFile(file, changed);
    },
  };
}

async function readPolicy(files: PolicyFiles): Promise<Policy> {
  const parsed = parseRules(await textOf(files.rules));
  if (!parsed.ok) {
    const [first] = parsed.errors;
    const place = first?.line == null ? files.rules : `${files.rules}:${first.line}`;
    throw new PolicyError(
      `${place}: ${first?.field ? `\`${first.field}\`: ` : ''}${first?.message ?? 'no rules file'}`,
    );
  }
  const counts = { rules: parsed.rules.length, callers: 0 };
  const rules = compileRules(parsed.rules);
  if (files.callers === null) return { rules, identify: noCallers, counts };
  const callers = readCallers(await textOf(files.callers));
  if (!callers.ok) throw new PolicyError(`${files.callers}: ${callers.message}`);
  return { rules, identify: callers.identify, counts: { ...counts, callers: callers.count } };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code =
      typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
    throw new PolicyError(`cannot read \`${file}\`: ${code === 'ENOENT' ? 'there is no such file' : code}`);
  }
}
