import { forgeKey } from './key';
import type { InputKind } from './recognise';

/** True for recordings that do not say which app they are of. */
export function namesNoApp(kind: InputKind): boolean {
  return kind === 'har' || kind === 'access log';
}

/**
 * The key of the app that a recording is of, where its name says so: `com.example.sync.har`, or the id of a Forge app
 * as in `0f3c….har`. Null where no app of these keys is named.
 */
export function recordedKey(fileName: string, keys: ReadonlySet<string>): string | null {
  const stem = fileName.replace(/\.[a-z0-9]{1,5}$/iu, '');
  const forge = forgeKey(stem);
  const named = [stem, fileName].find((name) => keys.has(name));
  if (named !== undefined) return named;
  return forge !== null && keys.has(forge) ? forge : null;
}
