/** Applies the judgement tables to one operation. */
import type { Action, DataClass, Shape } from '../../src/policy/endpoint';
import { ACTIONS } from './judgement/actions';
import { DATA_CLASSES } from './judgement/data-classes';
import { READ_SHAPES } from './judgement/shapes';

/** The same template whatever its parameters are called. */
export function anonymous(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

/**
 * @throws Error when a table has no row for the operation; there is no default
 */
export function classify(
  method: string,
  path: string,
): { dataClass: DataClass; action: Action; shape: Shape } {
  const template = anonymous(path);
  const action = firstMatch(ACTIONS, `${method} ${template}`, 'action');
  return {
    dataClass: firstMatch(DATA_CLASSES, template, 'class of data'),
    action,
    shape: action === 'read' ? firstMatch(READ_SHAPES, template, 'shape') : 'write',
  };
}

function firstMatch<T>(table: readonly (readonly [RegExp, T])[], text: string, what: string): T {
  const row = table.find(([pattern]) => pattern.test(text));
  if (!row) throw new Error(`no ${what} for \`${text}\``);
  return row[1];
}
