/**
 * `npm run bench -- looks`: how long a reader waits for a view of an estate of 500 apps with 100,000 findings, from
 * the click that asks for it until its rows stand, by the clock of the page. The bound is a view that has little to
 * show: what a click costs by itself. `npm run bench -- page` measures the way from nothing.
 */
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { inside, open, type Opened } from '../test/browser/app-page';
import { startStage } from '../test/browser/stage';
import { APPS, fill, FINDINGS } from './heavy-estate';
import { median, type Bench } from './harness';

const ROUNDS = 5;
/** Milliseconds that a view may take. */
const LIMIT = 500;

/** A view stands once its title is there, with at least so many parts, and numbers that count everything there is. */
interface Look {
  readonly link: string;
  readonly title: string;
  readonly parts: readonly [selector: string, least: number];
  readonly counts: readonly [selector: string, least: number];
}

const estate: Look = {
  link: 'Estate',
  title: 'Apps on this site',
  parts: ['tbody tr', 25],
  counts: ['.shown', APPS],
};
const looks: Readonly<Record<string, Look>> = {
  overview: {
    link: 'Overview',
    title: 'Overview',
    parts: ['.waits li', 1],
    counts: ['.tiles .lozenge', FINDINGS],
  },
  findings: {
    link: 'Findings',
    title: 'Findings',
    parts: ['tbody tr', 25],
    counts: ['main [role=status]', FINDINGS],
  },
  'bound: a form': {
    link: 'Import',
    title: 'Import what is known of the apps',
    parts: ['input[type=file]', 1],
    counts: ['nav', 0],
  },
  estate,
};

/** Runs in the page: follows the link, and gives the milliseconds until the view stood. */
function follow({ link, title, parts, counts }: Look): Promise<number> {
  const total = (text: string): number =>
    (text.match(/\d[\d,]*/g) ?? []).reduce((sum, one) => sum + Number(one.replaceAll(',', '')), 0);
  const stands = (): boolean =>
    [...document.querySelectorAll('h2')].some(({ textContent }) => textContent === title) &&
    document.querySelectorAll(parts[0]).length >= parts[1] &&
    [...document.querySelectorAll(counts[0])].reduce((sum, one) => sum + total(one.textContent), 0) >=
      counts[1];
  const start = performance.now();
  [...document.querySelectorAll('nav a')]
    .find(({ textContent }) => textContent === link)
    ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  return new Promise((resolve) => {
    const look = (): void => {
      if (stands()) resolve(performance.now() - start);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const wait = (opened: Opened, look: Look): Promise<number> =>
  inside(opened, `(${follow.toString()})(${JSON.stringify(look)})`);

/** Follows each link in a browser that has only opened the estate. */
export async function run(): Promise<Bench> {
  const stage = await startStage(fill);
  const times = Object.entries(looks).map(([name, look]) => ({ name, look, taken: [] as number[] }));
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const opened = await open(stage);
      await opened.app.locator('tbody tr').nth(24).waitFor();
      for (const { look, taken } of times) taken.push(await wait(opened, look));
      await stage.clear();
    }
  } finally {
    await stage.stop();
  }
  const results = times.map(({ name, taken }) => ({
    candidate: name,
    value: median(taken),
    unit: 'ms',
    correct: taken.length === ROUNDS,
  }));
  const bound = results.find(({ candidate }) => candidate.startsWith('bound'))?.value ?? Number.NaN;
  return {
    name: 'looks',
    results,
    ratios: {
      ...Object.fromEntries(results.map(({ candidate, value }) => [`${candidate}/bound`, value / bound])),
      [`slowest/${String(LIMIT)} ms`]: Math.max(...results.map(({ value }) => value)) / LIMIT,
    },
  };
}
