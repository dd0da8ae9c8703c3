import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A text of the manifest: as it is, or by the key under which the locale files have it. */
export const translatable = z.union([z.string(), z.object({ i18n: z.string() })]);

/** The manifest's `translations`. */
export const translations = z.object({
  resources: z.array(z.object({ key: z.string(), path: z.string() })).default([]),
  fallback: z.object({ default: z.string() }).loose().default({ default: 'en-US' }),
});

/** A text for a locale; one that is not there falls back to the default, as on Forge. */
export type Translate = (locale: string) => string;

/**
 * Reads the locale files that the manifest names.
 *
 * @param folder that their paths are relative to.
 */
export function translator(
  { resources, fallback }: z.infer<typeof translations>,
  folder: string,
): (text: z.infer<typeof translatable>) => Translate {
  const files = new Map(
    resources.map(({ key, path }) => [key, JSON.parse(readFileSync(join(folder, path), 'utf8')) as unknown]),
  );
  return (text) => {
    if (typeof text === 'string') return () => text;
    const steps = text.i18n.split('.');
    const find = (locale: string): string | null => {
      let found = files.get(locale);
      for (const step of steps) found = (found as Readonly<Record<string, unknown>> | undefined)?.[step];
      return typeof found === 'string' ? found : null;
    };
    return (locale) => find(locale) ?? find(fallback.default) ?? text.i18n;
  };
}
