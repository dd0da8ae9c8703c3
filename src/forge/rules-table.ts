import type { StoredDraft } from '../host';
import type { RulesStore } from '../host/rules-store';
import { replaceInto, run, select } from './sql';
import { versionsIn } from './versions';

interface DraftRow {
  readonly body: string;
  readonly base: number;
  readonly kept_at: string;
  readonly kept_by: string;
}

const versions = versionsIn('rules');

/** Every recorded text of rules, and the draft, which is the one row of its table. */
export const rulesTable: RulesStore = {
  rulesHistory: async () => (await versions.history()).map(rulesOf),

  async latestRules() {
    const latest = await versions.latest();
    return latest && rulesOf(latest);
  },

  async rulesVersion(version) {
    const found = await versions.at(version);
    return found && rulesOf(found);
  },

  versionOfRules: (text) => versions.withText(text),

  putRules: ({ rules, ...rest }) => versions.put({ ...rest, entries: rules }),

  async rulesDraft() {
    const [row] = await select<DraftRow>('SELECT body, base, kept_at, kept_by FROM rules_draft');
    return row ? draftOf(row) : null;
  },

  async putRulesDraft(draft) {
    if (draft === null) await run('DELETE FROM rules_draft');
    else {
      const { text, base, keptAt, keptBy } = draft;
      await replaceInto(
        'rules_draft',
        ['id', 'body', 'base', 'kept_at', 'kept_by'],
        [[1, text, base, keptAt, keptBy]],
      );
    }
  },
};

function draftOf({ body, base, kept_at, kept_by }: DraftRow): StoredDraft {
  return { text: body, base, keptAt: kept_at, keptBy: kept_by };
}

function rulesOf<T extends { readonly entries: number }>({ entries, ...rest }: T) {
  return { ...rest, rules: entries };
}
