import { addTo, isInside, type Assignment, type Block, type Fn } from './program';
import { limits } from './limits';

/** An assignment that can reach a use, with the branches that must be taken. */
export interface Reached {
  readonly assignment: Assignment;
  readonly tags: readonly string[];
}

/**
 * The assignments that can reach a use, latest first, each with the branches that must be taken: those of the
 * same function before it, else any; none where these are too many to say anything.
 */
export function reaching(assigned: readonly Assignment[], at: number, block: Block): Reached[] {
  const found: Reached[] = [];
  const passed: string[] = [];
  const inside = assignedAround(assigned, at, block);
  for (let index = inside.length - 1; index >= 0 && found.length < limits.alternatives; index--) {
    const assignment = inside[index];
    if (!assignment || assignment.at >= at) continue;
    const own = branchesBetween(assignment.block, block);
    found.push({ assignment, tags: [...passed, ...own] });
    if (isInside(block, assignment.block)) return found;
    const [only] = own;
    if (own.length === 1 && only !== undefined)
      passed.push((only.startsWith('0') ? '1' : '0') + only.slice(1));
  }
  if (found.length > 0 || assigned.length > limits.alternatives) return found;
  return assigned.map((assignment) => ({ assignment, tags: [] }));
}

/**
 * The assignments by the same function; for a function that only uses the name, all of them where one function
 * around it makes them before.
 */
function assignedAround(assigned: readonly Assignment[], at: number, { fn }: Block): readonly Assignment[] {
  const { byFunction } = overviewOf(assigned);
  const own = byFunction.get(fn);
  if (own || byFunction.size > 1) return own ?? [];
  const [[maker, made] = [null, []]] = byFunction;
  const isAround = maker === null || isInside(fn, maker);
  return isAround && made.every((one) => one.at < at) ? made : [];
}

/** True when all that a name is ever assigned is of these kinds. */
export function areAll(
  assigned: readonly Assignment[],
  kinds: readonly Assignment['value']['kind'][],
): boolean {
  const [only] = assigned;
  if (only && assigned.length === 1) return kinds.includes(only.value.kind);
  for (const kind of overviewOf(assigned).kinds) if (!kinds.includes(kind)) return false;
  return true;
}

/** What is asked of a name at each of its uses; a name may have very many assignments and uses. */
interface Overview {
  readonly byFunction: ReadonlyMap<Fn | null, readonly Assignment[]>;
  readonly kinds: ReadonlySet<Assignment['value']['kind']>;
}

const overviews = new WeakMap<readonly Assignment[], Overview>();

/** Looks through the assignments of a name once; they are complete as soon as a module is lowered. */
function overviewOf(assigned: readonly Assignment[]): Overview {
  let overview = overviews.get(assigned);
  if (!overview) {
    const byFunction = new Map<Fn | null, Assignment[]>();
    for (const assignment of assigned) addTo(byFunction, assignment.block.fn, assignment);
    overview = { byFunction, kinds: new Set(assigned.map(({ value }) => value.kind)) };
    overviews.set(assigned, overview);
  }
  return overview;
}

/** Conditions under which a block runs that the other block does not stand under. */
export function branchesBetween(block: Block, use: Block | null): string[] {
  const tags: string[] = [];
  for (let at: Block | null = block; at && !isInside(use, at); at = at.parent) {
    if (at.test) tags.push(`${String(at.test.branch)}|${at.test.text}`);
  }
  return tags;
}
