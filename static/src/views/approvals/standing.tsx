import { Lozenge } from '../../parts/lozenge';
import { words } from '../../words';

const w = words.approvals;
const looks = { holds: 'default', expired: 'removed', outgrown: 'moved' } as const;

/** A decision or a statement and whether it still holds; what does not hold says why. */
export function Standing(props: { readonly text?: string; readonly state: keyof typeof looks }) {
  const { text, state } = props;
  return (
    <span className="standing">
      {text === undefined ? null : <span>{text}</span>}
      <Lozenge look={looks[state]}>{w[state]}</Lozenge>
    </span>
  );
}
