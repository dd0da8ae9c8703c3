import { view } from '@forge/bridge';
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';

/** Where the reader is. `app: null` means any app, `space: null` the whole site. */
export type Place =
  | { readonly view: 'apps' | 'rules' | 'import' | 'catalogue' }
  | { readonly view: 'app'; readonly key: string }
  | { readonly view: 'forecast'; readonly app: string | null; readonly space: string | null };

export type Go = (place: Place) => void;

/** How any part of the page leads elsewhere. */
export const GoContext = createContext<Go>(() => undefined);
export const useGo = (): Go => useContext(GoContext);

export function toPath(place: Place): string {
  if (place.view === 'apps') return '/';
  if (place.view === 'app') return `/app/${encodeURIComponent(place.key)}`;
  if (place.view !== 'forecast') return `/${place.view}`;
  const query = new URLSearchParams();
  if (place.app !== null) query.set('app', place.app);
  if (place.space !== null) query.set('space', place.space);
  return `/forecast?${query.toString()}`;
}

/** The place that a path names; whatever names none leads to the list of apps. */
function toPlace(path: string): Place {
  const [name = '', search = ''] = path.replace(/^\/+/, '').split('?');
  const query = new URLSearchParams(search);
  if (name === 'rules' || name === 'import' || name === 'catalogue') return { view: name };
  if (name === 'forecast') return { view: 'forecast', app: query.get('app'), space: query.get('space') };
  if (!name.startsWith('app/')) return { view: 'apps' };
  try {
    return { view: 'app', key: decodeURIComponent(name.slice('app/'.length)) };
  } catch {
    return { view: 'apps' };
  }
}

/** The current place, kept in the browser's address where the host offers one, else in memory. */
export function useAddress(): readonly [Place, Go] {
  const [place, setPlace] = useState<Place>({ view: 'apps' });
  const push = useRef<((path: string) => void) | null>(null);
  useEffect(() => {
    const join = async (): Promise<void> => {
      const history = await view.createHistory();
      const follow = (location: { pathname: string; search?: string }): void =>
        setPlace(toPlace(location.pathname + (location.search ?? '')));
      history.listen(follow);
      push.current = (path) => history.push(path);
      follow(history.location);
    };
    join().catch(() => undefined);
  }, []);
  const go = useCallback<Go>((next) => {
    setPlace(next);
    push.current?.(toPath(next));
  }, []);
  return [place, go];
}
