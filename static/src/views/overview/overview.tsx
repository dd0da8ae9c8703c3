import type { EstateView, OverviewView } from '../../../../src/api';
import type { Loaded } from '../../bridge/use-call';
import { useCall } from '../../bridge/use-call';
import { Levels, LevelMark } from '../../parts/levels';
import { Link } from '../../parts/link';
import { usePages } from '../../parts/pages';
import { Said } from '../../parts/said';
import { SourceTable } from '../../parts/source-table';
import { Await } from '../../parts/states';
import { Title } from '../../parts/title';
import { count, words } from '../../words';
import { Digest } from './digest';
import { Trend } from './trend';
import './overview.css';

const w = words.overview;

/** The first look of the day. Its parts load on their own, so that one that fails leaves the others. */
export function Overview(props: {
  readonly estate: Loaded<EstateView>;
  readonly focus: boolean;
  readonly reload: () => void;
}) {
  const { loaded, reload } = useCall('overview', {});
  return (
    <>
      <Title focus={props.focus}>{w.title}</Title>
      <Await loaded={loaded} reload={reload}>
        {(view) => <Now view={view} />}
      </Await>
      <Digest />
      <section className="panel">
        <h3>{w.sources}</h3>
        <Await loaded={props.estate} reload={props.reload}>
          {({ sources }) => <SourceTable sources={sources} />}
        </Await>
      </section>
    </>
  );
}

function Now({ view }: { readonly view: OverviewView }) {
  const { checks } = view;
  return (
    <>
      <div className="tiles">
        <section>
          <h3>{w.apps}</h3>
          <p className="tile-number">{count(view.apps)}</p>
          <Link to={{ view: 'apps' }}>{w.appsOpen}</Link>
        </section>
        <section>
          <h3>
            <Link to={{ view: 'findings' }}>{w.findings}</Link>
          </h3>
          <Levels findings={view.findings} />
          {view.ignored === 0 ? null : <p className="quiet">{w.ignored(view.ignored)}</p>}
        </section>
        <section>
          <h3>
            <Link to={{ view: 'blind-spots' }}>{w.blindSpots}</Link>
          </h3>
          <p className="tile-number">{count(view.blindSpots)}</p>
          <p className="quiet">{w.blindSpotsMean}</p>
        </section>
        <section>
          <h3>
            <Link to={{ view: 'checks' }}>{w.checks}</Link>
          </h3>
          <ul className="tile-list">
            <li>{w.fails(checks.fails)}</li>
            <li>{w.needsPersonCount(checks.needsPerson)}</li>
            <li>{w.passes(checks.passes)}</li>
          </ul>
        </section>
      </div>
      <Waits waits={view.needsPerson} />
      <section className="panel">
        <h3>{words.trend.title}</h3>
        <Trend trend={view.trend} />
      </section>
    </>
  );
}

function Waits({ waits }: { readonly waits: OverviewView['needsPerson'] }) {
  const { shown, pager } = usePages(waits, 10);
  return (
    <section className="panel">
      <h3>{w.waits}</h3>
      {waits.length === 0 ? <p className="quiet">{w.waitsNone}</p> : null}
      <ul className="waits">
        {shown.map((one) => (
          <li key={`${one.view} ${one.text}`}>
            <LevelMark level={one.level} />
            <Said>{one.text}</Said>
            <Link to={{ view: one.view }}>{words.views[one.view]}</Link>
          </li>
        ))}
      </ul>
      {pager}
    </section>
  );
}
