/** Who calls: the callers file, and finding the app behind a request. No credential is kept, only hashes. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { parse } from 'yaml';
import { z } from 'zod';
import { UNIDENTIFIED } from '../../policy/decide';

/** The app behind a request; `unidentified` where no caller of the file fits. */
export type Identify = (authorization: string | null, key: string | null) => string;

export type ReadCallers =
  | { readonly ok: true; readonly identify: Identify; readonly count: number }
  | { readonly ok: false; readonly message: string };

const hash = z
  .string()
  .regex(/^[0-9a-f]{32}:[0-9a-f]{64}$/, 'expected a salted hash as `portcullis gateway --hash` prints it');
const file = z.strictObject({
  callers: z
    .array(
      z
        .strictObject({
          app: z
            .string()
            .min(1, 'expected the key of an app')
            .max(300)
            .refine((app) => app !== UNIDENTIFIED, 'this name stands for callers that are not known'),
          authorizationSha256: hash.optional(),
          keySha256: hash.optional(),
        })
        .refine(
          (caller) => caller.authorizationSha256 !== undefined || caller.keySha256 !== undefined,
          'expected `authorizationSha256` or `keySha256`',
        ),
    )
    .max(10_000),
});

type Caller = z.output<typeof file>['callers'][number];

/** A salted hash of a credential, as the callers file takes it: `SALT:SHA256` in hex. */
export function hashCredential(credential: string, salt = randomBytes(16).toString('hex')): string {
  return `${salt}:${createHash('sha256').update(salt).update(credential).digest('hex')}`;
}

/** Reads a callers file in YAML or JSON; the message of a bad one names the field. */
export function readCallers(text: string): ReadCallers {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    return {
      ok: false,
      message: `not valid YAML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`,
    };
  }
  const parsed = file.safeParse(value);
  if (parsed.success)
    return { ok: true, identify: identifier(parsed.data.callers), count: parsed.data.callers.length };
  const [issue] = parsed.error.issues;
  const field = (issue?.path ?? [])
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('');
  return {
    ok: false,
    message: `\`${field.replace(/^\./, '') || 'callers'}\`: ${issue?.message ?? 'no callers file'}`,
  };
}

/** Nobody is known. */
export const noCallers: Identify = () => UNIDENTIFIED;

/**
 * A key decides before a credential. Where both name a caller and not the same one, it could be either, so it is
 * neither. Found callers are remembered by a hash under a key that only this process has.
 */
function identifier(callers: readonly Caller[]): Identify {
  const secret = randomBytes(32);
  const remembered = new LRUCache<string, string>({ max: 10_000 });
  const find = (credential: string, field: 'authorizationSha256' | 'keySha256'): string => {
    const mark = createHmac('sha256', secret).update(`${field}\n${credential}`).digest('base64');
    const known = remembered.get(mark);
    if (known !== undefined) return known;
    const caller = callers.find((one) => {
      const expected = one[field];
      return expected !== undefined && hashCredential(credential, expected.slice(0, 32)) === expected;
    });
    const app = caller?.app ?? UNIDENTIFIED;
    remembered.set(mark, app);
    return app;
  };
  return (authorization, key) => {
    const byCredential = authorization === null ? null : find(authorization, 'authorizationSha256');
    const byKey = key === null ? null : find(key, 'keySha256');
    if (byKey === null) return byCredential ?? UNIDENTIFIED;
    if (byCredential === null || byCredential === UNIDENTIFIED || byCredential === byKey) return byKey;
    return UNIDENTIFIED;
  };
}
