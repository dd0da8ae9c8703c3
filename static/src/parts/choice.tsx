import { useId } from 'react';

/** A native select under its label, dressed like Atlassian's fields. */
export function Choice<V extends string>(props: {
  readonly label: string;
  readonly value: V | '';
  readonly any: string;
  readonly options: readonly (readonly [V, string])[];
  readonly change: (value: V | '') => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.change(event.target.value as V | '')}>
        <option value="">{props.any}</option>
        {props.options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
