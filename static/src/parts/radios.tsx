import { useId } from 'react';
import './radios.css';

/** A question with a few answers, one of them chosen; each may say what it means. */
export function Radios<V extends string>(props: {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly text: string; readonly hint?: string }[];
  readonly change: (value: V) => void;
  /** Side by side without hints, as a switch between two looks at the same. */
  readonly look?: 'switch';
}) {
  const id = useId();
  return (
    <fieldset className={props.look === 'switch' ? 'radios radios-switch' : 'radios'}>
      <legend>{props.label}</legend>
      {props.options.map(({ value, text, hint }) => (
        <label key={value}>
          <input
            type="radio"
            name={id}
            checked={value === props.value}
            onChange={() => props.change(value)}
            {...(hint === undefined ? {} : { 'aria-describedby': `${id}-${value}` })}
          />
          <span>
            {text}
            {hint === undefined ? null : <small id={`${id}-${value}`}>{hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
