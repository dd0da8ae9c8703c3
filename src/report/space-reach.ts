/** Whether an app has a way into a space at all, from what is known of it. */
import type { DataClass } from '../policy/endpoint';
import type { AppFacts } from './facts';

/** `no way known` is never "none": it says that of all that is known, nothing leads into a space. */
export type SpaceReach = 'reaches' | 'may reach' | 'no way known';

/** Data that lies in no space: whoever reaches nothing else stays outside. */
const outside: ReadonlySet<DataClass> = new Set<DataClass>([
  'people',
  'groups',
  'audit',
  'settings',
  'app data',
  'background tasks',
]);

/** The classes of data in a space that an app can reach, in the order of its facts. */
export function classesInSpace({ reach }: Pick<AppFacts, 'reach'>): DataClass[] {
  return [...reach.keys()].filter((dataClass) => !outside.has(dataClass));
}

/**
 * How far an app gets into a space.
 *
 * @param facts what is known of its calls
 * @param modules how many modules it adds to Confluence; each is handed the context in which it is shown
 */
export function spaceReach(facts: AppFacts, modules: number): SpaceReach {
  if (classesInSpace(facts).length > 0) return 'reaches';
  const hides = facts.blank || facts.usesToken || facts.unknownCalls > 0 || facts.hidden.length > 0;
  return hides || modules > 0 ? 'may reach' : 'no way known';
}
