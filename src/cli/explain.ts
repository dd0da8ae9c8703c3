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

/** What a call is explained by: the same for all calls of a run, but for what is looked up for each. */
type ContextOf = (method: string, url: string) => Promise<ExplainContext>;

async function batch(file: string, contextOf: ContextOf): Promise<void> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  let answers = '';
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      answers += `${JSON.stringify(await answerLine(line, contextOf))}\n`;
      if (answers.length < CHUNK) continue;
      await print(answers);
      answers = '';
    }
  } catch (error) {
    throw new UsageError(`cannot read the batch \`${file}\`: ${systemReason(error)}`);
  }
  await print(answers);
}

async function answerLine(line: string, contextOf: ContextOf): Promise<object> {
  const [, method, url] = /^\s*(\S+)\s+(\S.*?)\s*$/.exec(line) ?? [];
  if (method === undefined || url === undefined)
    return { input: line, error: 'expected a method and a URL, separated by a space' };
  return explain(method, url, await contextOf(method, url));
}

export async function runExplain(
  method: string | undefined,
  url: string | undefined,
  options: ExplainOptions,
): Promise<void> {
  const { page, site, space } = options;
  if (page !== undefined && space !== undefined)
    throw new UsageError('expected either --space or --page, not both');
  if (page !== undefined && site === undefined)
    throw new UsageError('expected --site beside --page, to look the space up');
  const context = {
    app: options.app ?? null,
    space: space ?? null,
    classificationLevel: options.level ?? null,
    rules: await rulesOf(options.rules),
    point: pointOf(options.point),
  };
  // The code that speaks to a site is loaded only where one is asked.
  const places =
    site === undefined || space !== undefined ? null : (await import('./places')).openPlaces(site);
  try {
    const found = page === undefined ? null : ((await places?.ofContent(page)) ?? null);
    const contextOf: ContextOf = async (called, address) => {
      const here = found ?? (await places?.ofCall(called, address, context.point)) ?? null;
      return { ...context, found: here };
    };
    await answer(method, url, options, contextOf);
  } finally {
    await places?.close();
  }
}

async function answer(
  method: string | undefined,
  url: string | undefined,
  options: ExplainOptions,
  contextOf: ContextOf,
): Promise<void> {
  if (options.batch !== undefined) {
    if (method !== undefined) throw new UsageError('expected either METHOD URL or --batch FILE, not both');
    await batch(options.batch, contextOf);
    return;
  }
  if (method === undefined || url === undefined)
    throw new UsageError('expected METHOD and URL, such as `portcullis explain GET /wiki/api/v2/pages`');
  const context = await contextOf(method, url);
  const explained = explain(method, url, context);
  if ('error' in explained) throw new UsageError(explained.error);
  if (chosenFormat(['table', 'json'], options.format, undefined) !== 'json')
    return print(explainText(explained, context));
  const why = explainSteps(method, url, context);
  const steps = 'error' in why ? [] : why.steps;
  await print(`${JSON.stringify({ ...explained, steps })}\n`);
}

const points: readonly Point[] = ['forecast', 'guard', 'gateway'];

function pointOf(text = 'forecast'): Point {
  const point = points.find((one) => one === text);
  if (point === undefined)
    throw new UsageError(`--point: expected forecast, guard or gateway, found \`${text}\``);
  return point;
}
