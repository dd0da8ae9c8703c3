import { useCallback, useEffect, useState } from 'react';
import type { ScanView } from '../../../src/api';
import { call } from './call';
import { useCall, type Loaded } from './use-call';

const pollEvery = 1000;

/**
 * The scan that runs, or the last one. While one runs it is asked about each second; a question that
 * gets no answer is asked again.
 *
 * @param finished is told when a running scan has ended.
 */
export function useScan(finished: () => void): {
  readonly loaded: Loaded<ScanView>;
  readonly reload: () => void;
  /** Takes what an action answered. */
  readonly take: (scan: ScanView) => void;
} {
  const { loaded: asked, reload } = useCall('scan.status', {});
  const [taken, take] = useState<ScanView | null>(null);
  useEffect(() => take(null), [asked]);
  const loaded: Loaded<ScanView> = taken === null ? asked : { state: 'ready', value: taken };
  const running = loaded.state === 'ready' && loaded.value.state === 'running';
  const poll = useCallback(() => {
    call('scan.status', {}).then(
      (next) => {
        take(next);
        if (next.state !== 'running') finished();
      },
      () => undefined,
    );
  }, [finished]);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(poll, pollEvery);
    return () => clearInterval(timer);
  }, [running, poll]);
  return { loaded, reload, take };
}
