import type { JsBuilder, Node } from './javascript';
import { expression } from './javascript-expressions';
import type { Condition, Test } from './program';

/** A condition by its source text, by which two choices on the same one know each other. */
export function testOf(b: JsBuilder, node: Node): Test {
  const from = node.start ?? 0;
  const text = b.module.text.slice(from, Math.min(node.end ?? 0, from + 80));
  return { text, condition: conditionOf(b, node) };
}

/** What a comparison with a text says, null for any other condition. */
function conditionOf(b: JsBuilder, node: Node): Condition | null {
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator)) return null;
  const isTextLast = node.right.type === 'StringLiteral';
  const [subject, text] = isTextLast ? [node.left, node.right] : [node.right, node.left];
  if (text.type !== 'StringLiteral' || !isName(subject)) return null;
  return {
    subject: expression(b, subject),
    is: text.value.toLowerCase(),
    isNegated: node.operator.startsWith('!'),
  };
}

/** A name, or a chain of members: lowered a second time it leaves nothing behind. */
function isName(node: Node): boolean {
  if (node.type === 'Identifier' || node.type === 'ThisExpression') return true;
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return false;
  return !node.computed && isName(node.object);
}
