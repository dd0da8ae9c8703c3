import { useEffect, useState } from 'react';
import type { Loaded } from './use-call';

/** The last value there was, so that a list stays in sight while its next page is on the way. */
export function useLatest<T>(loaded: Loaded<T>): { readonly shown: Loaded<T>; readonly busy: boolean } {
  const [last, setLast] = useState<Loaded<T>>(loaded);
  useEffect(() => {
    if (loaded.state !== 'loading') setLast(loaded);
  }, [loaded]);
  const waits = loaded.state === 'loading' && last.state === 'ready';
  return { shown: waits ? last : loaded, busy: waits };
}
