import type { SpaceView } from '../api';
import { forecast } from '../report/forecast';
import type { Space } from './access';
import type { Assessment } from './assessment';
import { Refusal } from './refusal';

/**
 * The panel of one space: which apps of the estate can reach it, and what any app keeps under a rule.
 *
 * @param space the one the platform named and whose administrator the caller is
 * @param asked the one the page means; another one is wrong or a lie
 */
export function spaceView(
  { rows, rules, nameOf }: Assessment,
  { key, name }: Space,
  asked: string,
  now: string,
): SpaceView {
  if (asked !== key) {
    throw new Refusal('bad-input', `The settings of \`${key}\` are open, not those of \`${asked}\`.`);
  }
  const space = { key, name };
  const { keeps, recorded } = forecast({ app: null, space, rules, nameOf, sources: [], now });
  return { space, rows, keeps, recorded };
}
