import type { CheckedDraft, Payload, RuleDraft } from '../api';
import { formatRules } from '../policy/rule-text';
import type { AppAccessRule } from '../policy/rule';
import { examine } from '../report/analysis/examine';
import { readRules } from '../scan/rules';
import type { StoredSpace } from '../host';
import type { Assessment } from './assessment';

/**
 * A draft as both a text and fields, with all that can be said of it before it is recorded. Fields are checked as
 * the text they make, so that both forms meet the same errors.
 */
export function rulesCheck(
  { estate, rules: recorded, nameOf }: Assessment,
  spaces: readonly StoredSpace[],
  { draft }: Payload<'rules.check'>,
): CheckedDraft {
  const text = 'text' in draft ? draft.text : formatRules(draft.rules);
  const parsed = readRules(text);
  if (!parsed.ok) {
    return { text, rules: null, errors: parsed.errors, changes: [], remarks: [], guard: [] };
  }
  const { rules } = parsed;
  const apps = estate.apps.map(({ app }) => app);
  return {
    text,
    rules: rules.map(fieldsOf),
    errors: [],
    ...examine(rules, { recorded, apps, spaces, nameOf }),
  };
}

function fieldsOf({ apps, where, ...rule }: AppAccessRule): RuleDraft {
  return {
    ...rule,
    apps: { block: apps.block === 'all' ? 'all' : [...apps.block], except: [...apps.except] },
    where:
      'site' in where
        ? where
        : 'spaces' in where
          ? { spaces: [...where.spaces] }
          : { classificationLevels: [...where.classificationLevels] },
  };
}
