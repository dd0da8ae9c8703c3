import { useEffect, useState } from 'react';
import { GoContext, useAddress, type Query } from './bridge/address';
import { context } from './bridge/context';
import { useCall } from './bridge/use-call';
import { ServerLanguage } from './parts/said';
import { Await, Loading, NotAllowed } from './parts/states';
import { Panel } from './views/space/panel';
import { words } from './words';

const w = words.space;
const none: Query = {};

/** The panel of one space; which one, the page around it says. */
export function SpacePage() {
  const [key, setKey] = useState<string | null | undefined>(undefined);
  const [place, go] = useAddress();
  useEffect(() => {
    context().then(
      ({ extension }) => setKey(spaceOf(extension)),
      () => setKey(null),
    );
  }, []);
  if (key === undefined) return <Loading />;
  const query = ('query' in place ? place.query : undefined) ?? none;
  return (
    <GoContext.Provider value={go}>
      <main className="page">
        {key === null ? <p>{w.noSpace}</p> : <Space spaceKey={key} query={query} />}
        <ServerLanguage />
      </main>
    </GoContext.Provider>
  );
}

function spaceOf(extension: Readonly<Record<string, unknown>>): string | null {
  const space = extension['space'];
  if (typeof space !== 'object' || space === null || !('key' in space)) return null;
  return typeof space.key === 'string' ? space.key : null;
}

function Space({ spaceKey, query }: { readonly spaceKey: string; readonly query: Query }) {
  const { loaded, reload } = useCall('space.view', { space: spaceKey });
  if (loaded.state === 'failed' && loaded.error.code === 'not-allowed')
    return <NotAllowed text={words.states.notAllowedSpace} />;
  return (
    <Await loaded={loaded} reload={reload}>
      {(view) => <Panel view={view} query={query} />}
    </Await>
  );
}
