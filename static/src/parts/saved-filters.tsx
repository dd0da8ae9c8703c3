import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { useGo, type Query } from '../bridge/address';
import { words } from '../words';
import { useAnnounce } from './announce';
import { Choice } from './choice';
import { Field } from './field';

const w = words.filters;
type Saved = Readonly<Record<string, Query>>;

/** Filters of one view under names of the reader's own, kept in this browser where it lets us. */
export function SavedFilters(props: { readonly view: 'apps' | 'findings'; readonly query: Query }) {
  const { view, query } = props;
  const go = useGo();
  const announce = useAnnounce();
  const [saved, setSaved] = useState<Saved>(() => read(view));
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState('');
  const filtered = Object.entries(query).some(([key, value]) => value !== '' && key !== 'from');
  const names = Object.keys(saved);
  if (!filtered && names.length === 0) return null;
  const keep = (next: Saved, text: string): void => {
    setSaved(next);
    write(view, next);
    announce(text);
  };
  const forget = (): void => {
    keep(Object.fromEntries(Object.entries(saved).filter(([key]) => key !== chosen)), w.removed(chosen));
    setChosen('');
  };
  return (
    <details className="saved-filters no-print">
      <summary>{w.label}</summary>
      <div className="filters">
        {names.length === 0 ? null : (
          <>
            <Choice
              label={w.label}
              any={w.choose}
              value={chosen}
              options={names.map((one) => [one, one])}
              change={(to) => {
                setChosen(to);
                const found = saved[to];
                if (found) go({ view, query: found });
              }}
            />
            <Button isDisabled={chosen === ''} onClick={forget}>
              {w.remove}
            </Button>
          </>
        )}
        {filtered ? (
          <>
            <Field label={w.name} value={name} longest={60} change={setName} />
            <Button
              isDisabled={name.trim() === ''}
              onClick={() => {
                keep({ ...saved, [name.trim()]: { ...query, from: '' } }, w.saved(name.trim()));
                setName('');
              }}
            >
              {w.save}
            </Button>
          </>
        ) : null}
      </div>
    </details>
  );
}

const keyOf = (view: string): string => `portcullis filters ${view}`;

/** A browser may keep nothing for a page in a frame; then there are none. */
function read(view: string): Saved {
  try {
    const text = localStorage.getItem(keyOf(view));
    return text === null ? {} : (JSON.parse(text) as Saved);
  } catch {
    return {};
  }
}

function write(view: string, saved: Saved): void {
  try {
    localStorage.setItem(keyOf(view), JSON.stringify(saved));
  } catch {
    // Kept for this visit only.
  }
}
