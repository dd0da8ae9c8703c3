import Button from '@atlaskit/button/default/button';
import { useEffect, useRef, useState } from 'react';
import type { ScanRow } from '../../../../src/api';
import { fetchPack } from '../../bridge/fetch-pack';
import { Ended, useAct } from '../../parts/act';
import { useAnnounce } from '../../parts/announce';
import { words } from '../../words';
import './pack.css';

const w = words.scans;

/** Hands over the evidence of one scan, and the hash that proves it once it is recorded elsewhere. */
export function Pack({ scan }: { readonly scan: ScanRow }) {
  const { busy, outcome, act } = useAct();
  const [head, setHead] = useState<string | null>(null);
  const [progress, setProgress] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const fetchAll = async (): Promise<string> => {
    const fetched = await fetchPack(scan.id, (part, parts) => setProgress(w.packing(part + 1, parts)));
    setHead(fetched.head);
    return w.packDone(fetched.fileName);
  };
  return (
    <section className="pack" aria-labelledby="pack-title">
      <h3 id="pack-title" tabIndex={-1} ref={heading}>
        {w.packOf(scan.startedAt)}
      </h3>
      <p>{w.packMeans}</p>
      <div className="actions">
        <Button appearance="primary" isDisabled={busy} onClick={() => act(fetchAll)}>
          {w.pack}
        </Button>
        <span role="status">{busy ? progress : ''}</span>
      </div>
      <Ended outcome={outcome} />
      {head === null ? null : <Head head={head} />}
    </section>
  );
}

function Head({ head }: { readonly head: string }) {
  const announce = useAnnounce();
  const [said, setSaid] = useState('');
  const tell = (text: string): void => {
    setSaid(text);
    announce(text);
  };
  const copy = (): void => {
    navigator.clipboard.writeText(head).then(
      () => tell(w.copied),
      () => tell(w.notCopied),
    );
  };
  return (
    <>
      <h4>{w.packHead}</h4>
      <p className="hash">
        <code>{head}</code>
      </p>
      <div className="actions">
        <Button onClick={copy}>{w.copy}</Button>
        <span className="quiet">{said}</span>
      </div>
    </>
  );
}
