/** Where things lie, asked of the site itself. */
import { openSite } from '../enforce/gateway/site';
import { ID } from '../enforce/look-up';
import { nothing, refsOf, type Ref } from '../enforce/refs';
import { createFinder } from '../enforce/space';
import { parseOperation } from '../policy/operation';
import type { Place } from '../policy/strictest';
import { subjectOf } from '../policy/subject';
import type { Point } from '../policy/verdict';
import { authorization } from './credentials';
import { siteUrl } from './site-url';
import { UsageError } from './usage';

/** Longest wait for one answer of the site, in milliseconds. */
const TIMEOUT = 30_000;

/** Places that were looked up, and how. */
export interface Found {
  readonly places: readonly Place[];
  readonly by: string;
}

export interface Places {
  /**
   * Where a content of any kind lies, by its id.
   *
   * @throws {UsageError} for an id that is none, and where the content cannot be found.
   */
  readonly ofContent: (id: string) => Promise<Found>;
  /** Where all that a call names in its path and query lies; null for a call that is decided without its place. */
  readonly ofCall: (method: string, url: string, point: Point) => Promise<Found | null>;
  readonly close: () => Promise<void>;
}

/**
 * Spaces and classification levels on a site, with the rights of whoever is in the environment.
 *
 * @throws {UsageError} for an address that is none, and without credentials.
 */
export function openPlaces(site: string): Places {
  const url = siteUrl(site);
  const credentials = authorization('somebody who sees the content');
  const { askAs, close } = openSite({ url, ca: null, timeout: TIMEOUT, connections: 4 }, () => undefined);
  const ask = askAs(credentials, null);
  const finder = createFinder();
  const find = (refs: readonly Ref[]): Promise<Place[]> => finder.find(refs, ask, true);
  return {
    close,
    async ofContent(id) {
      if (!ID.test(id)) throw new UsageError(`--page: \`${id}\` is not the id of a page or other content`);
      const places = await find([{ kind: 'content', value: id }]);
      if (!places.some(isFound))
        throw new UsageError(`content ${id} was not found on ${url.host} with these credentials`);
      return { places, by: `where content ${id} lies now` };
    },
    async ofCall(method, address, point) {
      const read = parseOperation(method, address);
      if (!read.ok) return null;
      const { operation, endpoint } = subjectOf(point, read.operation);
      if (endpoint === null || endpoint.exposure === 'not-blocked') return null;
      const refs = refsOf(endpoint, operation, undefined);
      const places = await find(refs);
      if (places.every(isFound)) return { places, by: 'found from the call' };
      const by = refs.includes(nothing)
        ? 'the address does not say it; give it with --space or --page'
        : `not all that the call names was found on ${url.host} with these credentials`;
      return { places, by };
    },
  };
}

function isFound({ spaces }: Place): boolean {
  return spaces.some((space) => typeof space === 'string');
}
