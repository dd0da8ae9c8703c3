import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { inside, type Opened } from './app-page';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong inside the app, one line a rule. */
export async function violations(opened: Opened): Promise<string[]> {
  await inside(opened, axe);
  const found = await inside<AxeResults>(opened, "axe.run(document, { resultTypes: ['violations'] })");
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** Whether a reader has to scroll sideways. */
export async function overhang(opened: Opened): Promise<string[]> {
  const pixels = '(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.documentElement)';
  return (await inside<number>(opened, pixels)) > 0 ? ['scrolls sideways'] : [];
}
