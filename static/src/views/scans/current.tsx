import Button from '@atlaskit/button/default/button';
import type { ScanView } from '../../../../src/api';
import { call } from '../../bridge/call';
import { useScan } from '../../bridge/use-scan';
import { Ended, useAct } from '../../parts/act';
import { Said } from '../../parts/said';
import { Await } from '../../parts/states';
import { moment, words } from '../../words';

const w = words.scans;

/** The scan that runs, with its progress, or the way to start one. */
export function Current({ ended }: { readonly ended: () => void }) {
  const { loaded, reload, take } = useScan(ended);
  const { busy, outcome, act } = useAct();
  const start = async (): Promise<string> => {
    const scan = await call('scan.start', {});
    take(scan);
    if (scan.state !== 'running') ended();
    return w.started;
  };
  const cancel = async (): Promise<string> => {
    take(await call('scan.cancel', {}));
    ended();
    return w.cancelled;
  };
  return (
    <section className="panel" aria-label={w.now}>
      <Await loaded={loaded} reload={reload}>
        {(scan) => (
          <>
            <State scan={scan} />
            <p className="quiet">{w.budget(scan.budget.spent, scan.budget.hourly)}</p>
            <div className="actions no-print">
              {scan.state === 'running' ? (
                <Button isDisabled={busy} onClick={() => act(cancel)}>
                  {w.cancel}
                </Button>
              ) : (
                <Button appearance="primary" isDisabled={busy} onClick={() => act(start)}>
                  {w.start}
                </Button>
              )}
            </div>
          </>
        )}
      </Await>
      <Ended outcome={outcome} />
    </section>
  );
}

function State({ scan }: { readonly scan: ScanView }) {
  if (scan.state === 'running')
    return (
      <p>
        <progress aria-label={w.state.running} value={scan.done} max={Math.max(1, scan.total)} />{' '}
        {w.progress(scan.done, scan.total, scan.spaces)}
        {scan.startedAt === null ? null : <span className="quiet"> {w.since(scan.startedAt)}</span>}
      </p>
    );
  return (
    <p>
      {scan.state === 'done' && scan.finishedAt !== null ? w.last(scan.finishedAt) : w.state[scan.state]}
      {scan.finishedAt === null || scan.state === 'done' ? null : ` (${moment(scan.finishedAt)})`}
      {scan.message === null ? null : (
        <>
          {' '}
          <Said>{scan.message}</Said>
        </>
      )}
    </p>
  );
}
