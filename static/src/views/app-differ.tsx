import type { AppView } from '../../../src/api';
import { words } from '../words';

const w = words.app;

/** What the sources of an app say differently of it, each with its day. */
export function Differ({ disagreements }: { readonly disagreements: AppView['disagreements'] }) {
  if (disagreements.length === 0) return null;
  return (
    <details className="differ">
      <summary>{w.differ}</summary>
      <p className="quiet">{w.differMeans}</p>
      <dl>
        {disagreements.map(({ field, values }) => (
          <div key={field}>
            <dt>{w.differField[field]}</dt>
            {values.slice(0, listed).map(({ value, source, importedAt }, index) => (
              <dd key={`${source} ${String(index)}`}>
                {value} <small className="quiet">{w.differBy(source, importedAt)}</small>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The newest are enough to see which one to trust. */
const listed = 10;
