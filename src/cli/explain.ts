/** `portcullis explain`: one verdict with its whole reason, or one JSON line for each line of a batch. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Point } from '../policy/verdict';
import { explain, explainSteps, explainText } from '../report/explain';
import type { ExplainContext } from '../report/explain';
import { chosenFormat, print } from './output';
import { rulesOf } from './rules';
import { systemReason, UsageError } from './usage';

export interface ExplainOptions {
  readonly app?: string;
  readonly space?: string;
  readonly level?: string;
  readonly page?: string;
  readonly site?: string;
  readonly point?: string;
  readonly rules?: string;
  readonly batch?: string;
  readonly format?: string;
}

/** About as much as one write to a pipe takes. */
const CHUNK = 64 * 1024;

async function batch(file: string, context: ExplainContext): Promise<void> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  let answers = '';
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      answers += `${JSON.stringify(answerLine(line, context))}\n`;
      if (answers.length < CHUNK) continue;
      await print(answers);
      answers = '';
    }
  } catch (error) {
    throw new UsageError(`cannot read the batch \`${file}\`: ${systemReason(error)}`);
  }
  await print(answers);
}

function answerLine(line: string, context: ExplainContext): object {
  const [, method, url] = /^\s*(\S+)\s+(\S.*?)\s*$/.exec(line) ?? [];
  if (method === undefined || url === undefined)
    return { input: line, error: 'expected a method and a URL, separated by a space' };
  return explain(method, url, context);
}

export async function runExplain(
  method: string | undefined,
  url: string | undefined,
  options: ExplainOptions,
): Promise<void> {
  const { page, site } = options;
  if (page !== undefined && options.space !== undefined)
    throw new UsageError('expected either --space or --page, not both');
  const context: ExplainContext = {
    app: options.app ?? null,
    space: options.space ?? null,
    classificationLevel: options.level ?? null,
    rules: await rulesOf(options.rules),
    point: pointOf(options.point),
    // The code that speaks to a site is loaded only where one is asked.
    found: page === undefined ? null : await (await import('./page-place')).placeOfPage(page, site),
  };
  if (options.batch !== undefined) {
    if (method !== undefined) throw new UsageError('expected either METHOD URL or --batch FILE, not both');
    await batch(options.batch, context);
    return;
  }
  if (method === undefined || url === undefined)
    throw new UsageError('expected METHOD and URL, such as `portcullis explain GET /wiki/api/v2/pages`');
  const answer = explain(method, url, context);
  if ('error' in answer) throw new UsageError(answer.error);
  const format = chosenFormat(['table', 'json'], options.format, undefined);
  const why = explainSteps(method, url, context);
  const steps = 'error' in why ? [] : why.steps;
  await print(format === 'json' ? `${JSON.stringify({ ...answer, steps })}\n` : explainText(answer, context));
}

const points: readonly Point[] = ['forecast', 'guard', 'gateway'];

function pointOf(text = 'forecast'): Point {
  const point = points.find((one) => one === text);
  if (point === undefined)
    throw new UsageError(`--point: expected forecast, guard or gateway, found \`${text}\``);
  return point;
}
