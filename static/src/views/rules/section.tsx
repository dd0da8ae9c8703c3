import type { Place } from '../../bridge/address';
import { Link } from '../../parts/link';
import { words } from '../../words';
import './section.css';

export type Part = keyof typeof words.rules.parts;

const places: readonly (readonly [Part, Place])[] = [
  ['draft', { view: 'rules' }],
  ['preview', { view: 'preview' }],
  ['guard', { view: 'rules', query: { part: 'guard' } }],
  ['recorded', { view: 'rules', query: { part: 'recorded' } }],
  ['history', { view: 'rules', query: { part: 'history' } }],
];

/** The parts of the rules, each with an address of its own. */
export function SectionNav({ at }: { readonly at: Part }) {
  return (
    <nav aria-label={words.rules.section} className="no-print section-nav">
      <ul>
        {places.map(([part, to]) => (
          <li key={part}>
            <Link to={to} current={part === at}>
              {words.rules.parts[part]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
