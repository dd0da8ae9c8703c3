import { useCallback } from 'react';
import { useGo, type Place, type Query } from './address';

type Queried = Extract<Place, { query?: Query }>;

/**
 * Changes what a view was asked to show, in the address and thereby in the view; a text that is empty
 * goes. It leaves no step to go back to.
 */
export function useQuery(place: Queried): (change: Query) => void {
  const go = useGo();
  const asked = JSON.stringify(place);
  return useCallback(
    (change: Query) => {
      const now = JSON.parse(asked) as Queried;
      go({ ...now, query: { ...now.query, ...change } }, 'replace');
    },
    [go, asked],
  );
}
