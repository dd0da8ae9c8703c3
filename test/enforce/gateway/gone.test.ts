import { request } from 'node:http';
import { MARK, onSpace, rulesText, startTestGateway, startUpstream } from './harness';

it('gives a call up when its caller goes away, and counts no fault of the site', async () => {
  let ended = (): void => undefined;
  const broken = new Promise<void>((resolve) => (ended = resolve));
  const upstream = await startUpstream((_, response) => response.on('close', ended));
  const gateway = await startTestGateway(upstream.url, rulesText(onSpace));
  const sent = request(new URL(gateway.url), { path: '/wiki/api/v2/spaces', headers: { [MARK]: '1' } });
  sent.on('error', () => undefined).end();
  while (upstream.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  sent.destroy();
  await broken;
  await gateway.close();
  await upstream.close();
  expect(gateway.logged.filter(({ event }) => event === 'site-fault' || event === 'fault')).toEqual([]);
});
