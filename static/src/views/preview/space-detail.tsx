import Button from '@atlaskit/button/default/button';
import type { Query } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { useLatest } from '../../bridge/use-latest';
import { useQuery } from '../../bridge/use-query';
import { Link } from '../../parts/link';
import { Await } from '../../parts/states';
import { words } from '../../words';
import { AppTable } from './app-table';
import { Listed, pageSize, startOf } from '../../parts/listed';
import { RuleLinks } from './space-table';

const w = words.preview;

/** One space under the draft: which rules cover it, and the apps that would be kept out. */
export function SpaceDetail(props: { readonly text: string; readonly query: Query; readonly space: string }) {
  const { text, query, space } = props;
  const ask = useQuery({ view: 'preview', query });
  const find = query['find'] ?? '';
  const asked = { text, space, find, from: startOf(query), size: pageSize };
  const { loaded, reload } = useCall('rules.preview.space', asked);
  const { shown, busy } = useLatest(loaded);
  return (
    <div className="preview">
      <p className="no-print">
        <Link to={{ view: 'preview', query: { by: 'space' } }}>{`← ${w.back}`}</Link>
      </p>
      <Await loaded={shown} reload={reload}>
        {({ row, apps, total, from }) => (
          <>
            <div className="preview-head">
              <h3 className="preview-title">{w.spaceTitle(row.name ?? row.key)}</h3>
              <div className="no-print">
                <Button onClick={() => window.print()}>{w.print}</Button>
              </div>
            </div>
            <p>{row.rules.length === 0 ? w.spaceFree : w.spaceCovered(row.covered, row.losing)}</p>
            {row.rules.length === 0 ? null : (
              <p>
                {`${w.spaceRules}: `}
                <RuleLinks rules={row.rules} />
              </p>
            )}
            <Listed
              find={find}
              label={w.findApp}
              count={w.foundApps(total)}
              busy={busy}
              query={query}
              ask={ask}
              page={{ from, total, shown: apps.length }}
            >
              <AppTable rows={apps} space={row.key} />
            </Listed>
          </>
        )}
      </Await>
    </div>
  );
}
