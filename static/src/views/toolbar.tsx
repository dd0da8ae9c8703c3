import Button from '@atlaskit/button/default/button';
import { useEffect, useState } from 'react';
import type { ScanView } from '../../../src/api';
import { call } from '../bridge/call';
import { download } from '../bridge/download';
import { toCallError } from '../bridge/use-call';
import { words } from '../words';

const w = words.apps;
const pollEvery = 1000;

/** Scan now with its progress, and the exports; each ends in one sentence. */
export function Toolbar(props: { readonly scan: ScanView; readonly finished: () => void }) {
  const { finished } = props;
  const [scan, setScan] = useState(props.scan);
  const [outcome, setOutcome] = useState<string | null>(null);
  useEffect(() => setScan(props.scan), [props.scan]);
  const running = scan.state === 'running';

  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => {
      call('scan.status', {}).then(
        (next) => {
          setScan(next);
          if (next.state !== 'running') finished();
        },
        (error: unknown) => setOutcome(toCallError(error).message),
      );
    }, pollEvery);
    return () => clearInterval(timer);
  }, [running, finished]);

  const attempt = (work: () => Promise<string | null>): void => {
    setOutcome(null);
    work().then(setOutcome, (error: unknown) => setOutcome(toCallError(error).message));
  };
  const start = async (): Promise<null> => {
    const next = await call('scan.start', {});
    setScan(next);
    if (next.state !== 'running') finished();
    return null;
  };
  const give = (format: 'csv' | 'html') => async (): Promise<string> => w.exported(await download(format));

  return (
    <div className="toolbar no-print">
      <Button isDisabled={running} onClick={() => attempt(start)}>
        {w.scan}
      </Button>
      <Button appearance="subtle" onClick={() => attempt(give('csv'))}>
        {w.exportCsv}
      </Button>
      <Button appearance="subtle" onClick={() => attempt(give('html'))}>
        {w.exportHtml}
      </Button>
      <p role="status" className="quiet">
        {running ? <progress aria-label={w.scan} value={scan.done} max={Math.max(scan.total, 1)} /> : null}
        {outcome ?? scanState(scan)}
      </p>
    </div>
  );
}

function scanState(scan: ScanView): string {
  if (scan.state === 'running') return w.scanning(scan.done, scan.total);
  if (scan.state === 'failed') return scan.message ?? w.scanFailed;
  return scan.finishedAt === null ? w.scanNever : w.scanDone(scan.finishedAt);
}
