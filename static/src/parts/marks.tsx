import type { ExposureCounts } from '../../../src/api';
import type { Exposure, Strength } from '../types';
import { count, words } from '../words';
import './marks.css';

/** One shape a verdict, so that no reader depends on colour: a barred disc, an open ring, a question mark. */
const shapes: Record<Exposure, string> = {
  blocked: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM4 7h8v2H4Z',
  'not-blocked': 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6Z',
  unknown:
    'M3.5 1h9A2.5 2.5 0 0 1 15 3.5v9a2.5 2.5 0 0 1-2.500 2.500h-9A2.5 2.5 0 0 1 1 12.500v-9A2.5 2.5 0 0 1 3.500 1ZM7 10.5h2v2H7ZM7 9.500V8c0-.6 1.800-1 1.800-2.200 0-1.100-1.700-1.100-1.700.2H5c0-3.400 5.800-3.500 5.800-.200C10.800 7.700 9 7.700 9 8.700v.800Z',
};

export function ExposureIcon({ exposure }: { readonly exposure: Exposure }) {
  return (
    <svg className={`mark mark-${exposure}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[exposure]} fillRule="evenodd" />
    </svg>
  );
}

export function ExposureMark({ exposure }: { readonly exposure: Exposure }) {
  return (
    <span className="marked">
      <ExposureIcon exposure={exposure} />
      {words.exposure[exposure]}
    </span>
  );
}

const steps: Record<Strength, number> = { permitted: 1, referenced: 2, observed: 3 };

/** Strength as one to three filled steps beside its words; null is said, not left out. */
export function StrengthMark({ strength }: { readonly strength: Strength | null }) {
  const reached = strength === null ? 0 : steps[strength];
  return (
    <span className="marked" title={strength === null ? undefined : words.strengthMeans[strength]}>
      <svg className="mark mark-strength" viewBox="0 0 16 16" aria-hidden="true">
        {[1, 2, 3].map((step) => (
          <rect
            key={step}
            className={step <= reached ? 'reached' : 'open'}
            x={step * 5 - 4}
            y={13 - step * 4}
            width="4"
            height={step * 4 + 1}
            rx="1"
          />
        ))}
      </svg>
      {strength === null ? words.nothingKnown : words.strength[strength]}
    </span>
  );
}

/**
 * Counts as one bar, its length a share of `most`, so that bars of one table compare. The numbers
 * stand below it and are what a screen reader gets.
 */
export function ExposureBar({ counts, most }: { readonly counts: ExposureCounts; readonly most: number }) {
  const parts = [
    { exposure: 'blocked', value: counts.blocked, word: words.barParts.blocked },
    { exposure: 'not-blocked', value: counts.notBlocked, word: words.barParts.reachable },
    { exposure: 'unknown', value: counts.unknown, word: words.barParts.unknown },
  ] as const;
  return (
    <div className="exposure-bar">
      <div className="bar" aria-hidden="true">
        {parts.map(({ exposure, value }) =>
          value === 0 ? null : (
            <i
              key={exposure}
              className={`bar-${exposure}`}
              style={{ width: `${String((100 * value) / Math.max(most, 1))}%` }}
            />
          ),
        )}
      </div>
      <span className="bar-words">
        {parts.map(({ exposure, value, word }) => (
          <span key={exposure} className={value === 0 ? 'zero' : undefined}>
            <ExposureIcon exposure={exposure} />
            {`${count(value)} ${word}`}
          </span>
        ))}
      </span>
    </div>
  );
}
