import type { Place } from '../bridge/address';
import { words } from '../words';
import { Link } from './link';

const groups = [
  {
    group: 'see',
    places: [{ view: 'overview' }, { view: 'apps' }, { view: 'findings' }, { view: 'blind-spots' }],
  },
  {
    group: 'decide',
    places: [
      { view: 'forecast', app: null, space: null },
      { view: 'rules' },
      { view: 'decisions' },
      { view: 'why' },
    ],
  },
  {
    group: 'watch',
    places: [{ view: 'scans' }, { view: 'drift' }, { view: 'approvals' }, { view: 'checks' }],
  },
  { group: 'setUp', places: [{ view: 'import' }, { view: 'catalogue' }, { view: 'settings' }] },
] as const satisfies readonly { readonly group: string; readonly places: readonly Place[] }[];

/** Views that are reached from another one and stand for it here. */
const parents: Readonly<Partial<Record<Place['view'], Place['view']>>> = { app: 'apps', preview: 'rules' };

/** The views of the admin page, in the order in which an administrator meets them. */
export function Nav({ at }: { readonly at: Place['view'] }) {
  const current = parents[at] ?? at;
  return (
    <nav aria-label={words.views.label}>
      <ul className="nav">
        {groups.map(({ group, places }) => (
          <li key={group}>
            <span id={`nav-${group}`}>{words.navGroups[group]}</span>
            <ul aria-labelledby={`nav-${group}`}>
              {places.map((place) => (
                <li key={place.view}>
                  <Link to={place} current={place.view === current}>
                    {words.views[place.view]}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
