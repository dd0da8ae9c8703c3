import { lazy, Suspense, useEffect, useRef } from 'react';
import type { EstateView } from '../../src/api';
import { GoContext, useAddress, type Place } from './bridge/address';
import { useCall } from './bridge/use-call';
import { Nav } from './parts/nav';
import { Await, Loading, NotAllowed } from './parts/states';
import { Apps } from './views/apps';
import { words } from './words';

const App = lazy(() => import('./views/app').then(({ App: view }) => ({ default: view })));
const Forecast = lazy(() => import('./views/forecast').then(({ Forecast: view }) => ({ default: view })));
const Rules = lazy(() => import('./views/rules').then(({ Rules: view }) => ({ default: view })));
const Import = lazy(() => import('./views/import').then(({ Import: view }) => ({ default: view })));
const Catalogue = lazy(() => import('./views/catalogue').then(({ Catalogue: view }) => ({ default: view })));

/** The admin page. The estate is asked once and again after whatever changes it. */
export function AdminPage() {
  const [place, go] = useAddress();
  const { loaded, reload } = useCall('estate', {});
  const moved = useMoved(place);
  if (loaded.state === 'failed' && loaded.error.code === 'not-allowed')
    return <NotAllowed text={words.states.notAllowed} />;
  return (
    <GoContext.Provider value={go}>
      <div className="page">
        <header className="page-head no-print">
          <h1>{words.product}</h1>
          <p>{words.tagline}</p>
          <Nav at={place.view} />
        </header>
        <main>
          <Await loaded={loaded} reload={reload}>
            {(estate) => (
              <Suspense fallback={<Loading />}>
                <View place={place} estate={estate} focus={moved} reload={reload} />
              </Suspense>
            )}
          </Await>
        </main>
      </div>
    </GoContext.Provider>
  );
}

function View(props: {
  readonly place: Place;
  readonly estate: EstateView;
  readonly focus: boolean;
  readonly reload: () => void;
}) {
  const { place, estate, focus, reload } = props;
  switch (place.view) {
    case 'apps':
      return <Apps estate={estate} focus={focus} reload={reload} />;
    case 'app':
      return <App appKey={place.key} focus={focus} />;
    case 'forecast':
      return <Forecast apps={estate.rows} app={place.app} space={place.space} focus={focus} />;
    case 'rules':
      return <Rules focus={focus} changed={reload} />;
    case 'import':
      return <Import sources={estate.sources} focus={focus} changed={reload} />;
    case 'catalogue':
      return <Catalogue focus={focus} />;
  }
}

/** Whether the reader has been elsewhere on this page: the first view must not take the focus. */
function useMoved(place: Place): boolean {
  const first = useRef(place.view);
  const moved = useRef(false);
  if (place.view !== first.current) moved.current = true;
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [place.view]);
  return moved.current;
}
