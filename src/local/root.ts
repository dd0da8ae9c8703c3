import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the checkout: the nearest one above this file that holds `manifest.yml`.
 * It is looked for because the same code also runs from a bundle, which lies elsewhere.
 *
 * @throws {Error} when there is none.
 */
export function projectRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'manifest.yml'))) return folder;
    if (folder === dirname(folder)) throw new Error(`no manifest.yml above \`${start}\``);
  }
}
