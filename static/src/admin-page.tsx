import { Suspense, useEffect, useRef } from 'react';
import { GoContext, useAddress, type Place } from './bridge/address';
import { useCall } from './bridge/use-call';
import { Nav } from './parts/nav';
import { ServerLanguage } from './parts/said';
import { Loading, NotAllowed } from './parts/states';
import { View } from './views';
import { words } from './words';

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
          <ServerLanguage />
          <Nav at={place.view} />
        </header>
        <main>
          <Suspense fallback={<Loading />}>
            <View place={place} loaded={loaded} focus={moved} reload={reload} />
          </Suspense>
        </main>
      </div>
    </GoContext.Provider>
  );
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
