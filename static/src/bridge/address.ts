import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { siteHistory } from './history';

/** What a view was asked to show, by name; an empty text is the same as none. */
export type Query = Readonly<Record<string, string>>;

/** The views of the admin page whose address is their name; `apps` is the first of them, at `/`. */
const named = [
  'apps',
  'overview',
  'findings',
  'blind-spots',
  'rules',
  'preview',
  'why',
  'decisions',
  'scans',
  'drift',
  'approvals',
  'checks',
  'import',
  'catalogue',
  'settings',
] as const;

export type NamedView = (typeof named)[number];

/** Where the reader is. `app: null` means any app, `space: null` the whole site. */
export type Place =
  | { readonly view: NamedView; readonly query?: Query }
  | { readonly view: 'app'; readonly key: string; readonly query?: Query }
  | { readonly view: 'forecast'; readonly app: string | null; readonly space: string | null };

/** `replace` leaves no step to go back to, as for a filter that is being typed. */
export type Go = (place: Place, how?: 'replace') => void;

/** How any part of the page leads elsewhere. */
export const GoContext = createContext<Go>(() => undefined);
export const useGo = (): Go => useContext(GoContext);

export function toPath(place: Place): string {
  if (place.view === 'forecast') {
    const query = new URLSearchParams();
    if (place.app !== null) query.set('app', place.app);
    if (place.space !== null) query.set('space', place.space);
    return `/forecast?${query.toString()}`;
  }
  const path = place.view === 'app' ? `/app/${encodeURIComponent(place.key)}` : `/${place.view}`;
  return withQuery(path === '/apps' ? '/' : path, place.query ?? {});
}

function withQuery(path: string, query: Query): string {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The place that a path names; whatever names none leads to the list of apps. */
function toPlace(path: string): Place {
  const [name = '', search = ''] = path.replace(/^\/+/, '').split('?');
  const asked = new URLSearchParams(search);
  const query = Object.fromEntries(asked);
  if (name === 'forecast') return { view: 'forecast', app: asked.get('app'), space: asked.get('space') };
  const view = named.find((one) => one === name) ?? 'apps';
  if (!name.startsWith('app/')) return { view, query };
  try {
    return { view: 'app', key: decodeURIComponent(name.slice('app/'.length)), query };
  } catch {
    return { view, query };
  }
}

/** The current place, kept in the browser's address where the host offers one, else in memory. */
export function useAddress(): readonly [Place, Go] {
  const history = siteHistory();
  const [place, setPlace] = useState<Place>(() => (history ? placeAt(history.location) : { view: 'apps' }));
  useEffect(() => history?.listen((location: Location) => setPlace(placeAt(location))), [history]);
  const go = useCallback<Go>(
    (next, how) => {
      setPlace(next);
      if (how) history?.replace(toPath(next));
      else history?.push(toPath(next));
    },
    [history],
  );
  return [place, go];
}

interface Location {
  readonly pathname: string;
  readonly search?: string;
}

const placeAt = ({ pathname, search = '' }: Location): Place => toPlace(pathname + search);
