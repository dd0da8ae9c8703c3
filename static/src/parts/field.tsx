import Textfield from '@atlaskit/textfield';
import { useId, type FormEvent } from 'react';

/** One line to fill in under its label, with what it is for and what is wrong with it. */
export function Field(props: {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly type?: 'text' | 'date' | 'datetime-local';
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly example?: string | undefined;
  readonly longest?: number;
  readonly mono?: boolean;
}) {
  const { hint, error, example, longest } = props;
  const id = useId();
  const notes = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`];
  return (
    <div className={props.mono === true ? 'field field-mono' : 'field'}>
      <label htmlFor={id}>{props.label}</label>
      <Textfield
        id={id}
        type={props.type ?? 'text'}
        isCompact
        value={props.value}
        isInvalid={error !== undefined}
        aria-describedby={notes.join(' ').trim() || undefined}
        {...(example === undefined ? {} : { placeholder: example })}
        {...(longest === undefined ? {} : { maxLength: longest })}
        onChange={(event: FormEvent<HTMLInputElement>) => props.change(event.currentTarget.value)}
      />
      {hint === undefined ? null : (
        <small id={`${id}-hint`} className="quiet">
          {hint}
        </small>
      )}
      {error === undefined ? null : (
        <small id={`${id}-error`} className="field-error">
          {error}
        </small>
      )}
    </div>
  );
}
