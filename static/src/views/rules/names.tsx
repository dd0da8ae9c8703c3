import { useId, useState } from 'react';
import { usePages } from '../../parts/pages';
import { Picker, type Find } from '../../parts/picker';
import { words } from '../../words';

const w = words.rules;
const namesAPage = 40;
const nothing = { id: null, text: '' };

/** A list of names: each can be taken off, and more are found or typed. */
export function Names(props: {
  readonly label: string;
  readonly names: readonly string[];
  readonly nameOf: (name: string) => string;
  readonly find: Find;
  readonly add: string;
  readonly more: string;
  readonly change: (names: string[]) => void;
  readonly error?: string | undefined;
}) {
  const { names, nameOf, change } = props;
  const id = useId();
  const [last, setLast] = useState(-1);
  const { shown, pager } = usePages(names, namesAPage, { at: Math.min(last, names.length - 1) });
  const add = (more: readonly string[]): void => {
    const all = [...new Set([...names, ...more])];
    setLast(all.length - 1);
    change(all);
  };
  const drop = (name: string): void => {
    setLast(names.indexOf(name));
    change(names.filter((one) => one !== name));
  };
  return (
    <div className="names" role="group" aria-labelledby={id}>
      <p id={id} className="names-label">
        {props.label}
      </p>
      {names.length === 0 ? <p className="quiet">{w.listEmpty}</p> : null}
      <ul className="chips">
        {shown.map((name) => (
          <li key={name}>
            <span title={name}>{nameOf(name)}</span>
            <button type="button" aria-label={w.drop(nameOf(name))} onClick={() => drop(name)}>
              ×
            </button>
          </li>
        ))}
      </ul>
      {pager}
      <Picker
        label={props.add}
        value={nothing}
        hint={props.add}
        isCompact
        find={props.find}
        more={props.more}
        choose={(option) => {
          if (option.id !== null) add(option.id.split('\n'));
        }}
      />
      {props.error === undefined ? null : <p className="field-error">{props.error}</p>}
    </div>
  );
}
