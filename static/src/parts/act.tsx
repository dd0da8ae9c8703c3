import SectionMessage from '@atlaskit/section-message';
import { useCallback, useState } from 'react';
import { toCallError } from '../bridge/use-call';
import { useAnnounce } from './announce';

interface Outcome {
  readonly ok: boolean;
  readonly text: string;
}

/**
 * Runs what the reader starts and keeps how it ended, in one sentence that is also spoken. Work that
 * gives no sentence ends silently; what it throws is shown as its failure.
 */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const announce = useAnnounce();
  const act = useCallback(
    (work: () => Promise<string | null>): void => {
      const end = (ok: boolean, text: string | null): void => {
        setBusy(false);
        setOutcome(text === null ? null : { ok, text });
        if (text !== null) announce(text);
      };
      setBusy(true);
      work().then(
        (text) => end(true, text),
        (error: unknown) => end(false, toCallError(error).message),
      );
    },
    [announce],
  );
  return { busy, outcome, act };
}

export function Ended({ outcome }: { readonly outcome: Outcome | null }) {
  if (!outcome) return null;
  return (
    <SectionMessage appearance={outcome.ok ? 'success' : 'error'}>
      <p>{outcome.text}</p>
    </SectionMessage>
  );
}
