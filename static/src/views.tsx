import { lazy } from 'react';
import type { EstateView } from '../../src/api';
import type { Place } from './bridge/address';
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

const none = {};

/** The view at a place. Those that need the estate wait for it; the others ask for what they show. */
export function View(props: {
  readonly place: Place;
  readonly loaded: Loaded<EstateView>;
  /** Whether the heading takes the focus. */
  readonly focus: boolean;
  /** Asks for the estate anew. */
  readonly reload: () => void;
}) {
  const { place, loaded, focus, reload } = props;
  const query = ('query' in place ? place.query : undefined) ?? none;
  switch (place.view) {
    case 'overview':
      return <Overview estate={loaded} focus={focus} reload={reload} />;
    case 'blind-spots':
      return <BlindSpots focus={focus} />;
    case 'scans':
      return <Scans query={query} focus={focus} changed={reload} />;
    case 'drift':
      return <Drift query={query} focus={focus} />;
    case 'checks':
      return <Checks query={query} focus={focus} />;
    case 'settings':
      return <Settings focus={focus} changed={reload} />;
    case 'findings':
      return (
        <Await loaded={loaded} reload={reload}>
          {({ rows }) => <Findings apps={rows} query={query} focus={focus} />}
        </Await>
      );
    case 'approvals':
      return (
        <Await loaded={loaded} reload={reload}>
          {({ rows }) => <Approvals apps={rows} query={query} focus={focus} changed={reload} />}
        </Await>
      );
    case 'app':
      return <App appKey={place.key} focus={focus} />;
    case 'rules':
      return (
        <Await loaded={loaded} reload={reload}>
          {({ rows }) => <Rules query={query} apps={rows} focus={focus} changed={reload} />}
        </Await>
      );
    case 'preview':
      return <Preview query={query} focus={focus} />;
    case 'why':
      return (
        <Await loaded={loaded} reload={reload}>
          {({ rows }) => <Why query={query} apps={rows} focus={focus} />}
        </Await>
      );
    case 'decisions':
      return (
        <Await loaded={loaded} reload={reload}>
          {({ rows }) => <Decisions query={query} apps={rows} focus={focus} />}
        </Await>
      );
    case 'catalogue':
      return <Catalogue focus={focus} />;
    case 'forecast':
      return (
        <Await loaded={loaded} reload={reload}>
          {({ rows }) => <Forecast apps={rows} app={place.app} space={place.space} focus={focus} />}
        </Await>
      );
    case 'import':
      return (
        <Await loaded={loaded} reload={reload}>
          {({ sources }) => <Import sources={sources} focus={focus} changed={reload} />}
        </Await>
      );
    case 'apps':
      return (
        <Await loaded={loaded} reload={reload}>
          {(estate) => <Apps estate={estate} query={query} focus={focus} reload={reload} />}
        </Await>
      );
  }
}
