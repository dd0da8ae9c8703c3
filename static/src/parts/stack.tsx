import { count } from '../words';
import './stack.css';

/** How a part of a bar looks; what is not known is hatched, never a plain colour. */
export type Look = 'strong' | 'weak' | 'orange' | 'plain' | 'unknown';

export interface Part {
  readonly look: Look;
  readonly value: number;
  readonly word: string;
}

/** Parts of one whole as a bar, with the numbers below it; those are what a screen reader gets. */
export function Stack({ parts, label }: { readonly parts: readonly Part[]; readonly label: string }) {
  const whole = Math.max(
    1,
    parts.reduce((sum, { value }) => sum + value, 0),
  );
  return (
    <div className="stack">
      <div className="stack-bar" aria-hidden="true">
        {parts.map(({ look, value, word }) =>
          value === 0 ? null : (
            <i key={word} className={`look-${look}`} style={{ width: `${String((100 * value) / whole)}%` }} />
          ),
        )}
      </div>
      <ul aria-label={label}>
        {parts.map(({ look, value, word }) => (
          <li key={word} className={value === 0 ? 'zero' : undefined}>
            <i className={`look-${look}`} aria-hidden="true" />
            <span>
              <b>{count(value)}</b> {word}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
