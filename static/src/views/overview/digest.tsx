import Button from '@atlaskit/button/default/button';
import type { DigestView } from '../../../../src/api';
import { call } from '../../bridge/call';
import { useCall } from '../../bridge/use-call';
import { Ended, useAct } from '../../parts/act';
import { Link } from '../../parts/link';
import { Sentences } from '../../parts/sentences';
import { Await } from '../../parts/states';
import { words } from '../../words';

const w = words.overview;

/** What changed since this person last said that they have seen it. */
export function Digest() {
  const { loaded, reload } = useCall('digest', {});
  const { busy, outcome, act } = useAct();
  const seen = async (until: string | null): Promise<string> => {
    const { seenAt } = await call('digest.seen', { until });
    reload();
    return w.digestDone(seenAt);
  };
  return (
    <section className="panel">
      <h3>{w.digest}</h3>
      <Await loaded={loaded} reload={reload}>
        {(view) => (
          <Changes view={view} seen={() => act(() => seen(view.drift.until?.id ?? null))} busy={busy} />
        )}
      </Await>
      <Ended outcome={outcome} />
    </section>
  );
}

function Changes(props: { readonly view: DigestView; readonly seen: () => void; readonly busy: boolean }) {
  const { view } = props;
  const since = view.drift.since?.id ?? '';
  return (
    <>
      <p className="quiet">{view.seenAt === null ? w.digestFirst : w.digestSince(view.seenAt)}</p>
      <Sentences texts={view.texts} nothing={w.digestNothing} />
      <div className="actions">
        <Button isDisabled={props.busy} onClick={props.seen}>
          {w.digestSeen}
        </Button>
        <Link to={{ view: 'drift', query: { since } }}>{w.digestMore}</Link>
      </div>
    </>
  );
}
