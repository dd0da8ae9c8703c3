import type * as t from '@babel/types';
import { isNothing } from './javascript-absence';
import type { JsBuilder, Node } from './javascript';
import { expression } from './javascript-expressions';
import type { Condition, Test } from './program';

/** A condition by its source text, by which two choices on the same one or on its opposite know each other. */
export function testOf(b: JsBuilder, node: Node): Test {
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = testOf(b, node.argument);
    return { ...inner, isNegated: !inner.isNegated };
  }
  const from = node.start ?? 0;
  const text = b.module.text.slice(from, Math.min(node.end ?? 0, from + 80));
  if (node.type === 'Identifier') return isGiven(b, node, false);
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator))
    return { text, isNegated: false, condition: null };
  if (isNothing(node.right) && node.left.type === 'Identifier')
    return isGiven(b, node.left, node.operator.startsWith('='));
  const equal = text.replace(/!==?|===/, '==');
  return { text: equal, isNegated: node.operator.startsWith('!'), condition: conditionOf(b, node) };
}

/** Whether something stands under a name, by which `if (name)` and `if (name != null)` know each other. */
function isGiven(b: JsBuilder, name: t.Identifier, isNegated: boolean): Test {
  return { text: name.name, isNegated, condition: { subject: expression(b, name), is: 'given' } };
}

/** What a comparison with a text says, null for any other. */
function conditionOf(b: JsBuilder, node: t.BinaryExpression): Condition | null {
  const isTextLast = node.right.type === 'StringLiteral';
  const [compared, text] = isTextLast ? [node.left, node.right] : [node.right, node.left];
  const subject = withoutCase(compared);
  if (text.type !== 'StringLiteral' || !isName(subject)) return null;
  return { subject: expression(b, subject), is: [text.value] };
}

/** What each case of a switch says: the texts that lead to it, or for the default that none of them does. */
export function casesOf(b: JsBuilder, { discriminant, cases }: t.SwitchStatement): (Test | null)[] {
  const subject = withoutCase(discriminant);
  if (!isName(subject)) return cases.map(() => null);
  const value = expression(b, subject);
  const all = cases.map(({ test }) => (test?.type === 'StringLiteral' ? test.value : null));
  let open: (string | null)[] = [];
  return cases.map(({ test, consequent }, index): Test | null => {
    const isDefault = !test;
    open.push(isDefault ? null : (all[index] ?? null));
    const words = isDefault ? all.filter((_, at) => at !== index) : open;
    const is = words.flatMap((word) => (word === null ? [] : [word]));
    if (consequent.length > 0) open = [];
    if (is.length < words.length) return null;
    return { text: `switch ${is.join(' ')}`, isNegated: isDefault, condition: { subject: value, is } };
  });
}

/** `method.toUpperCase()` says as much as `method` where case does not matter. */
function withoutCase(node: Node): Node {
  const isCall = node.type === 'CallExpression' && node.arguments.length === 0;
  if (!isCall || node.callee.type !== 'MemberExpression') return node;
  const { property, object } = node.callee;
  return property.type === 'Identifier' && /^to(?:Upper|Lower)Case$/.test(property.name) ? object : node;
}

/** A name, or a chain of members: lowered a second time it leaves nothing behind. */
function isName(node: Node): boolean {
  if (node.type === 'Identifier' || node.type === 'ThisExpression') return true;
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return false;
  return !node.computed && isName(node.object);
}
