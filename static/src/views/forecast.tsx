import Button from '@atlaskit/button/default/button';
import { useEffect } from 'react';
import type { AppRow, ForecastView } from '../../../src/api';
import { useGo } from '../bridge/address';
import { useCall } from '../bridge/use-call';
import { useAnnounce } from '../parts/announce';
import { Question } from '../parts/question';
import { Await } from '../parts/states';
import { Title } from '../parts/title';
import { words } from '../words';
import { ForecastAnswer } from './forecast-answer';

const w = words.forecast;

/** "If you block APP from SPACE": the answer on one page. */
export function Forecast(props: {
  readonly apps: readonly AppRow[];
  readonly app: string | null;
  readonly space: string | null;
  readonly focus: boolean;
}) {
  const { apps, app, space, focus } = props;
  const { loaded, reload } = useCall('forecast', { app, space });
  const answer = loaded.state === 'ready' ? loaded.value : null;
  const name = answer?.app?.name ?? apps.find(({ key }) => key === app)?.name ?? app ?? words.question.anyApp;
  const place = answer?.space?.name ?? space ?? words.question.wholeSite;
  const title = w.title(name, place);
  const announce = useAnnounce();
  useEffect(() => {
    if (answer) announce(title);
  }, [answer, announce, title]);
  const asked = space === null ? null : { key: space, name: answer?.space?.name ?? null };
  return (
    <>
      <Question apps={apps} app={app} space={asked} live />
      <Title focus={focus}>{title}</Title>
      <Await loaded={loaded} reload={reload}>
        {(view) => <Answer view={view} />}
      </Await>
    </>
  );
}

function Answer({ view }: { readonly view: ForecastView }) {
  const go = useGo();
  const { app } = view;
  return (
    <ForecastAnswer view={view} recorded>
      <Button onClick={() => window.print()}>{w.print}</Button>
      {app ? (
        <Button appearance="subtle" onClick={() => go({ view: 'app', key: app.key })}>
          {w.openApp}
        </Button>
      ) : null}
    </ForecastAnswer>
  );
}
