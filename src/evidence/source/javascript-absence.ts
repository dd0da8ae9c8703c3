/** Choices that compilers make of `?.` and `??`: a value, or what stands for it where it is absent. */
import type { Node } from './javascript';

/** The two sides of such a choice; the fallback is null where nothing stands for what is absent. */
export interface Absence {
  readonly value: Node;
  readonly fallback: Node | null;
}

/**
 * `x == null ? undefined : x.y` is `x.y`, and `x !== null && x !== void 0 ? x : z` is `x ?? z`; null for a
 * choice that says anything else.
 */
export function absenceOf(test: Node, consequent: Node, alternate: Node): Absence | null {
  const compared = comparedWithNull(test);
  if (!compared) return null;
  const [value, other] = compared.isAbsent ? [alternate, consequent] : [consequent, alternate];
  if (isUndefined(other)) return { value, fallback: null };
  const isItself = value.type === 'Identifier' && nameOf(compared.subject) === value.name;
  return isItself ? { value, fallback: other } : null;
}

interface Compared {
  readonly subject: Node;
  readonly isAbsent: boolean;
}

function comparedWithNull(test: Node): Compared | null {
  if (test.type === 'BinaryExpression' && /^[!=]==?$/.test(test.operator)) {
    const [subject, nothing] = isNothing(test.left) ? [test.right, test.left] : [test.left, test.right];
    return isNothing(nothing) ? { subject, isAbsent: test.operator.startsWith('=') } : null;
  }
  if (test.type !== 'LogicalExpression' || test.operator === '??') return null;
  const left = comparedWithNull(test.left);
  const right = comparedWithNull(test.right);
  const isBoth = left && right?.isAbsent === left.isAbsent && left.isAbsent === (test.operator === '||');
  return isBoth ? left : null;
}

/** The name that is compared, or that is set to what is compared: `(_a = x.y) === null`. */
function nameOf(subject: Node): string | null {
  if (subject.type === 'AssignmentExpression') return nameOf(subject.left);
  return subject.type === 'Identifier' ? subject.name : null;
}

/** True for `null` and what stands for `undefined`. */
export function isNothing(node: Node): boolean {
  return node.type === 'NullLiteral' || isUndefined(node);
}

function isUndefined(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  return node.type === 'UnaryExpression' && node.operator === 'void';
}
