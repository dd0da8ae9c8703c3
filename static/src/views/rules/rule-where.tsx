import { useRef } from 'react';
import type { RuleDraft } from '../../../../src/api';
import { Radios } from '../../parts/radios';
import { words } from '../../words';
import { findLevel, findSpaceKey } from './finders';
import { Names } from './names';

const w = words.rules;
const kinds = ['site', 'spaces', 'levels'] as const;
type Kind = (typeof kinds)[number];
type Where = RuleDraft['where'];

/** What a rule keeps apps out of. A list that another choice hides comes back with its own choice. */
export function WhereFields(props: {
  readonly value: Where;
  readonly error: string | undefined;
  readonly change: (value: Where) => void;
}) {
  const { value, change, error } = props;
  const kind: Kind = 'site' in value ? 'site' : 'spaces' in value ? 'spaces' : 'levels';
  const names = 'site' in value ? [] : 'spaces' in value ? value.spaces : value.classificationLevels;
  const lists = useRef<Record<Kind, string[]>>({ site: [], spaces: [], levels: [], [kind]: names });
  const put = (next: Kind, list: string[]): void => {
    lists.current[next] = list;
    if (next === 'site') change({ site: true });
    else change(next === 'spaces' ? { spaces: list } : { classificationLevels: list });
  };
  return (
    <div className="rule-group">
      <Radios
        label={w.where}
        value={kind}
        options={kinds.map((one) => ({ value: one, text: w.whereOf[one][0], hint: w.whereOf[one][1] }))}
        change={(next) => put(next, lists.current[next])}
      />
      {kind === 'site' ? null : (
        <Names
          label={kind === 'spaces' ? w.spaces : w.levels}
          names={names}
          nameOf={(name) => name}
          find={kind === 'spaces' ? findSpaceKey : findLevel}
          add={kind === 'spaces' ? w.addSpace : w.addLevel}
          more={w.spaceMore}
          change={(list) => put(kind, list)}
          error={error}
        />
      )}
    </div>
  );
}
