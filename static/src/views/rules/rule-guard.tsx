import { useRef } from 'react';
import type { RuleDraft } from '../../../../src/api';
import { Field } from '../../parts/field';
import { words } from '../../words';

const w = words.rules;
type Attested = RuleDraft['guard'];

/** Whether somebody noted that they entered the rule in Guard, when and who. */
export function GuardFields(props: {
  readonly value: Attested;
  readonly error: (part: string) => string | undefined;
  readonly change: (value: Attested) => void;
}) {
  const { value, error, change } = props;
  const last = useRef(value ?? { entered: new Date().toISOString().slice(0, 10), by: '' });
  if (value) last.current = value;
  return (
    <fieldset className="radios rule-group">
      <legend>{w.guardLabel}</legend>
      <label>
        <input
          type="checkbox"
          checked={value !== null}
          onChange={(event) => change(event.target.checked ? last.current : null)}
        />
        <span>
          {w.guardEntered}
          <small>{w.guardHint}</small>
        </span>
      </label>
      {value === null ? null : (
        <div className="rule-pair">
          <Field
            label={w.guardDay}
            type="date"
            value={value.entered}
            error={error('entered')}
            change={(entered) => change({ ...value, entered })}
          />
          <Field
            label={w.guardBy}
            value={value.by}
            longest={300}
            error={error('by')}
            change={(by) => change({ ...value, by })}
          />
        </div>
      )}
    </fieldset>
  );
}
