import { useId } from 'react';
import { Picker, type Find, type Option } from './picker';

/** A picker under a label that everybody sees. */
export function Pick(props: {
  readonly label: string;
  readonly value: Option;
  readonly find: Find;
  readonly more: string;
  readonly choose: (option: Option) => void;
}) {
  const id = useId();
  return (
    <div className="field field-pick" role="group" aria-labelledby={id}>
      <span id={id} className="field-label">
        {props.label}
      </span>
      <Picker {...props} isCompact />
    </div>
  );
}
