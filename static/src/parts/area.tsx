import { useId } from 'react';

/** Several lines to fill in under their label. */
export function Area(props: {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly hint?: string;
  readonly rows?: number;
  readonly longest?: number;
  readonly mono?: boolean;
}) {
  const { hint } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        className={props.mono === true ? 'mono' : undefined}
        rows={props.rows ?? 4}
        spellCheck={props.mono !== true}
        value={props.value}
        maxLength={props.longest}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => props.change(event.target.value)}
      />
      {hint === undefined ? null : (
        <small id={`${id}-hint`} className="quiet">
          {hint}
        </small>
      )}
    </div>
  );
}
