import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';

/** A call that is known of the code of a public app: file, line, method, path with `{}`, and who calls. */
const sampleCall = z.tuple([z.string(), z.number(), z.string(), z.string(), z.string()]);
export type SampleCall = Readonly<z.infer<typeof sampleCall>>;

/** The calls of several apps, by the file with the declaration of each. */
export const sampleCalls = z.record(z.string(), z.array(sampleCall));

const header = "import api, { route } from '@forge/api'; import { requestConfluence } from '@forge/bridge';";

/**
 * A source archive like the one a vendor would send: the declaration of an app, and in the place of its
 * code, which is not ours to hand on, one statement for each of its calls, at the line where the call stands.
 */
export function sourceArchive(declaration: string, text: string, calls: readonly SampleCall[]): Uint8Array {
  const name = declaration.endsWith('.yml') ? 'manifest.yml' : 'atlassian-connect.json';
  const files = new Map<string, string[]>();
  for (const [file, line, method, path, caller] of calls) {
    const lines = files.get(file) ?? [caller.startsWith('connect') ? '' : header];
    while (lines.length < line) lines.push('');
    lines[line - 1] = `${lines[line - 1] ?? ''}${statement(method, path, caller)}`;
    files.set(file, lines);
  }
  const code = [...files].map(([file, lines]) => [file, strToU8(lines.join('\n'))] as const);
  return zipSync({ [name]: strToU8(text), ...Object.fromEntries(code) });
}

function statement(method: string, path: string, caller: string): string {
  const filled = path.replaceAll('{}', '${id}');
  if (caller.startsWith('connect'))
    return `AP.request({ url: \`${filled.replace(/^\/wiki/, '')}\`, type: '${method}' });`;
  const options = `{ method: '${method}' }`;
  if (caller.startsWith('frontend')) return `requestConfluence(\`${filled}\`, ${options});`;
  return `api.${caller === 'user' ? 'asUser' : 'asApp'}().requestConfluence(route\`${filled}\`, ${options});`;
}
