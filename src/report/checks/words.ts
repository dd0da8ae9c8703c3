import type { Level } from '../finding';
import type { CheckResult } from './evaluate';

/** A check by its title, its id and the control that it serves, each once: `As it should be, it, AC-2`. */
export function checkName({ id, title, control }: CheckResult): string {
  return [title, ...(title === id ? [] : [id]), ...(control === null ? [] : [control])].join(', ');
}

/** How much a person should care about an answer, to show it as findings are shown. */
export const checkLevel: Readonly<Record<CheckResult['result'], Level>> = {
  passes: 'note',
  'needs a person': 'warning',
  fails: 'error',
};
