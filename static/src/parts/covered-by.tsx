import { words } from '../words';

/** The recorded rules that cover an app: one by its name, several by their number, the names at hand. */
export function CoveredBy({ rules }: { readonly rules: readonly string[] }) {
  const [first] = rules;
  if (first === undefined) return <span className="quiet">{words.apps.notCovered}</span>;
  if (rules.length === 1)
    return (
      <span className="two-lines" title={first}>
        {first}
      </span>
    );
  return <span title={rules.join(', ')}>{words.apps.rules(rules.length)}</span>;
}
