import { UsageError } from './usage';

/**
 * The address of a Confluence site as typed for `--site`.
 *
 * @throws {UsageError} for what is no root of a site, and for an address to which credentials would travel in the open.
 */
export function siteUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null)
    throw new UsageError(`--site: \`${text}\` is not an address such as https://example.atlassian.net`);
  const isLoopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback))
    throw new UsageError(
      `--site: expected https, found \`${url.protocol}\` (http is for this machine alone)`,
    );
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new UsageError('--site: expected a plain address without credentials or a query');
  if (!/^\/(?:wiki\/?|ex\/confluence\/[\w-]+\/?)?$/.test(url.pathname))
    throw new UsageError(`--site: expected the root of the site, found the path \`${url.pathname}\``);
  return url;
}
