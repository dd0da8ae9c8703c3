import Textfield from '@atlaskit/textfield';
import { useId, type FormEvent } from 'react';

/** A text field to filter by, under its label. */
export function Search(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly change: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="field field-search">
      <label htmlFor={id}>{props.label}</label>
      <Textfield
        id={id}
        type="search"
        isCompact
        value={props.value}
        {...(props.hint === undefined ? {} : { placeholder: props.hint })}
        onChange={(event: FormEvent<HTMLInputElement>) => props.change(event.currentTarget.value)}
      />
    </div>
  );
}
