import { useMemo } from 'react';
import type { AppRow, RuleDraft } from '../../../../src/api';
import { Field } from '../../parts/field';
import { Radios } from '../../parts/radios';
import { words } from '../../words';
import { findAppKey } from './finders';
import { errorAt, type NameOf, type RuleErrors } from './rule-words';
import { GuardFields } from './rule-guard';
import { WhereFields } from './rule-where';
import { WhoFields } from './rule-who';

const w = words.rules;

/** All fields of one rule, each with what is wrong with it. */
export function RuleForm(props: {
  readonly rule: RuleDraft;
  readonly apps: readonly AppRow[];
  readonly nameOf: NameOf;
  readonly errors: RuleErrors;
  readonly edit: (rule: RuleDraft) => void;
}) {
  const { rule, errors, edit } = props;
  const find = useMemo(() => findAppKey(props.apps), [props.apps]);
  return (
    <div className="rule-form">
      <div className="rule-pair">
        <Field
          label={w.name}
          value={rule.name}
          longest={200}
          error={errorAt(errors, 'name')}
          change={(name) => edit({ ...rule, name })}
        />
        <Field
          label={w.id}
          value={rule.id}
          longest={100}
          hint={w.idHint}
          error={errorAt(errors, 'id')}
          change={(id) => edit({ ...rule, id })}
        />
      </div>
      <WhoFields
        value={rule.apps}
        nameOf={props.nameOf}
        find={find}
        error={errorAt(errors, 'apps')}
        change={(apps) => edit({ ...rule, apps })}
      />
      <WhereFields
        value={rule.where}
        error={errorAt(errors, 'where')}
        change={(where) => edit({ ...rule, where })}
      />
      <Radios
        label={w.modeLabel}
        value={rule.mode}
        options={(['audit', 'enforce'] as const).map((value) => ({
          value,
          text: w.modeOf[value][0],
          hint: w.modeOf[value][1],
        }))}
        change={(mode) => edit({ ...rule, mode })}
      />
      <GuardFields
        value={rule.guard}
        error={(part) => errorAt(errors, `guard.${part}`)}
        change={(guard) => edit({ ...rule, guard })}
      />
    </div>
  );
}
