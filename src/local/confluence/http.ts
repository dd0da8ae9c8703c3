import { listen, type Listening } from '../host/listen';
import { json, readText, refusal, send, type Reply } from '../host/reply';
import { authenticate } from './credentials';
import type { Confluence } from './confluence';

const maxBodyBytes = 5 * 1024 * 1024;

/**
 * The embedded Confluence over HTTP, on this machine alone.
 *
 * @param create makes the site once its address is known: the links in its answers lead back to it.
 */
export async function startConfluence(
  create: (address: string) => Confluence,
  port: number,
): Promise<Listening> {
  let confluence: Confluence | undefined;
  const server = await listen(port, async (request, response) => {
    confluence ??= create(server.url);
    const { method = 'GET', url = '/', headers } = request;
    const body = await readText(request, maxBodyBytes);
    const reply =
      body === null
        ? refusal(413, `a body is at most ${maxBodyBytes} bytes`)
        : answer(confluence, { method, url: withinSite(url), body }, headers.authorization);
    send(request, response, reply);
  });
  return server;
}

/** The gateway's way of naming a site leads to the same place as the site's own address. */
function withinSite(url: string): string {
  return url.replace(/^\/ex\/confluence\/[^/?#]+/, '');
}

function answer(
  confluence: Confluence,
  request: { readonly method: string; readonly url: string; readonly body: string },
  authorization: string | undefined,
): Reply {
  if (request.method === 'GET' && request.url === '/_edge/tenant_info')
    return json(200, { cloudId: confluence.site.cloudId });
  const caller = authenticate(confluence.site, authorization);
  if (caller === null) return refusal(401, 'the credentials are not known here');
  const { status, body, headers = {} } = confluence.request(request, caller);
  const raw = body instanceof Uint8Array;
  return {
    status,
    type: headers['content-type'] ?? 'application/json',
    body: body === undefined ? '' : raw ? Buffer.from(body) : JSON.stringify(body),
    headers,
  };
}
