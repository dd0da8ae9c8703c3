import { Lozenge } from '../../parts/lozenge';
import { words } from '../../words';

/** Whether Guard can take something; what is not known is said. */
export function Fit({ fits }: { readonly fits: boolean | null }) {
  const { yes, no, unknown } = words.rules.fit;
  if (fits === null) return <Lozenge>{unknown}</Lozenge>;
  return <Lozenge look={fits ? 'success' : 'removed'}>{fits ? yes : no}</Lozenge>;
}
