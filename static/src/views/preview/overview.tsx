import Button from '@atlaskit/button/default/button';
import SectionMessage from '@atlaskit/section-message';
import type { Query } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { useLatest } from '../../bridge/use-latest';
import { useQuery } from '../../bridge/use-query';
import { Radios } from '../../parts/radios';
import { Said } from '../../parts/said';
import { Await } from '../../parts/states';
import { words } from '../../words';
import { AppTable } from './app-table';
import { Listed, pageSize, startOf } from '../../parts/listed';
import { SpaceTable } from './space-table';
import { Totals } from './totals';

const w = words.preview;

/** The whole draft: totals first, then a page of its apps or spaces. */
export function Overview(props: { readonly text: string; readonly of: string; readonly query: Query }) {
  const { text, of, query } = props;
  const ask = useQuery({ view: 'preview', query });
  const by = query['by'] === 'space' ? 'space' : 'app';
  const find = query['find'] ?? '';
  const { loaded, reload } = useCall('rules.preview', {
    text,
    by,
    find,
    from: startOf(query),
    size: pageSize,
  });
  const { shown, busy } = useLatest(loaded);
  return (
    <div className="preview">
      <div className="preview-head">
        <p>
          {w.lead} <span className="quiet">{of}</span>
        </p>
        <div className="no-print">
          <Button onClick={() => window.print()}>{w.print}</Button>
        </div>
      </div>
      <Await loaded={shown} reload={reload}>
        {(view) => (
          <>
            <Texts texts={view.texts} />
            <Totals totals={view.totals} />
            <section aria-label={w.byOf[by]}>
              <Listed
                find={find}
                label={by === 'app' ? w.findApp : w.findSpace}
                count={(by === 'app' ? w.foundApps : w.foundSpaces)(view.total)}
                busy={busy}
                query={query}
                ask={ask}
                page={{
                  from: view.from,
                  total: view.total,
                  shown: (by === 'app' ? view.apps : view.spaces).length,
                }}
                beside={
                  <Radios
                    look="switch"
                    label={w.by}
                    value={by}
                    options={(['app', 'space'] as const).map((value) => ({ value, text: w.byOf[value] }))}
                    change={(next) => ask({ by: next === 'app' ? '' : next, find: '', from: '' })}
                  />
                }
              >
                {by === 'app' ? <AppTable rows={view.apps} space="" /> : <SpaceTable rows={view.spaces} />}
              </Listed>
            </section>
          </>
        )}
      </Await>
      <p className="print-only quiet">{w.printedOn(new Date())}</p>
    </div>
  );
}

/** What holds for the whole draft; the first sentence weighs most. */
function Texts({ texts }: { readonly texts: readonly string[] }) {
  const [first, ...rest] = texts;
  if (first === undefined) return null;
  return (
    <SectionMessage appearance="warning" title={first}>
      <ul className="sentences">
        {rest.map((text) => (
          <li key={text}>
            <Said>{text}</Said>
          </li>
        ))}
      </ul>
    </SectionMessage>
  );
}
