import Button from '@atlaskit/button/default/button';
import { useEffect, useRef } from 'react';
import type { AppRow, RuleChange, RuleDraft } from '../../../../src/api';
import { words } from '../../words';
import { RuleForm } from './rule-form';
import { Lozenge } from '../../parts/lozenge';
import { ruleSentence, type NameOf, type RuleErrors } from './rule-words';

const w = words.rules;

/** One rule of the draft: a sentence of what it says, and its fields where it is open. */
export function RuleCard(props: {
  readonly rule: RuleDraft;
  readonly apps: readonly AppRow[];
  readonly nameOf: NameOf;
  readonly errors: RuleErrors;
  readonly change: RuleChange['kind'] | null;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly edit: (rule: RuleDraft) => void;
  readonly copy: () => void;
  readonly remove: () => void;
}) {
  const { rule, nameOf, errors, open } = props;
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) card.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const name = rule.name === '' ? w.unnamed : rule.name;
  return (
    <li className={open ? 'rule-card rule-open' : 'rule-card'} ref={card}>
      <div className="rule-head">
        <div className="rule-say">
          <h3>{name}</h3>
          <p>{ruleSentence(rule, nameOf)}</p>
          <p className="rule-marks">
            <Lozenge look={rule.mode === 'enforce' ? 'inprogress' : 'default'}>{w.mode[rule.mode]}</Lozenge>
            {props.change === null || props.change === 'removed' ? null : (
              <Lozenge look="new">{w[props.change]}</Lozenge>
            )}
            {errors.length === 0 ? null : <Lozenge look="removed">{w.places(errors.length)}</Lozenge>}
          </p>
        </div>
        <Button
          spacing="compact"
          aria-expanded={open}
          aria-label={open ? `${w.close}: ${name}` : w.editOf(name)}
          onClick={props.toggle}
        >
          {open ? w.close : w.edit}
        </Button>
      </div>
      {open ? (
        <>
          <RuleForm rule={rule} apps={props.apps} nameOf={nameOf} errors={errors} edit={props.edit} />
          <div className="actions">
            <Button spacing="compact" onClick={props.copy}>
              {w.copy}
            </Button>
            <Button
              spacing="compact"
              appearance="subtle"
              aria-label={w.removeOf(name)}
              onClick={props.remove}
            >
              {w.remove}
            </Button>
          </div>
        </>
      ) : null}
    </li>
  );
}
