/** Conditions that compare a value with texts, and what they say where a caller settles the value. */
import { evaluate, type Evaluator } from './evaluate';
import { isInside, lookUp, type Binding, type Block, type Condition } from './program';
import { isHandedIn } from './evaluate-presence';
import type { Context, Text } from './values';
import { literal, plainText } from './values';

/** How a block stands to a run of the code: on a branch that is taken, that is not, or nobody knows. */
type Standing = 'taken' | 'passed' | 'open';

/**
 * Whether a condition holds (0) or not (1), null where that cannot be told. Only a value that a caller hands in
 * settles it: what the code sets by itself may be set anew.
 */
export function takenBranch(e: Evaluator, condition: Condition, context: Context): 0 | 1 | null {
  const { subject, is } = condition;
  if (context === e.root) return null;
  if (is === 'given') {
    const given = isHandedIn(subject, context);
    return given === null ? null : given ? 0 : 1;
  }
  if (!evaluate(e, subject, e.root).some((value) => value.kind === 'outside' && value.need !== null))
    return null;
  const words = evaluate(e, subject, context).map(literal);
  if (words.length === 0 || words.includes(null)) return null;
  const wanted = is.map((word) => word.toLowerCase());
  const holds = words.map((word) => word !== null && wanted.includes(word.toLowerCase()));
  if (holds.every(Boolean)) return 0;
  return holds.some(Boolean) ? null : 1;
}

/** The texts that a name can only be where it is used, since a comparison around it holds; null where none says so. */
export function narrowed(binding: Binding, use: Block): readonly Text[] | null {
  for (let at: Block | null = use; at; at = at.parent) {
    const { condition, branch } = at.test ?? {};
    if (branch !== 0 || !condition || condition.is === 'given') continue;
    const { subject, is } = condition;
    if (subject.kind === 'name' && lookUp(subject.scope, subject.name) === binding) return is.map(plainText);
  }
  return null;
}

/** How a block stands, seen from a block that is inside it or not. */
export function standingOf(e: Evaluator, block: Block, use: Block | null, context: Context): Standing {
  let standing: Standing = 'taken';
  for (let at: Block | null = block; at && !isInside(use, at); at = at.parent) {
    const taken = at.test?.condition ? takenBranch(e, at.test.condition, context) : null;
    if (taken !== null && taken !== at.test?.branch) return 'passed';
    if (taken === null) standing = 'open';
  }
  return standing;
}
