import Button from '@atlaskit/button/default/button';
import type { PreviewAppView } from '../../../../src/api';
import { useGo } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { Link } from '../../parts/link';
import { Await } from '../../parts/states';
import { words } from '../../words';
import { ForecastAnswer } from '../forecast-answer';

const w = words.preview;

/** One app under the draft, in the columns of a forecast. `space` is where the reader came from. */
export function AppDetail(props: { readonly text: string; readonly app: string; readonly space: string }) {
  const { text, app, space } = props;
  const { loaded, reload } = useCall('rules.preview.app', { text, app });
  return (
    <div className="preview">
      <p className="no-print">
        <Link to={{ view: 'preview', query: { space } }}>
          {`← ${space === '' ? w.back : w.backToSpace(space)}`}
        </Link>
      </p>
      <Await loaded={loaded} reload={reload}>
        {(view) => <Detail view={view} space={space} />}
      </Await>
    </div>
  );
}

function Detail({ view, space }: { readonly view: PreviewAppView; readonly space: string }) {
  const go = useGo();
  const { row, forecast } = view;
  return (
    <>
      <h3 className="preview-title">{w.appTitle(row.name)}</h3>
      <p>{row.where === null ? w.notBlocked : w.blockedFrom(row.where)}</p>
      <ForecastAnswer view={forecast} recorded={false}>
        <Button onClick={() => window.print()}>{w.print}</Button>
        <Button onClick={() => go({ view: 'forecast', app: row.key, space: space === '' ? null : space })}>
          {w.ask}
        </Button>
        <Button onClick={() => go({ view: 'why', query: { app: row.key, space } })}>{w.why}</Button>
        <Button appearance="subtle" onClick={() => go({ view: 'app', key: row.key })}>
          {w.everything}
        </Button>
      </ForecastAnswer>
    </>
  );
}
