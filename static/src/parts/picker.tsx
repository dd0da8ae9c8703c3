import Textfield from '@atlaskit/textfield';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { words } from '../words';
import './picker.css';

export interface Option {
  /** Null stands for "any" or "all". */
  readonly id: string | null;
  readonly text: string;
  readonly note?: string;
}

export interface Found {
  readonly options: readonly Option[];
  readonly more: boolean;
}

/** Answers what fits a text; an empty text asks for the first choices. */
export type Find = (query: string) => Promise<Found>;

const typingPause = 150;

/** A text field that offers what fits while one types; arrows, Enter and Escape work as in any combobox. */
export function Picker(props: {
  readonly label: string;
  readonly value: Option;
  /** What to type, shown while the field is empty; the chosen option where there is no hint. */
  readonly hint?: string;
  readonly find: Find;
  readonly more: string;
  /** As low as the other fields of a form. */
  readonly isCompact?: boolean;
  readonly choose: (option: Option) => void;
}) {
  const { label, value, find, choose } = props;
  const id = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const open = query !== null;

  useEffect(() => {
    if (query === null) return undefined;
    let stale = false;
    const timer = setTimeout(
      () => {
        find(query).then(
          (answer) => {
            if (stale) return;
            setFound(answer);
            setActive(0);
          },
          () => {
            if (!stale) setFound({ options: [], more: false });
          },
        );
      },
      query === '' ? 0 : typingPause,
    );
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [query, find]);

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const close = (): void => {
    setQuery(null);
    setFound(null);
  };
  const take = (option: Option | undefined): void => {
    if (!option) return;
    close();
    choose(option);
  };
  const options = found?.options ?? [];

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) setQuery('');
      else if (options.length > 0) setActive((active + step + options.length) % options.length);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      take(options[active]);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    }
  };

  return (
    <div className="picker">
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <Textfield
        id={id}
        isCompact={props.isCompact ?? false}
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(open && options.length > 0 ? { 'aria-activedescendant': `${id}-${String(active)}` } : {})}
        value={query ?? value.text}
        placeholder={props.hint ?? value.text}
        onClick={() => setQuery((before) => before ?? '')}
        onChange={(event) => setQuery((event.target as HTMLInputElement).value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="picker-list"
        hidden={!open}
        ref={list}
      >
        {options.map((option, index) => (
          <li
            key={option.id ?? ''}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              take(option);
            }}
          >
            {option.text}
            {option.note === undefined ? null : <small>{option.note}</small>}
          </li>
        ))}
        {found && options.length > 0 && !found.more ? null : (
          <li role="option" aria-selected="false" aria-disabled="true" className="picker-note">
            {!found
              ? words.question.searching
              : options.length === 0
                ? words.question.nothingFits
                : props.more}
          </li>
        )}
      </ul>
    </div>
  );
}
