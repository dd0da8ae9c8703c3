import Button from '@atlaskit/button/default/button';
import { useMemo, useState } from 'react';
import type { AppRow, RuleDraft } from '../../../../src/api';
import { useAnnounce } from '../../parts/announce';
import { usePages } from '../../parts/pages';
import { Search } from '../../parts/search';
import { words } from '../../words';
import type { Draft } from './draft';
import { RuleCard } from './rule-card';
import { errorsOf } from './rule-words';

const w = words.rules;
const rulesAPage = 10;
/** From this many on, a reader wants to search. */
const many = 6;

/** The rules as fields, one of them open at a time. */
export function Fields(props: {
  readonly rules: readonly RuleDraft[];
  readonly checked: Draft['checked'];
  readonly apps: readonly AppRow[];
  /** Index of the open rule; null where all are closed. */
  readonly open: number | null;
  readonly setOpen: (index: number | null) => void;
  readonly change: (rules: readonly RuleDraft[]) => void;
}) {
  const { rules, checked, apps, open, setOpen, change } = props;
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const names = useMemo(() => new Map(apps.map(({ key, name }) => [key, name])), [apps]);
  const found = useMemo(() => {
    const inside = text.toLowerCase();
    return rules
      .map((rule, index) => ({ rule, index }))
      .filter(({ rule, index }) => index === open || JSON.stringify(rule).toLowerCase().includes(inside));
  }, [rules, text, open]);
  // The page follows the open rule, so that one that an error leads to is in sight.
  const { shown, pager } = usePages(found, rulesAPage, {
    at: found.findIndex(({ index }) => index === open),
  });

  const add = (rule: RuleDraft): void => {
    change([...rules, { ...rule, id: freeId(rules, rule.id) }]);
    setText('');
    setOpen(rules.length);
  };
  const remove = (index: number): void => {
    change(rules.filter((_, other) => other !== index));
    setOpen(null);
    announce(w.removed(rules[index]?.name ?? ''));
  };

  return (
    <div className="fields">
      {rules.length >= many ? <Search label={w.find} value={text} change={setText} /> : null}
      {rules.length === 0 ? <p className="quiet">{w.none}</p> : null}
      <ul className="rule-cards" aria-label={w.list}>
        {shown.map(({ rule, index }) => (
          <RuleCard
            key={index}
            rule={rule}
            apps={apps}
            nameOf={(key) => names.get(key) ?? key}
            errors={errorsOf(checked?.errors ?? [], index)}
            change={checked?.changes.find((one) => one.rule === rule.id)?.kind ?? null}
            open={open === index}
            toggle={() => setOpen(open === index ? null : index)}
            edit={(next) => change(rules.map((other, at) => (at === index ? next : other)))}
            copy={() => add(rule)}
            remove={() => remove(index)}
          />
        ))}
      </ul>
      {pager}
      <div>
        <Button onClick={() => add(blank())}>{rules.length === 0 ? w.addFirst : w.add}</Button>
      </div>
    </div>
  );
}

/** A rule that blocks nothing yet: where it applies has to be said first. */
const blank = (): RuleDraft => ({
  id: 'rule-1',
  name: w.newName,
  mode: 'audit',
  apps: { block: 'all', except: [] },
  where: { spaces: [] },
  guard: null,
});

function freeId(rules: readonly RuleDraft[], wanted: string): string {
  const taken = new Set(rules.map(({ id }) => id));
  const stem = wanted.replace(/-\d+$/, '');
  let number = 1;
  while (taken.has(`${stem}-${String(number)}`)) number += 1;
  return taken.has(wanted) ? `${stem}-${String(number)}` : wanted;
}
