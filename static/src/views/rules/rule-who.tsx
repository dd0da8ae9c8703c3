import { useRef, useState } from 'react';
import type { RuleDraft } from '../../../../src/api';
import type { Find } from '../../parts/picker';
import { Radios } from '../../parts/radios';
import { words } from '../../words';
import { Names } from './names';
import type { NameOf } from './rule-words';

const w = words.rules;
const kinds = ['all', 'but', 'only'] as const;
type Kind = (typeof kinds)[number];
type Who = RuleDraft['apps'];

/** Which apps a rule keeps out. Lists that another choice hides come back with their own choice. */
export function WhoFields(props: {
  readonly value: Who;
  readonly nameOf: NameOf;
  readonly find: Find;
  readonly error: string | undefined;
  readonly change: (value: Who) => void;
}) {
  const { value, change, error } = props;
  const { block, except } = value;
  const [kind, setKind] = useState<Kind>(block !== 'all' ? 'only' : except.length > 0 ? 'but' : 'all');
  const lists = useRef({ but: except, only: block === 'all' ? [] : block });
  const choose = (next: Kind): void => {
    setKind(next);
    if (next === 'only') change({ block: lists.current.only, except: [] });
    else change({ block: 'all', except: next === 'but' ? lists.current.but : [] });
  };
  const list = (names: string[]): void => {
    if (kind === 'only') {
      lists.current.only = names;
      change({ block: names, except: [] });
    } else {
      lists.current.but = names;
      change({ block: 'all', except: names });
    }
  };
  return (
    <div className="rule-group">
      <Radios
        label={w.apps}
        value={kind}
        options={kinds.map((one) => ({ value: one, text: w.appsOf[one][0], hint: w.appsOf[one][1] }))}
        change={choose}
      />
      {kind === 'all' ? null : (
        <Names
          label={kind === 'but' ? w.except : w.block}
          names={kind === 'but' ? except : block === 'all' ? [] : block}
          nameOf={props.nameOf}
          find={props.find}
          add={w.addApp}
          more={w.appMore}
          change={list}
          error={error}
        />
      )}
    </div>
  );
}
