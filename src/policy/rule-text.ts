/** Rules as the text of a rules file: the one form in which fields of an editor are kept and compared. */
import { Document, visit } from 'yaml';
import type { AppAccessRule } from './rule';

/** What YAML would read otherwise or not show in its plain and its block forms. */
const PLAIN = /^[\p{L}\p{N}\p{P}\p{S} ]*$/u;

/**
 * The canonical text of rules: fields in the order of the documentation, what is empty left out, and no text at all
 * for no rules. Whatever `parseRules` accepts comes back from it as it was; fields that it does not accept are
 * written as they are, so that its errors name their lines.
 */
export function formatRules(rules: readonly AppAccessRule[]): string {
  if (rules.length === 0) return '';
  const document = new Document({ version: 1, rules: rules.map(fieldsOf) }, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, scalar) {
      const { value } = scalar;
      if (typeof value === 'string' && !PLAIN.test(value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 });
}

function fieldsOf({ id, name, mode, apps, where, guard }: AppAccessRule): object {
  return {
    id,
    ...(name === '' ? {} : { name }),
    mode,
    apps: { block: apps.block, ...(apps.except.length > 0 ? { except: apps.except } : {}) },
    where,
    ...(guard === null ? {} : { guard }),
  };
}
