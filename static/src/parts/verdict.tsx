import type { Exposure } from '../types';
import { words } from '../words';
import { ExposureIcon } from './marks';

export type Verdict = 'blocked' | 'allowed' | 'unknown';

const shapes: Record<Verdict, Exposure> = {
  blocked: 'blocked',
  allowed: 'not-blocked',
  unknown: 'unknown',
};

/** A verdict by shape and word; what is not enforced anywhere is said as what would be. */
export function VerdictMark({ verdict, would }: { readonly verdict: Verdict; readonly would: boolean }) {
  return (
    <span className="marked">
      <ExposureIcon exposure={shapes[verdict]} />
      {(would ? words.why.would : words.why.verdict)[verdict]}
    </span>
  );
}
