import { toPath, useGo, type Place } from '../bridge/address';
import { words } from '../words';

const items = [
  { view: 'apps' },
  { view: 'forecast', app: null, space: null },
  { view: 'rules' },
  { view: 'import' },
  { view: 'catalogue' },
] as const satisfies readonly Place[];

/** The views of the admin page. */
export function Nav({ at }: { readonly at: Place['view'] }) {
  const go = useGo();
  const current = at === 'app' ? 'apps' : at;
  return (
    <nav aria-label={words.views.label}>
      <ul className="nav">
        {items.map((place) => (
          <li key={place.view}>
            <a
              href={`#${toPath(place)}`}
              aria-current={place.view === current ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                go(place);
              }}
            >
              {words.views[place.view]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
