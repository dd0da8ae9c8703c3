/** `portcullis diff OLD NEW`: what changed between two results of `audit --format json`. */
import { compare } from '../report/compare';
import { driftText } from '../report/drift/text';
import { say } from '../report/messages';
import { chosenFormat, deliver } from './output';
import { readResult } from './result-file';

export async function runDiff(
  before: string,
  after: string,
  options: { format?: string; output?: string },
): Promise<void> {
  const format = chosenFormat(['table', 'json'], options.format, options.output);
  const drift = compare(await readResult(before), await readResult(after));
  await deliver(format === 'json' ? `${JSON.stringify(drift)}\n` : driftText(drift, say), options.output);
}
