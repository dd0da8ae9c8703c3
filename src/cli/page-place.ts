/** Where a page lies, asked of the site itself. */
import { openSite } from '../enforce/gateway/site';
import { createFinder } from '../enforce/space';
import type { Place } from '../policy/strictest';
import { authorization } from './credentials';
import { siteUrl } from './site-url';
import { UsageError } from './usage';

/** Longest wait for one answer of the site, in milliseconds. */
const TIMEOUT = 30_000;

/**
 * Space and classification level of a page or other content, with the rights of whoever is in the environment.
 *
 * @throws {UsageError} for an id or an address that is none, and where the content cannot be found.
 */
export async function placeOfPage(
  page: string,
  site: string | undefined,
): Promise<{ place: Place; by: string }> {
  if (!/^\d{1,20}$/.test(page)) throw new UsageError(`--page: \`${page}\` is not the id of a page`);
  if (site === undefined) throw new UsageError('expected --site beside --page, to look the space up');
  const url = siteUrl(site);
  const ask = authorization('somebody who sees the page');
  const { askAs, close } = openSite({ url, ca: null, timeout: TIMEOUT, connections: 4 }, () => undefined);
  try {
    const [place] = await createFinder({ most: 10 }).find(
      [{ kind: 'content', value: page }],
      askAs(ask, null),
      true,
    );
    if (place?.spaces.some((space) => typeof space === 'string') !== true)
      throw new UsageError(`content ${page} was not found on ${url.host} with these credentials`);
    return { place, by: `where content ${page} lies now` };
  } finally {
    await close();
  }
}
