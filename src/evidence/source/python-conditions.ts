import type { SyntaxNode } from '@lezer/common';
import type { Test } from './program';
import type { PyBuilder } from './python';
import { expression, slice, unquoted } from './python-expressions';
import { children } from './python-parse';

/** A condition by its source text, and what it says where it compares a name or a member with texts, or asks for one. */
export function testOf(b: PyBuilder, node: SyntaxNode): Test {
  const { firstChild: left, lastChild: right } = node;
  if (right && isAround(node)) {
    const inner = testOf(b, node.name === 'UnaryExpression' ? right : (left?.nextSibling ?? right));
    return node.name === 'UnaryExpression' ? { ...inner, isNegated: !inner.isNegated } : inner;
  }
  if (node.name === 'VariableName') return isGiven(b, node, false);
  const compared = node.name === 'BinaryExpression' && left && right ? comparison(b, left, right) : null;
  const text = b.module.text.slice(node.from, Math.min(node.to, node.from + 80));
  return compared ?? { text, isNegated: false, condition: null };
}

/** What a comparison with texts or with `None` says, null for any other. */
function comparison(b: PyBuilder, left: SyntaxNode, right: SyntaxNode): Test | null {
  const sign = b.module.text.slice(left.to, right.from).trim();
  if (right.name === 'None' && left.name === 'VariableName')
    return isGiven(b, left, !/^(?:!|is\s+not)/.test(sign));
  const texts = comparedTexts(sign, right);
  const name = left.name === 'CallExpression' ? left.firstChild?.firstChild : left;
  if (texts.length === 0 || !name || !/^[\w.]+(?:\.(?:upper|lower)\(\))?$/.test(slice(b, left))) return null;
  const is = texts.map((one) => unquoted(slice(b, one)));
  const condition = { subject: expression(b, name), is };
  return { text: `${slice(b, left)} is ${is.join(' ')}`, isNegated: /^(?:!|not)/.test(sign), condition };
}

/** Whether something stands under a name, by which `if name` and `if name is not None` know each other. */
function isGiven(b: PyBuilder, name: SyntaxNode, isNegated: boolean): Test {
  return { text: slice(b, name), isNegated, condition: { subject: expression(b, name), is: 'given' } };
}

/** True for brackets and for `not`, which say nothing else than what they hold. */
function isAround({ name, firstChild }: SyntaxNode): boolean {
  return name === 'ParenthesizedExpression' || (name === 'UnaryExpression' && firstChild?.name === 'not');
}

/** The texts that `==` and `in` compare with. */
function comparedTexts(sign: string, right: SyntaxNode): SyntaxNode[] {
  if (/^[!=]=$/.test(sign)) return textsIn([right]);
  return /^(?:not\s+)?in$/.test(sign) ? textsIn(children(right)) : [];
}

/** The texts among nodes that are nothing else. */
function textsIn(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  const held = nodes.filter(({ name }) => !/^[,()[\]{}]$/.test(name));
  return held.every(({ name }) => name === 'String') ? held : [];
}
