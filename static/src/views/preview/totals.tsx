import type { PreviewView } from '../../../../src/api';
import { Stack } from '../../parts/stack';
import { words } from '../../words';

const w = words.preview;

/** The draft in numbers: what the covered apps would lose, whether Guard reaches them, and where. */
export function Totals({ totals }: { readonly totals: PreviewView['totals'] }) {
  const { covered, losing, losingAtMost, noEvidence, eligibilityUnknown, outsideReach } = totals;
  return (
    <div className="preview-totals">
      <section>
        <h3>{w.covered(covered, totals.apps)}</h3>
        <Stack
          label={w.loses}
          parts={[
            { look: 'strong', value: losing, word: w.losing },
            { look: 'weak', value: losingAtMost, word: w.losingAtMost },
            { look: 'unknown', value: Math.max(0, covered - losing - losingAtMost), word: w.noLoss },
          ]}
        />
        {noEvidence === 0 ? null : <p className="quiet">{w.noEvidence(noEvidence)}</p>}
      </section>
      <section>
        <h3>{w.reach}</h3>
        <Stack
          label={w.reach}
          parts={[
            {
              look: 'strong',
              value: Math.max(0, covered - eligibilityUnknown - outsideReach),
              word: w.can,
            },
            { look: 'orange', value: outsideReach, word: w.cannot },
            { look: 'unknown', value: eligibilityUnknown, word: w.canUnknown },
          ]}
        />
      </section>
      <section>
        <h3>{w.spacesCovered(totals.spacesCovered, totals.spaces)}</h3>
        <Stack
          label={w.spaces}
          parts={[
            { look: 'strong', value: totals.spacesCovered, word: w.inside },
            { look: 'plain', value: Math.max(0, totals.spaces - totals.spacesCovered), word: w.outside },
          ]}
        />
      </section>
    </div>
  );
}
