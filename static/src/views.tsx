import { lazy, type ReactNode } from 'react';
import type { EstateView } from '../../src/api';
import type { NamedView, Place, Query } from './bridge/address';
import type { Loaded } from './bridge/use-call';
import { Await } from './parts/states';
import { Apps } from './views/apps';

const App = lazy(() => import('./views/app').then(({ App: view }) => ({ default: view })));
const Forecast = lazy(() => import('./views/forecast').then(({ Forecast: view }) => ({ default: view })));
const Preview = lazy(() =>
  import('./views/preview/preview').then(({ Preview: view }) => ({ default: view })),
);
const Rules = lazy(() => import('./views/rules/rules').then(({ Rules: view }) => ({ default: view })));
const Why = lazy(() => import('./views/why/why').then(({ Why: view }) => ({ default: view })));
const Decisions = lazy(() =>
  import('./views/decisions/decisions').then(({ Decisions: view }) => ({ default: view })),
);
const Import = lazy(() => import('./views/import').then(({ Import: view }) => ({ default: view })));
const Catalogue = lazy(() => import('./views/catalogue').then(({ Catalogue: view }) => ({ default: view })));

const Overview = lazy(() =>
  import('./views/overview/overview').then(({ Overview: view }) => ({ default: view })),
);
const Findings = lazy(() => import('./views/findings').then(({ Findings: view }) => ({ default: view })));
const BlindSpots = lazy(() =>
  import('./views/blind-spots').then(({ BlindSpots: view }) => ({ default: view })),
);
const Scans = lazy(() => import('./views/scans/scans').then(({ Scans: view }) => ({ default: view })));
const Drift = lazy(() => import('./views/drift/drift').then(({ Drift: view }) => ({ default: view })));
const Approvals = lazy(() =>
  import('./views/approvals/approvals').then(({ Approvals: view }) => ({ default: view })),
);
const Checks = lazy(() => import('./views/checks/checks').then(({ Checks: view }) => ({ default: view })));
const Settings = lazy(() =>
  import('./views/settings/settings').then(({ Settings: view }) => ({ default: view })),
);

interface Here {
  readonly query: Query;
  readonly loaded: Loaded<EstateView>;
  /** Whether the heading takes the focus. */
  readonly focus: boolean;
  /** Asks for the estate anew. */
  readonly reload: () => void;
}

/** A view that needs the estate waits for it. */
const known = ({ loaded, reload }: Here, draw: (estate: EstateView) => ReactNode): ReactNode => (
  <Await loaded={loaded} reload={reload}>
    {draw}
  </Await>
);

/** What stands at each name; what needs no estate asks for what it shows at once. */
const named: Readonly<Record<NamedView, (here: Here) => ReactNode>> = {
  apps: (here) =>
    known(here, (estate) => (
      <Apps estate={estate} query={here.query} focus={here.focus} reload={here.reload} />
    )),
  overview: ({ loaded, focus, reload }) => <Overview estate={loaded} focus={focus} reload={reload} />,
  findings: (here) =>
    known(here, ({ rows }) => <Findings apps={rows} query={here.query} focus={here.focus} />),
  'blind-spots': ({ focus }) => <BlindSpots focus={focus} />,
  rules: (here) =>
    known(here, ({ rows }) => (
      <Rules query={here.query} apps={rows} focus={here.focus} changed={here.reload} />
    )),
  preview: ({ query, focus }) => <Preview query={query} focus={focus} />,
  why: (here) => known(here, ({ rows }) => <Why query={here.query} apps={rows} focus={here.focus} />),
  decisions: (here) =>
    known(here, ({ rows }) => <Decisions query={here.query} apps={rows} focus={here.focus} />),
  scans: ({ query, focus, reload }) => <Scans query={query} focus={focus} changed={reload} />,
  drift: ({ query, focus }) => <Drift query={query} focus={focus} />,
  approvals: (here) =>
    known(here, ({ rows }) => (
      <Approvals apps={rows} query={here.query} focus={here.focus} changed={here.reload} />
    )),
  checks: ({ query, focus }) => <Checks query={query} focus={focus} />,
  import: (here) =>
    known(here, ({ sources, rows }) => (
      <Import sources={sources} apps={rows} focus={here.focus} changed={here.reload} />
    )),
  catalogue: ({ focus }) => <Catalogue focus={focus} />,
  settings: ({ focus, reload }) => <Settings focus={focus} changed={reload} />,
};

const none: Query = {};

/** The view at a place. */
export function View(props: Omit<Here, 'query'> & { readonly place: Place }) {
  const { place, focus } = props;
  if (place.view === 'app') return <App appKey={place.key} query={place.query ?? none} focus={focus} />;
  const here = { ...props, query: ('query' in place ? place.query : undefined) ?? none };
  if (place.view !== 'forecast') return named[place.view](here);
  return known(here, ({ rows }) => (
    <Forecast apps={rows} app={place.app} space={place.space} focus={focus} />
  ));
}
