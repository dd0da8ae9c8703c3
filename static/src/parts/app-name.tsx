import type { AppRow } from '../../../src/api';
import { toPath, useGo } from '../bridge/address';
import { Named } from './named';

export const endpointsOf = ({ endpoints }: AppRow): number =>
  endpoints.blocked + endpoints.notBlocked + endpoints.unknown;

/** The length that a full bar stands for in a table of these apps. */
export const mostOf = (rows: readonly AppRow[]): number => Math.max(1, ...rows.map(endpointsOf));

/** The name of an app as a link to all that is known of it, its key below. */
export function AppName({ row }: { readonly row: AppRow }) {
  const go = useGo();
  const place = { view: 'app', key: row.key } as const;
  return (
    <Named note={row.vendor === null ? row.key : `${row.vendor} · ${row.key}`}>
      <a
        href={`#${toPath(place)}`}
        onClick={(event) => {
          event.preventDefault();
          go(place);
        }}
      >
        {row.name}
      </a>
    </Named>
  );
}
