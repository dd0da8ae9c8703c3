import Button from '@atlaskit/button/default/button';
import { useEffect } from 'react';
import type { SpaceView } from '../../../../src/api';
import { useGo, type Query } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { useAnnounce } from '../../parts/announce';
import { Await } from '../../parts/states';
import { Title } from '../../parts/title';
import { words } from '../../words';
import { ForecastAnswer } from '../forecast-answer';

const w = words.space;

/** What a rule for this space would take from one app, and what it would leave. */
export function SpaceForecast(props: {
  readonly view: SpaceView;
  readonly app: string;
  readonly query: Query;
}) {
  const { view, app, query } = props;
  const { space } = view;
  const { loaded, reload } = useCall('space.forecast', { space: space.key, app });
  const go = useGo();
  const name = view.rows.find(({ key }) => key === app)?.name ?? app;
  const title = words.forecast.title(name, space.name);
  const announce = useAnnounce();
  const isReady = loaded.state === 'ready';
  useEffect(() => {
    if (isReady) announce(title);
  }, [isReady, announce, title]);
  return (
    <>
      <button
        type="button"
        className="link no-print"
        onClick={() => go({ view: 'apps', query: { ...query, app: '' } })}
      >
        {`← ${w.back}`}
      </button>
      <Title focus>{title}</Title>
      <Await loaded={loaded} reload={reload}>
        {(answer) => (
          <ForecastAnswer view={answer} recorded>
            <Button onClick={() => window.print()}>{words.forecast.print}</Button>
          </ForecastAnswer>
        )}
      </Await>
    </>
  );
}
