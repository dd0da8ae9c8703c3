import { createConfluence } from '../../../src/local/confluence/confluence';
import { startConfluence } from '../../../src/local/confluence/http';
import { createSampleSite } from '../../../src/local/confluence/sample-site';
import { listen, type Listening } from '../../../src/local/host/listen';
import { readText } from '../../../src/local/host/reply';

/** What is answered in the place of the site, a fault a call; null lets the call through. */
export interface Fault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
export type Faults = (request: { readonly path: string; readonly number: number }) => Fault | 'cut' | null;

export interface FaultySite extends Listening {
  /** `METHOD path` of every call that arrived, and whether it carried credentials. */
  readonly calls: { readonly line: string; readonly authorized: boolean }[];
}

/** The embedded Confluence behind a server that fails when it is told to. */
export async function faultySite(
  size: { readonly spaces?: number; readonly apps?: number },
  faults: Faults,
): Promise<FaultySite> {
  const site = await startConfluence(
    (address) => createConfluence(createSampleSite({ ...size, address })),
    0,
  );
  const calls: FaultySite['calls'][number][] = [];
  const times = new Map<string, number>();
  const server = await listen(0, async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const path = url.replace(/\?.*$/, '');
    const number = (times.get(path) ?? 0) + 1;
    times.set(path, number);
    calls.push({ line: `${method} ${url}`, authorized: headers.authorization !== undefined });
    const body = await readText(request, 1_000_000);
    const fault = faults({ path, number });
    if (fault === 'cut') {
      request.socket.destroy();
      return;
    }
    if (fault !== null) {
      response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
      return;
    }
    const answer = await fetch(site.url + url, {
      method,
      headers: headers.authorization === undefined ? {} : { authorization: headers.authorization },
      ...(method === 'POST' && { body }),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  return {
    url: server.url,
    calls,
    close: async () => {
      await server.close();
      await site.close();
    },
  };
}
