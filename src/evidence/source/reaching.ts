import { isInside, type Assignment, type Block } from './program';
import { limits } from './limits';

/** An assignment that can reach a use, with the branches that must be taken. */
export interface Reached {
  readonly assignment: Assignment;
  readonly tags: readonly string[];
}

/** The assignments that can reach a use, latest first, each with the branches that must be taken. */
export function reaching(assigned: readonly Assignment[], at: number, block: Block): Reached[] {
  const all = (): Reached[] =>
    assigned.slice(0, limits.alternatives).map((assignment) => ({ assignment, tags: [] }));
  if (assigned.length === 1) return all();
  const found: Reached[] = [];
  const passed: string[] = [];
  for (let index = assigned.length - 1; index >= 0 && found.length < limits.alternatives; index--) {
    const assignment = assigned[index];
    if (!assignment || assignment.at >= at || assignment.block.fn !== block.fn) continue;
    const own = branchesBetween(assignment.block, block);
    found.push({ assignment, tags: [...passed, ...own] });
    if (isInside(block, assignment.block)) return found;
    const [only] = own;
    if (own.length === 1 && only !== undefined)
      passed.push((only.startsWith('0') ? '1' : '0') + only.slice(1));
  }
  return found.length > 0 ? found : all();
}

/** Conditions under which a block runs that the other block does not stand under. */
function branchesBetween(block: Block, use: Block): string[] {
  const tags: string[] = [];
  for (let at: Block | null = block; at && !isInside(use, at); at = at.parent) {
    if (at.test) tags.push(`${String(at.test.branch)}|${at.test.text}`);
  }
  return tags;
}
