/** Whether a caller hands something in for a parameter, by which conditions on its presence are settled. */
import { absent, present } from './builder';
import { callOf, given, holdsMore } from './evaluate-params';
import { lookUp, type Expr } from './program';
import type { Context } from './values';

/**
 * Whether the caller that is followed or assumed hands in something for a parameter that is known by this name and
 * never set anew; null where that cannot be told. What a caller writes there is taken to be something, unless its
 * code says that it may be nothing.
 */
export function isHandedIn(subject: Expr, context: Context, steps = 0): boolean | null {
  const value = onlyValue(subject);
  if (value?.kind !== 'param') return null;
  const { fn, index } = value;
  const declared = fn.params[index];
  const from = callOf(fn, context);
  if (!from || !declared || declared.rest || steps > mostSteps) return null;
  const arg = given(from.call, fn, index);
  if (arg) return isSomething(arg, from.context, steps + 1);
  if (holdsMore(from.call)) return null;
  return declared.fallback ? isSomething(declared.fallback, from.context, steps + 1) : false;
}

/** The only value that is ever set under a name; null for any other expression, and where there are several. */
function onlyValue(expr: Expr): Expr | null {
  if (expr.kind !== 'name') return null;
  const assigned = lookUp(expr.scope, expr.name)?.assigned;
  return assigned?.length === 1 ? (assigned[0]?.value ?? null) : null;
}

/** Values that lead from one to the next before nothing is said; names can lead back to themselves. */
const mostSteps = 8;

type Kind = Expr['kind'];
type IsSomething<K extends Kind> = (
  expr: Extract<Expr, { kind: K }>,
  context: Context,
  steps: number,
) => boolean | null;

/** What is said of each kind of expression; any other is taken to be something. */
const kinds: { readonly [K in Kind]?: IsSomething<K> } = {
  text: ({ value }) => !/^0?$/.test(value),
  opaque: (expr) => (expr === present ? true : expr === absent ? false : null),
  object: ({ entries }) => (entries.length > 0 ? true : null),
  list: ({ items }) => (items.length > 0 ? true : null),
  choice: ({ options }, context, steps) => {
    const [first = null, ...others] = options.map((option) => isSomething(option, context, steps));
    return others.every((other) => other === first) ? first : null;
  },
  default: ({ value, fallback }, context, steps) =>
    isSomething(value, context, steps) === true || isSomething(fallback, context, steps),
  name: (expr, context, steps) => {
    const value = onlyValue(expr);
    if (!value) return lookUp(expr.scope, expr.name) ? null : true;
    if (value.kind !== 'param') return isSomething(value, context, steps);
    return (
      isHandedIn(expr, context, steps) ?? (value.fn.params[value.index]?.optional === false ? true : null)
    );
  },
};

function isSomething(expr: Expr, context: Context, steps: number): boolean | null {
  if (steps > mostSteps) return null;
  const said = kinds[expr.kind] as IsSomething<Kind> | undefined;
  return said ? said(expr, context, steps + 1) : true;
}
